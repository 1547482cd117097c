/**
 * Log posterior and gradient of the Bayesian latent class model (Manrique-Vallier 2016, doi:10.1111/biom.12502; R's LCMCR):
 * people fall into K classes, in each of which lists are independent.
 *
 *   π_x = Σ_k ν_k Π_j λ_jk^x_j (1 − λ_jk)^(1 − x_j),  λ ~ U(0, 1),  ν by stick-breaking of V_k ~ Beta(1, α), α ~ Gamma(a, rate b),
 *   p(N) ∝ 1/N.
 *
 * The unseen and α are integrated out: Π π_x^n_x / (1 − π_0)^n, and, with t_k = −log(1 − V_k), p(t) ∝ (b + Σ t_k)^−(a + K − 1).
 * Coordinates are log t and logit λ: where α is near 0 ("all people alike") the t run to any length, and on the log scale that
 * tail is an exponential one. Cost of a gradient: (members of observed patterns + lists) × K.
 */
import type { ListCells } from './cells.js';

export type LatentClassPrior = {
  /** most classes */
  readonly classes: number;
  /** shape and rate of α */
  readonly alphaShape: number;
  readonly alphaRate: number;
};

export const LATENT_CLASS_PRIOR: LatentClassPrior = { classes: 10, alphaShape: 0.25, alphaRate: 0.25 };

export type Target = {
  readonly dimension: number;
  /** log density at K − 1 log t, then K place of λ for each list, its gradient written into `gradient` */
  readonly at: (place: Float64Array, gradient: Float64Array) => number;
  /** π_0 at the place last given to `at` */
  readonly missed: () => number;
};

/** e^−t is 1 − t to the last bit. */
const SHORT = 1e-8;

/** Factors λ(1 − λ) multiplied before a logarithm is taken: at e^−80 each they are still a number. */
const LOGGED = 8;

export function latentClassTarget(cells: ListCells, prior: LatentClassPrior): Target {
  const K = prior.classes;
  const J = cells.lists.length;
  const { counts, n } = cells;
  const { members, begin } = membersOf(cells);
  const power = prior.alphaShape + K - 1;
  const rate = new Float64Array(J * K); // λ
  const odds = new Float64Array(J * K); // λ / (1 − λ)
  const stick = new Float64Array(K); // t
  const share = new Float64Array(K); // ν
  const none = new Float64Array(K); // ν_k · chance of no list in class k
  const part = new Float64Array(K);
  const bounds = new Float64Array(K); // Π λ(1 − λ)
  const weight = new Float64Array(K); // expected people of each class, unseen ones too
  let missed = 0;

  const at = (place: Float64Array, gradient: Float64Array): number => {
    let [log, length, left] = [0, prior.alphaRate, 1];
    for (let k = 0; k < K; k++) {
      if (k === K - 1) share[k] = left;
      else {
        const t = Math.exp(place[k] as number);
        const kept = Math.exp(-t);
        stick[k] = t;
        share[k] = t < SHORT ? left * t : left * (1 - kept);
        left *= kept;
        log += place[k] as number;
        length += t;
      }
      none[k] = share[k] as number;
    }
    bounds.fill(1);
    for (let j = 0, i = 0; j < J; j++) {
      for (let k = 0; k < K; k++, i++) {
        const odd = Math.exp(place[K - 1 + i] as number);
        const miss = 1 / (1 + odd);
        odds[i] = odd;
        rate[i] = odd * miss;
        none[k] = (none[k] as number) * miss;
        bounds[k] = (bounds[k] as number) * odd * miss * miss;
      }
      if (j % LOGGED === LOGGED - 1 || j === J - 1) {
        for (let k = 0; k < K; k++) log += Math.log(bounds[k] as number);
        bounds.fill(1);
      }
    }
    log -= power * Math.log(length);

    missed = 0;
    for (let k = 0; k < K; k++) missed += none[k] as number;
    log -= n * Math.log1p(-missed);
    const unseen = n / (1 - missed);
    for (let k = 0; k < K; k++) weight[k] = unseen * (none[k] as number);

    gradient.fill(0);
    for (let x = 0; x < counts.length; x++) {
      let total = 0;
      part.set(none);
      for (let i = begin[x] as number; i < (begin[x + 1] as number); i++) {
        const row = (members[i] as number) * K;
        for (let k = 0; k < K; k++) part[k] = (part[k] as number) * (odds[row + k] as number);
      }
      for (let k = 0; k < K; k++) total += part[k] as number;
      log += (counts[x] as number) * Math.log(total);
      const scale = (counts[x] as number) / total;
      for (let k = 0; k < K; k++) {
        part[k] = (part[k] as number) * scale;
        weight[k] = (weight[k] as number) + (part[k] as number);
      }
      for (let i = begin[x] as number; i < (begin[x + 1] as number); i++) {
        const row = K - 1 + (members[i] as number) * K;
        for (let k = 0; k < K; k++) gradient[row + k] = (gradient[row + k] as number) + (part[k] as number);
      }
    }
    for (let j = 0, i = 0; j < J; j++)
      for (let k = 0; k < K; k++, i++)
        gradient[K - 1 + i] = (gradient[K - 1 + i] as number) + 1 - (rate[i] as number) * (2 + (weight[k] as number));
    const pull = power / length;
    let after = weight[K - 1] as number;
    for (let k = K - 2; k >= 0; k--) {
      const t = stick[k] as number;
      const own = weight[k] as number;
      gradient[k] = 1 - t * (pull + after) + (t < SHORT ? own : (own * t) / Math.expm1(t));
      after += own;
    }
    return Number.isFinite(log) ? log : Number.NEGATIVE_INFINITY;
  };
  return { dimension: K - 1 + J * K, at, missed: () => missed };
}

/** Lists of each observed pattern, one after another. */
function membersOf({ patterns, lists }: ListCells): { readonly members: Int32Array; readonly begin: Int32Array } {
  const members: number[] = [];
  const begin = new Int32Array(patterns.length + 1);
  for (let x = 0; x < patterns.length; x++) {
    for (let j = 0; j < lists.length; j++) if (((patterns[x] as number) >> j) & 1) members.push(j);
    begin[x + 1] = members.length;
  }
  return { members: Int32Array.from(members), begin };
}
