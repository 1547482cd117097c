/**
 * Draws from the distributions a Gibbs sampler meets. Every one takes its chance as an argument. Gamma by Marsaglia & Tsang
 * (2000, doi:10.1145/358407.358414); a binomial by adding trials, for the small counts it is used on.
 */
import type { Rng } from './rng.js';
import { sliceReal } from './slice.js';

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
export const drawBeta = (shape: BetaShape, rng: Rng): number => drawBetaOf(shape[0], shape[1], rng);

/** The same, of two numbers. */
export function drawBetaOf(a: number, b: number, rng: Rng): number {
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

/**
 * The same where the sum is at hand.
 * @param from where the weights begin
 * @param total the weights added up in their order: another order may draw another index
 */
export function drawIndexOf(weights: Float64Array, from: number, length: number, total: number, rng: Rng): number {
  let left = rng.uniform() * total;
  for (let i = 0; i < length; i++) {
    left -= weights[from + i] as number;
    if (left < 0) return i;
  }
  for (let i = length - 1; i > 0; i--) if ((weights[from + i] as number) > 0) return i;
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

/** Width of the first slice on the logit scale. */
const STEP = 1;

/**
 * One slice-sampling update of a share in (0, 1), on the logit scale.
 * @param logDensity of the share itself, up to a constant, given ln x and ln(1 − x) too; the change of scale is added here
 */
export function sliceShare(
  current: number,
  logDensity: (share: number, log: number, logRest: number) => number,
  rng: Rng,
): number {
  const at = (z: number): number => {
    const share = 1 / (1 + Math.exp(-z));
    if (share <= EDGE || share >= 1 - EDGE) return Number.NEGATIVE_INFINITY;
    const log = Math.log(share);
    const logRest = Math.log1p(-share);
    return logDensity(share, log, logRest) + log + logRest;
  };
  return 1 / (1 + Math.exp(-sliceReal(Math.log(current / (1 - current)), at, STEP, rng)));
}
