/**
 * One step of EM for the model of Dawid & Skene (1979, doi:10.2307/2346806): a task has one true class k with chance π_k; worker
 * w says l with chance θ_wkl, independently of all others given k.
 *
 * Most likely wrong: independence given the class (copied sources, hard tasks). Cost: O(answers of the distinct sets · classes)
 * a step, in one pass: a set's weights are products, scaled where they grow small, and go straight into the next counts.
 */
import type { AnswerSets } from './answer-sets.js';

/** π, and θ flat as `[(worker · K + said) · K + class]`, K classes. */
export type RaterModel = { readonly prior: Float64Array; readonly theta: Float64Array };

export const emptyModel = ({ workers, classes }: Pick<AnswerSets, 'workers' | 'classes'>): RaterModel => ({
  prior: new Float64Array(classes),
  theta: new Float64Array(workers * classes * classes),
});

export function copyModel(from: RaterModel, to: RaterModel): void {
  to.prior.set(from.prior);
  to.theta.set(from.theta);
}

/** Answers multiplied before the product is brought back to 1: at 1e-9 each it stays above the least double. */
const BEFORE_SCALING = 32;

/**
 * Fills `weights[at .. at + K - 1]` with P(class | answers) of a set. @returns ln P(answers), -Infinity where no class allows
 * them all
 */
export function weighSet(sets: AnswerSets, set: number, model: RaterModel, weights: Float64Array, at: number): number {
  const { from, worker, label, classes: K } = sets;
  const { prior, theta } = model;
  for (let k = 0; k < K; k++) weights[at + k] = prior[k] as number;
  let [logScale, left] = [0, BEFORE_SCALING];
  const to = from[set + 1] as number;
  for (let a = from[set] as number; a < to; a++) {
    const base = ((worker[a] as number) * K + (label[a] as number)) * K;
    for (let k = 0; k < K; k++) weights[at + k] = (weights[at + k] as number) * (theta[base + k] as number);
    if (--left > 0) continue;
    logScale += scale(weights, at, K);
    left = BEFORE_SCALING;
  }
  return logScale + scale(weights, at, K);
}

/** Brings the weights to a sum of 1. @returns ln of what they were divided by */
function scale(weights: Float64Array, at: number, K: number): number {
  let sum = 0;
  for (let k = at; k < at + K; k++) sum += weights[k] as number;
  for (let k = at; k < at + K; k++) weights[k] = (weights[k] as number) / sum;
  return Math.log(sum);
}

/** From `model` to the `next` one. @returns the observed-data log-likelihood of `model` */
export function emStep(sets: AnswerSets, model: RaterModel, next: RaterModel): number {
  if (sets.classes === 2) return emStepOfTwo(sets, model, next);
  const weights = new Float64Array(sets.classes);
  next.prior.fill(0);
  next.theta.fill(0);
  let total = 0;
  for (let s = 0; s < sets.weight.length; s++) {
    const weight = sets.weight[s] as number;
    total += weight * weighSet(sets, s, model, weights, 0);
    addCounts(sets, s, weight, weights, 0, next);
  }
  normalize(next, sets.tasks);
  return total;
}

function addCounts(
  { from, worker, label, classes: K }: AnswerSets,
  set: number,
  weight: number,
  shares: Float64Array,
  at: number,
  { prior, theta }: RaterModel,
): void {
  for (let k = 0; k < K; k++) prior[k] = (prior[k] as number) + weight * (shares[at + k] as number);
  const to = from[set + 1] as number;
  for (let a = from[set] as number; a < to; a++) {
    const base = ((worker[a] as number) * K + (label[a] as number)) * K;
    for (let k = 0; k < K; k++) theta[base + k] = (theta[base + k] as number) + weight * (shares[at + k] as number);
  }
}

/** The same for two classes, without the inner loops. */
function emStepOfTwo({ from, worker, label, weight, tasks }: AnswerSets, model: RaterModel, next: RaterModel): number {
  const theta = model.theta;
  const sums = next.theta;
  sums.fill(0);
  const [prior0, prior1] = [model.prior[0] as number, model.prior[1] as number];
  let [sum0, total] = [0, 0];
  for (let s = 0; s < weight.length; s++) {
    const [start, to, w] = [from[s] as number, from[s + 1] as number, weight[s] as number];
    let [p0, p1] = [prior0, prior1];
    for (let a = start; a < to; a++) {
      const base = 4 * (worker[a] as number) + 2 * (label[a] as number);
      p0 *= theta[base] as number;
      p1 *= theta[base + 1] as number;
      if (p0 + p1 < LEAST) {
        const sum = p0 + p1;
        total += w * Math.log(sum);
        p0 /= sum;
        p1 /= sum;
      }
    }
    const sum = p0 + p1;
    total += w * Math.log(sum);
    const q0 = (w * p0) / sum;
    const q1 = (w * p1) / sum;
    sum0 += q0;
    for (let a = start; a < to; a++) {
      const base = 4 * (worker[a] as number) + 2 * (label[a] as number);
      sums[base] = (sums[base] as number) + q0;
      sums[base + 1] = (sums[base + 1] as number) + q1;
    }
  }
  next.prior[0] = sum0;
  next.prior[1] = tasks - sum0;
  normalize(next, tasks);
  return total;
}

const LEAST = 1e-140;

/** Counts to chances. A class a worker never met by any weight leaves his row even: the data say nothing of it. */
function normalize({ prior, theta }: RaterModel, tasks: number): void {
  const K = prior.length;
  for (let k = 0; k < K; k++) prior[k] = (prior[k] as number) / tasks;
  for (let base = 0; base < theta.length; base += K * K) {
    for (let k = 0; k < K; k++) {
      let sum = 0;
      for (let at = base + k; at < base + K * K; at += K) sum += theta[at] as number;
      for (let at = base + k; at < base + K * K; at += K) theta[at] = sum > 0 ? (theta[at] as number) / sum : 1 / K;
    }
  }
}

/** The model that fits given class weights best (`shares[set · K + class]`): the M-step. */
export function modelOfShares(sets: AnswerSets, shares: Float64Array): RaterModel {
  const model = emptyModel(sets);
  for (let s = 0; s < sets.weight.length; s++)
    addCounts(sets, s, sets.weight[s] as number, shares, s * sets.classes, model);
  normalize(model, sets.tasks);
  return model;
}

/** P(class | answers) of every set, `[set · K + class]`. */
export function setShares(sets: AnswerSets, model: RaterModel): Float64Array {
  const shares = new Float64Array(sets.weight.length * sets.classes);
  for (let s = 0; s < sets.weight.length; s++) weighSet(sets, s, model, shares, s * sets.classes);
  return shares;
}
