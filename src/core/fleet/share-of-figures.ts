/** A count over a fleet whose size several figures give: every count with every figure, figures equally likely. */
import type { Pmf } from '../numerics/discrete.js';
import type { Summary } from './result.js';

export type ShareSummary = Summary;

/** Shares 0..1, exact over the distribution of the count. @param figures sizes above 0 */
export const shareOfFigures = (count: Pmf, figures: readonly number[]): ShareSummary =>
  summaryOver(count, figures, (n, figure) => Math.min(1, n / figure));

/** What is left, on the same counts and figures. */
export const leftOfFigures = (count: Pmf, figures: readonly number[]): ShareSummary =>
  leftOf(shareOfFigures(count, figures));

/** Of what is left, by what is lost. */
export const leftOf = ({ mean, q05, q50, q95 }: ShareSummary): ShareSummary => ({
  mean: 1 - mean,
  q05: 1 - q95,
  q50: 1 - q50,
  q95: 1 - q05,
});

/**
 * Mean and quantiles of a share over every count with every figure, figures equally likely.
 * The shares of one figure are in order as they come, so all are merged, O(points · figures): figures are few. Points of one
 * share are taken the lightest first, so that the order of the figures moves no digit.
 *
 * @param shareAt never falls as the count grows
 */
export function summaryOver<F>(
  count: Pmf,
  figures: readonly F[],
  shareAt: (n: number, figure: F) => number,
): ShareSummary {
  const parts = figures.length;
  const weights = count.map((chance) => chance / parts);
  const counts = Int32Array.from(weights.keys()).filter((n) => (weights[n] as number) > 0);
  const points = parts * counts.length;
  const heads = new Int32Array(parts);
  const next = Float64Array.from(figures, (figure) => shareAt(counts[0] ?? 0, figure));
  const tied = new Float64Array(points);
  let [mean, cumulative, share] = [0, 0, 0];
  let [q05, q50, q95]: (number | null)[] = [null, null, null];
  for (let taken = 0; taken < points; ) {
    share = Number.POSITIVE_INFINITY;
    for (let f = 0; f < parts; f++) if ((next[f] as number) < share) share = next[f] as number;
    let size = 0;
    let isInOrder = true;
    for (let f = 0; f < parts; f++)
      while (next[f] === share) {
        const weight = weights[counts[heads[f] as number] as number] as number;
        if (size > 0 && weight < (tied[size - 1] as number)) isInOrder = false;
        tied[size++] = weight;
        const at = (heads[f] as number) + 1;
        heads[f] = at;
        next[f] = at < counts.length ? shareAt(counts[at] as number, figures[f] as F) : Number.POSITIVE_INFINITY;
      }
    if (!isInOrder) tied.subarray(0, size).sort();
    for (let i = 0; i < size; i++) {
      const weight = tied[i] as number;
      mean += share * weight;
      cumulative += weight;
      if (q05 === null && cumulative >= 0.05 - SLACK) q05 = share;
      if (q50 === null && cumulative >= 0.5 - SLACK) q50 = share;
      if (q95 === null && cumulative >= 0.95 - SLACK) q95 = share;
    }
    taken += size;
  }
  return { mean, q05: q05 ?? share, q50: q50 ?? share, q95: q95 ?? share };
}

/** Against rounding of running sums. */
const SLACK = 1e-12;
