/** The chance of a claim given the truth, and its sum over truths. */
import { between4 } from './student4.js';

/** The cell of a claim y on the scale of log(y + ½) before rounding: log y to log(y + 1). */
export type ClaimCell = { readonly low: number; readonly high: number };

export const claimCell = (y: number): ClaimCell => ({ low: Math.log(y), high: Math.log(y + 1) });

/** P(claim in the cell | T), T ≥ 1; `centre` = log(T + ½) + b. */
export const claimChance = ({ low, high }: ClaimCell, centre: number, sigma: number): number =>
  between4((low - centre) / sigma, (high - centre) / sigma);

/** Truths T ≥ 1 in blocks, each with its share of Σ 1 / (T + ½). */
export type TruthGrid = { readonly logs: Float64Array; readonly shares: Float64Array };

const SINGLES = 6;
const RATIO = 1.3;
const REACH = 10;
/** Claims so large that the sum over truths is its integral, 1 / (y + ½), whatever b and σ. */
const LARGE = 30;

/** What {@link claimWeight} sums over; null for a claim so large that it need not be summed. */
export function truthGrid(y: number): TruthGrid | null {
  if (y >= LARGE) return null;
  const [logs, shares]: [number[], number[]] = [[], []];
  for (let t = 1; t <= REACH * (y + 1); ) {
    const next = t < SINGLES ? t + 1 : Math.ceil(t * RATIO);
    const middle = (t + next) / 2;
    logs.push(Math.log(middle));
    shares.push((next - t) / middle);
    t = next;
  }
  return { logs: Float64Array.from(logs), shares: Float64Array.from(shares) };
}

/** Σ over T ≥ 1 of P(claim y | T) / (T + ½). */
export function claimWeight(y: number, cell: ClaimCell, grid: TruthGrid | null, b: number, sigma: number): number {
  if (grid === null) return 1 / (y + 0.5);
  let total = 0;
  for (let k = 0; k < grid.logs.length; k++)
    total += (grid.shares[k] as number) * claimChance(cell, (grid.logs[k] as number) + b, sigma);
  return total;
}
