/** How a finding on perception reads: what it is consistent with, and what it is also consistent with. */
import { plain } from '../claims/amount.js';
import type { EventMark } from './result.js';

/** Three digits, thousands apart. */
export const figure = (x: number): string =>
  Math.abs(x) >= 999.5 ? plain(Math.round(x)) : plain(Number(x.toPrecision(3)));

/** As a row has it, thousands apart. */
export function exactly(x: number): string {
  const [whole, places] = String(x).split('.');
  return plain(Number(whole)) + (places === undefined ? '' : `.${places}`);
}

/** 2.42 → `2.4 times`. */
export const times = (ratio: number): string => `${Number(ratio.toPrecision(2))} times`;

/** @param sign of the difference, where its interval leaves one */
export function consistentWith(sign: 'more' | 'less' | 'none', events: readonly EventMark[]): string {
  const others =
    events.length === 0
      ? 'whatever else went on in those weeks'
      : `any of ${events.length} other events of those weeks`;
  if (sign === 'none')
    return `Consistent with no effect; also consistent with one too small to be seen, or set off by ${others}.`;
  return `Consistent with ${sign === 'more' ? 'a rise' : 'a fall'} that followed the strike; also consistent with ${others}, and with a change that was under way.`;
}
