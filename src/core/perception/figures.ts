/** Amounts in the sentences of this stage: three digits, no more than they carry. */
import { plain } from '../claims/amount.js';

/** As the row has it, with thousands apart. */
export function exactly(x: number): string {
  const [whole, places] = String(x).split('.');
  return plain(Number(whole)) + (places === undefined ? '' : `.${places}`);
}

export const figure = (x: number): string => plain(Number(x.toPrecision(3)));

/** 2.42 → `2.4 times`. */
export const times = (ratio: number): string => `${Number(ratio.toPrecision(2))} times`;

/** 0.0586 → `5.9 points`, of a share. */
export const points = (share: number): string => `${Number((100 * share).toFixed(1))} points`;
