/** A count over a fleet whose size several figures give: every count with every figure, figures equally likely. */
import type { Pmf } from '../numerics/discrete.js';

export type ShareSummary = { readonly mean: number; readonly q05: number; readonly q50: number; readonly q95: number };

/** Shares 0..1, exact over the distribution of the count. @param figures sizes above 0 */
export function shareOfFigures(count: Pmf, figures: readonly number[]): ShareSummary {
  const points = figures
    .flatMap((figure) =>
      Array.from(count, (weight, n) => ({ share: Math.min(1, n / figure), weight: weight / figures.length })),
    )
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.share - b.share);
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
