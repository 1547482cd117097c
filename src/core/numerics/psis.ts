/**
 * Pareto-smoothed importance sampling (Vehtari, Simpson, Gelman, Yao & Gabry 2024, JMLR 25(72)). Model: the largest ratios
 * over a cutoff follow a generalized Pareto distribution; they are replaced by its expected order statistics and held at or
 * under the largest raw ratio. Assumption most likely to be wrong: that the tail seen tells of the tail not seen, which k̂
 * judges. Cost: one sort. Follows R's `loo` 2.5.1 (`validation/psis` compares), but for ratios all equal.
 */
import { InputError } from '../problem.js';
import { sum } from './discrete.js';

export type SmoothedWeights = {
  /** one for each ratio, in its order; sums to 1 */
  readonly weights: Float64Array;
  /**
   * Shape of the tail. The weights can be used when it is under min(0.7, 1 − 1/log10(S)) for S draws. Infinity when no tail
   * can be fitted, and the weights are then the raw ones: fewer than 21 draws, a tail of equal ratios, or a quarter of the
   * tail tied with the cutoff. −Infinity when all ratios are equal: nothing is reweighted (`loo` says Infinity here too,
   * with a warning).
   */
  readonly khat: number;
  /** independent draws the weighted sample is worth: r_eff / Σ weight² */
  readonly ess: number;
};

/** Above this k̂ smoothed weights are not to be trusted, however many the draws. */
export const MOST_KHAT = 0.7;

const FEWEST_IN_TAIL = 5;

/**
 * @param logRatios ln(target / proposal) of each draw up to a constant; −Infinity for a draw the target rules out
 * @param relativeEfficiency effective over actual draws of the proposal's chains, > 0; 1 for independent draws
 * @throws InputError on NaN or +Infinity, or when the target rules out every draw
 */
export function psis(logRatios: Float64Array, relativeEfficiency = 1): SmoothedWeights {
  if (!(relativeEfficiency > 0)) throw new InputError('psis.relativeEfficiency', 'above 0', relativeEfficiency);
  const order = Uint32Array.from(logRatios, (_, i) => i).sort((i, j) => at(logRatios, i) - at(logRatios, j) || i - j);
  const draws = logRatios.length;
  const most = draws === 0 ? Number.NaN : at(logRatios, order[draws - 1] as number);
  if (!Number.isFinite(most) || logRatios.some(Number.isNaN)) {
    throw new InputError('psis.logRatios', 'no NaN, none +Infinity, and at least one finite', most);
  }
  const raw = logRatios.map((x) => Math.exp(x - most));
  if (at(raw, order[0] as number) === 1) return summarize(raw, Number.NEGATIVE_INFINITY, relativeEfficiency);

  const tail = order.subarray(draws - tailLength(draws, relativeEfficiency));
  if (tail.length < FEWEST_IN_TAIL || at(logRatios, tail[0] as number) === most) {
    return summarize(raw, Number.POSITIVE_INFINITY, relativeEfficiency);
  }
  const cutoff = at(raw, order[draws - tail.length - 1] as number);
  const { k, sigma } = fitGeneralizedPareto(Float64Array.from(tail, (i) => at(raw, i) - cutoff));
  if (Number.isFinite(k)) {
    tail.forEach((i, rank) => {
      const quantile = (sigma * Math.expm1(-k * Math.log1p(-(rank + 0.5) / tail.length))) / k;
      raw[i] = Math.min(1, cutoff + quantile);
    });
  }
  return summarize(raw, k, relativeEfficiency);
}

/** How many of the largest ratios are smoothed: min(S / 5, 3·√(S / r_eff)), rounded up. */
export const tailLength = (draws: number, relativeEfficiency: number): number =>
  Math.ceil(Math.min(0.2 * draws, 3 * Math.sqrt(draws / relativeEfficiency)));

/**
 * Shape k and scale sigma of excesses over 0, by the profile posterior mean of Zhang & Stephens (2009,
 * doi:10.1198/tech.2009.08017), k then drawn towards 0.5 as by 10 further excesses (Vehtari et al. 2024). k is
 * Infinity where the likelihood has no values.
 * @param excess ascending, >= 0, at least 5
 */
export function fitGeneralizedPareto(excess: Float64Array): { readonly k: number; readonly sigma: number } {
  const n = excess.length;
  const points = 30 + Math.floor(Math.sqrt(n));
  const quartile = at(excess, Math.floor(n / 4 + 0.5) - 1);
  const thetas = Float64Array.from(
    { length: points },
    (_, j) => 1 / at(excess, n - 1) + (1 - Math.sqrt(points / (j + 0.5))) / (3 * quartile),
  );
  const logLik = thetas.map((theta) => {
    const k = shapeAt(theta, excess);
    return n * (Math.log(-theta / k) - k - 1);
  });
  const most = logLik.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY);
  const lik = logLik.map((x) => Math.exp(x - most));
  const theta = sum(thetas.map((x, j) => x * at(lik, j))) / sum(lik);
  const k = shapeAt(theta, excess);
  if (Number.isNaN(k)) return { k: Number.POSITIVE_INFINITY, sigma: Number.NaN };
  return { k: (k * n + PRIOR_WEIGHT * PRIOR_SHAPE) / (n + PRIOR_WEIGHT), sigma: -k / theta };
}

const PRIOR_SHAPE = 0.5;
const PRIOR_WEIGHT = 10;

/** The shape that is most likely when k / sigma is −theta. */
const shapeAt = (theta: number, excess: Float64Array): number =>
  sum(excess.map((x) => Math.log1p(-theta * x))) / excess.length;

function summarize(raw: Float64Array, khat: number, relativeEfficiency: number): SmoothedWeights {
  const total = sum(raw);
  const weights = raw.map((x) => x / total);
  return { weights, khat, ess: relativeEfficiency / sum(weights.map((w) => w * w)) };
}

const at = (x: ArrayLike<number>, i: number): number => x[i] as number;
