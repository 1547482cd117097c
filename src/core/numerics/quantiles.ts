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

/** The same of whole numbers from 0, small enough to be counted: O(draws), without sorting. */
export function summarizeCounts(draws: Float64Array): { mean: number; q05: number; q50: number; q95: number } {
  const last = draws.length - 1;
  if (last < 0) throw new InputError('quantiles.draws', 'at least one', 0);
  const counts = countsOf(draws);
  const numberAt = (place: number): number => {
    let [n, upTo] = [0, counts[0] as number];
    while (upTo <= place) upTo += counts[++n] as number;
    return n;
  };
  const quantile = (p: number): number => {
    const at = p * last;
    const below = Math.floor(at);
    const low = numberAt(below);
    return low + (at - below) * (numberAt(Math.min(below + 1, last)) - low);
  };
  let total = 0;
  for (let n = 1; n < counts.length; n++) total += n * (counts[n] as number);
  return { mean: total / draws.length, q05: quantile(0.05), q50: quantile(0.5), q95: quantile(0.95) };
}

/** Share of draws at each whole number from 0: draws of a count as a distribution. O(draws), without sorting. */
export const tally = (draws: Float64Array): Float64Array => countsOf(draws).map((n) => n / draws.length);

function countsOf(draws: Float64Array): Float64Array {
  let most = 0;
  for (let i = 0; i < draws.length; i++) if ((draws[i] as number) > most) most = draws[i] as number;
  const counts = new Float64Array(most + 1);
  for (let i = 0; i < draws.length; i++) {
    const n = draws[i] as number;
    counts[n] = (counts[n] as number) + 1;
  }
  return counts;
}
