/**
 * How many there were, given how many were seen.
 *
 * Model: `seen` of N assets were seen, seen | N, p ~ Binomial(N, p), p ~ Beta(a, b); N has any prior on 0..cap.
 * Posterior(N) ∝ prior(N) · C(N, seen) · B(seen + a, N − seen + b) / B(a, b).
 * Most likely wrong: that every asset has the same chance to be seen, and that the cap is known. A cap that rules shows
 * as mass in the top five counts, and then says so. Cost: O(cap).
 */
import { betaBinomial, binomial, normalize, type Pmf, sum } from '../numerics/discrete.js';
import { logBeta, logChoose } from '../numerics/special.js';
import { InputError } from '../problem.js';

/** Detection probability ~ Beta(a, b), a, b > 0. */
export type Detection = { readonly a: number; readonly b: number };

export type Thinned = {
  /** P(N = n | seen), index n, length cap + 1 */
  readonly pmf: Pmf;
  /** posterior mass on the five largest counts the prior allows, 0..1 */
  readonly capMass: number;
  /** set when `capMass` exceeds 1 %: the cap, not the evidence, bounds the answer */
  readonly warning: string | null;
};

/** Above this share of the posterior in the top five counts, the cap acts as the prior (methods E2). */
export const CAP_MASS_LIMIT = 0.01;
const TOP = 5;

/**
 * Posterior of the true count.
 * @param seen whole number >= 0, free of false positives
 * @param prior `prior[n]` = P(N = n) up to a factor; its length fixes the cap
 * @throws InputError when the prior gives no weight to any count of at least `seen`
 */
export function thinned(seen: number, detection: Detection, prior: ArrayLike<number>): Thinned {
  if (!Number.isInteger(seen) || seen < 0) throw new InputError('thinning.seen', 'a whole number from 0', seen);
  const weights = new Float64Array(prior.length);
  const norm = logBeta(detection.a, detection.b);
  for (let n = seen; n < prior.length; n++) {
    const log = logChoose(n, seen) + logBeta(seen + detection.a, n - seen + detection.b) - norm;
    weights[n] = (prior[n] as number) * Math.exp(log);
  }
  if (!(sum(weights) > 0)) {
    throw new InputError(
      'thinning.prior',
      `gives weight to some count of at least ${seen}`,
      `a cap of ${prior.length - 1}`,
    );
  }
  const pmf = normalize(weights);
  const cap = lastWeighted(prior);
  const capMass = sum(pmf.subarray(Math.max(0, cap - TOP + 1)));
  return { pmf, capMass, warning: capMass > CAP_MASS_LIMIT ? capWarning(capMass, cap) : null };
}

/** Prior equal on low..high, zero elsewhere. */
export const uniformPrior = (low: number, high: number): Pmf =>
  normalize(Float64Array.from({ length: high + 1 }, (_, n) => (n >= low ? 1 : 0)));

/** Prior ∝ 1/N on low..high (low >= 1): as much weight on 10..20 as on 20..40. */
export const reciprocalPrior = (low: number, high: number): Pmf =>
  normalize(Float64Array.from({ length: high + 1 }, (_, n) => (n >= low ? 1 / n : 0)));

/** Distribution of how many are seen of `present`. */
export const seenOf = (present: number, detection: Detection): Pmf => betaBinomial(present, detection.a, detection.b);

/** Share that must have been seen for `total` to be true, 0..1. */
export const detectionNeeded = (seen: number, total: number): number => seen / total;

/** How many of `seen` are real when each is a false positive with the same chance, independently. */
export const realAmong = (seen: number, falseChance: number): Pmf => binomial(seen, 1 - falseChance);

function lastWeighted(prior: ArrayLike<number>): number {
  for (let n = prior.length - 1; n >= 0; n--) if ((prior[n] as number) > 0) return n;
  return 0;
}

const capWarning = (mass: number, cap: number): string =>
  `${(100 * mass).toFixed(1)} % of the weight lies on the five largest counts allowed (up to ${cap}): the cap decides, not the evidence`;
