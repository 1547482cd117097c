/** A count over a fleet whose size several figures give: every count with every figure, figures equally likely. */
import type { Pmf } from '../numerics/discrete.js';
import type { Summary } from './result.js';

export type ShareSummary = Summary;

/** Shares 0..1, exact over the distribution of the count. @param figures sizes above 0 */
export function shareOfFigures(count: Pmf, figures: readonly number[]): ShareSummary {
  return weightedSummary(
    figures.flatMap((figure) =>
      Array.from(count, (weight, n) => ({ share: Math.min(1, n / figure), weight: weight / figures.length })),
    ),
  );
}

/** What is left, on the same counts and figures. */
export function leftOfFigures(count: Pmf, figures: readonly number[]): ShareSummary {
  const { mean, q05, q50, q95 } = shareOfFigures(count, figures);
  return { mean: 1 - mean, q05: 1 - q95, q50: 1 - q50, q95: 1 - q05 };
}

/** Mean and quantiles of shares with weights that sum to 1. */
export function weightedSummary(all: readonly { readonly share: number; readonly weight: number }[]): ShareSummary {
  const points = all.filter(({ weight }) => weight > 0).sort((a, b) => a.share - b.share || a.weight - b.weight);
  const quantile = (p: number): number => {
    let cumulative = 0;
    for (const { share, weight } of points) {
      cumulative += weight;
      if (cumulative >= p - 1e-12) return share;
    }
    return points.at(-1)?.share ?? 0;
  };
  const mean = points.reduce((sum, { share, weight }) => sum + share * weight, 0);
  return { mean, q05: quantile(0.05), q50: quantile(0.5), q95: quantile(0.95) };
}
