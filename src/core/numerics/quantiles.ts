/** Quantiles of draws: linear interpolation of the order statistics (type 7 of Hyndman & Fan 1996; NumPy's default). */
import { InputError } from '../problem.js';

/** Quantiles at `probs` (each 0..1). Sorts a copy. @throws InputError when there is no draw or one is not a number */
export const quantiles = (draws: Float64Array, probs: readonly number[]): number[] => {
  const sorted = draws.slice().sort();
  return probs.map((p) => sortedQuantile(sorted, p));
};

/** The same on draws in ascending order; sort puts NaN last, so the last one tells. */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  const last = sorted.length - 1;
  if (last < 0) throw new InputError('quantiles.draws', 'at least one', 0);
  if (Number.isNaN(sorted[last])) throw new InputError('quantiles.draws', 'numbers only', Number.NaN);
  const at = p * last;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, last)] as number;
  return low + (at - below) * (high - low);
}

/** Share of ascending draws that are >= x, 0..1. */
export function shareAtLeast(sorted: Float64Array, x: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] as number) < x) from = middle + 1;
    else to = middle;
  }
  return (sorted.length - from) / sorted.length;
}

/** Mean and equal-tailed 5, 50, 95 % quantiles. */
export function summarizeDraws(draws: Float64Array): { mean: number; q05: number; q50: number; q95: number } {
  const [q05, q50, q95] = quantiles(draws, [0.05, 0.5, 0.95]) as [number, number, number];
  let total = 0;
  for (const x of draws) total += x;
  return { mean: total / draws.length, q05, q50, q95 };
}

/** Share of draws at each whole number from 0: draws of a count as a distribution. O(draws), without sorting. */
export function tally(draws: Float64Array): Float64Array {
  let most = 0;
  for (const n of draws) most = Math.max(most, n);
  const shares = new Float64Array(most + 1);
  for (const n of draws) shares[n] = (shares[n] as number) + 1;
  return shares.map((n) => n / draws.length);
}
