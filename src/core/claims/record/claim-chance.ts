/** The chance of a claim given the truth: Student's t of log(y + ½) about log(T + ½) + b, rounded. */
import { between4 } from './student4.js';

/** The cell of a claim y on the scale of log(y + ½) before rounding: log y to log(y + 1). */
export type ClaimCell = { readonly low: number; readonly high: number };

export const claimCell = (y: number): ClaimCell => ({ low: Math.log(y), high: Math.log(y + 1) });

/** P(claim in the cell | T), T ≥ 1; `centre` = log(T + ½) + b. */
export const claimChance = ({ low, high }: ClaimCell, centre: number, sigma: number): number =>
  between4((low - centre) / sigma, (high - centre) / sigma);
