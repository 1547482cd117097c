/** Correlated normal scores from scrambled Sobol' points. */
import { choleskyOf } from '../../numerics/cholesky.js';
import { normalQuantile } from '../../numerics/normal-quantile.js';
import type { Rng } from '../../numerics/rng.js';
import { pairs } from '../../numerics/sobol-indices.js';

/** @param correlation null: independent */
export function scoresOf(
  d: number,
  correlation: Float64Array | null,
  log2Points: number,
  rng: Rng,
): (scores: Float64Array) => void {
  const next = pairs(d, log2Points, rng);
  const factor = correlation === null ? null : choleskyOf(correlation, d);
  return (scores) => {
    next(scores);
    for (let i = 0; i < d; i++) scores[i] = normalQuantile(scores[i] as number);
    if (factor === null) return;
    // from the last, so that what each needs is still unmixed
    for (let i = d - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += (factor[i * d + k] as number) * (scores[k] as number);
      scores[i] = sum;
    }
  };
}
