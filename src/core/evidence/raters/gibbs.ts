/**
 * The Bayesian form of Dawid & Skene (1979), with the priors of R's `rater` (Pullin, Gurrin & Vukcevic 2023,
 * doi:10.18637/jss.v106.i04): π ~ Dirichlet(3, …, 3); what worker w says of class k ~ Dirichlet with 4.8 on k itself and
 * 3.2 / (K − 1) on each other label: as if eight answers had been seen, six in ten of them right.
 *
 * Gibbs sampling: classes of all tasks given π and θ, then π and θ given the counts. The lean of the prior towards the diagonal
 * keeps class names in place. Most likely wrong: as in em-step.ts, independence given the class. Cost of a sweep:
 * O(answers of the distinct sets · K + tasks + workers · K²).
 */
import type { Rng } from '../../numerics/rng.js';
import { drawGamma } from '../../numerics/sample.js';
import type { AnswerSets } from './answer-sets.js';
import { emptyModel, type RaterModel, weighSet } from './em-step.js';
import { voteShares } from './starts.js';

export const RATER_PRIOR = { class: 3, right: 4.8, wrong: 3.2 } as const;

export type Sampler = {
  /** π and θ of the last sweep */
  readonly model: RaterModel;
  /** P(class | answers, π, θ) of the last sweep, `[set · K + class]`; weighs the classes better than drawn ones do */
  readonly shares: Float64Array;
  /** One sweep. @returns ln P(answers | π, θ) of the π and θ it began with */
  readonly sweep: () => number;
};

/** Begins at classes drawn from the votes with one more vote for each class, so that chains begin apart. */
export function ratersSampler(sets: AnswerSets, rng: Rng): Sampler {
  const { classes: K, weight } = sets;
  const model = emptyModel(sets);
  const shares = voteShares(sets);
  for (let s = 0, at = 0; s < weight.length; s++) {
    const n = (sets.from[s + 1] as number) - (sets.from[s] as number);
    for (let k = 0; k < K; k++, at++) shares[at] = ((shares[at] as number) * n + 1) / (n + K);
  }
  const drawModelGivenClasses = (): void => {
    setToPrior(model);
    for (let s = 0; s < weight.length; s++) addDrawnClasses(sets, s, shares, model, rng);
    drawRows(model, rng);
  };
  drawModelGivenClasses();
  const sweep = (): number => {
    let logLikelihood = 0;
    for (let s = 0; s < weight.length; s++)
      logLikelihood += (weight[s] as number) * weighSet(sets, s, model, shares, s * K);
    drawModelGivenClasses();
    return logLikelihood;
  };
  return { model, shares, sweep };
}

/** Prior weights in place of the chances: the counts are added to them. */
function setToPrior({ prior, theta }: RaterModel): void {
  const K = prior.length;
  prior.fill(RATER_PRIOR.class);
  theta.fill(RATER_PRIOR.wrong / (K - 1));
  for (let base = 0; base < theta.length; base += K * K)
    for (let k = 0; k < K; k++) theta[base + k * (K + 1)] = RATER_PRIOR.right;
}

/** Draws the class of each task that got the set, and adds its answers to the counts. */
function addDrawnClasses(
  { from, worker, label, weight, classes: K }: AnswerSets,
  s: number,
  shares: Float64Array,
  { prior, theta }: RaterModel,
  rng: Rng,
): void {
  const [start, to] = [from[s] as number, from[s + 1] as number];
  for (let task = weight[s] as number; task > 0; task--) {
    let left = rng.uniform();
    let k = 0;
    for (; k < K - 1; k++) {
      left -= shares[s * K + k] as number;
      if (left < 0) break;
    }
    prior[k] = (prior[k] as number) + 1;
    for (let a = start; a < to; a++) {
      const at = ((worker[a] as number) * K + (label[a] as number)) * K + k;
      theta[at] = (theta[at] as number) + 1;
    }
  }
}

/** Dirichlet draws in place of their weights. */
function drawRows({ prior, theta }: RaterModel, rng: Rng): void {
  const K = prior.length;
  drawRow(prior, 0, 1, K, rng);
  for (let base = 0; base < theta.length; base += K * K)
    for (let k = 0; k < K; k++) drawRow(theta, base + k, K, K, rng);
}

function drawRow(x: Float64Array, from: number, stride: number, n: number, rng: Rng): void {
  let sum = 0;
  const to = from + n * stride;
  for (let at = from; at < to; at += stride) sum += x[at] = Math.max(LEAST, drawGamma(x[at] as number, rng));
  for (let at = from; at < to; at += stride) x[at] = (x[at] as number) / sum;
}

/** A gamma draw that is 0 in doubles would forbid a class for ever. */
const LEAST = 1e-300;
