/**
 * Draws from the distributions a Gibbs sampler meets. Every one takes its chance as an argument. Gamma by Marsaglia & Tsang
 * (2000, doi:10.1145/358407.358414); a binomial by adding trials, for the small counts it is used on.
 */
import type { Rng } from './rng.js';

export type BetaShape = readonly [a: number, b: number];

/** Gamma(shape, 1), shape > 0. */
export function drawGamma(shape: number, rng: Rng): number {
  if (shape < 1) return drawGamma(shape + 1, rng) * Math.exp(Math.log1p(-rng.uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log1p(-rng.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

const EDGE = 1e-12;

/** Beta(a, b), kept strictly inside (0, 1). */
export function drawBeta([a, b]: BetaShape, rng: Rng): number {
  const x = drawGamma(a, rng);
  const share = x / (x + drawGamma(b, rng));
  return Math.min(1 - EDGE, Math.max(EDGE, share));
}

/** Binomial(n, p), n a small whole number. */
export function drawBinomial(n: number, p: number, rng: Rng): number {
  let k = 0;
  for (let i = 0; i < n; i++) if (rng.uniform() < p) k++;
  return k;
}

/** Index drawn in proportion to `weights[0..length-1]`. */
export function drawIndex(weights: ArrayLike<number>, length: number, rng: Rng): number {
  let total = 0;
  for (let i = 0; i < length; i++) total += weights[i] as number;
  let left = rng.uniform() * total;
  for (let i = 0; i < length; i++) {
    left -= weights[i] as number;
    if (left < 0) return i;
  }
  for (let i = length - 1; i > 0; i--) if ((weights[i] as number) > 0) return i;
  return 0;
}

/** Poisson(mean) given that it is at least `least`; for small means. */
export function drawPoisson(mean: number, least: number, rng: Rng): number {
  // P(least + i) is in proportion to mean^i · least! / (least + i)!
  let term = 1;
  let total = 0;
  let length = 0;
  for (; term > 1e-17 * total || length < 2; length++) {
    total += term;
    term *= mean / (least + length + 1);
  }
  let left = rng.uniform() * total;
  let last = 0;
  term = 1;
  for (let i = 0; i < length; i++) {
    left -= term;
    if (left < 0) return least + i;
    if (term > 0) last = i;
    term *= mean / (least + i + 1);
  }
  return least + last;
}
