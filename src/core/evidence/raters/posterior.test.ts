import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { logBeta } from '../../numerics/special.js';
import { isGap } from '../../problem.js';
import { answerSets } from './answer-sets.js';
import { type Answers, codeAnswers } from './answers.js';
import { RATER_PRIOR } from './gibbs.js';
import { ratersPosterior } from './posterior.js';

const TABLE = ['yyn', 'yyy', 'nny', 'nnn', 'yny', 'y.y', '.nn'];

const answers = codeAnswers(
  TABLE.flatMap((row, i) => [...row].map((label, w) => ({ task: `${i}`, worker: `${w}`, label })))
    .filter(({ label }) => label !== '.')
    .reduce<{ task: string[]; worker: string[]; label: string[] }>(
      (columns, { task, worker, label }) => {
        columns.task.push(task);
        columns.worker.push(worker);
        columns.label.push(label);
        return columns;
      },
      { task: [], worker: [], label: [] },
    ),
);

/** Every assignment of classes with its exact weight: shares integrated out of beta and binomial terms (two labels). */
function exactly({ from, worker, label, tasks, workers }: Answers) {
  const n = tasks.length;
  let total = 0;
  const shares = new Float64Array(n);
  const right = new Float64Array(2 * workers.length);
  let prior = 0;
  for (let classes = 0; classes < 2 ** n; classes++) {
    const counts = new Float64Array(4 * workers.length);
    let ones = 0;
    for (let i = 0; i < n; i++) {
      const k = (classes >> i) & 1;
      ones += k;
      for (let a = from[i] as number; a < (from[i + 1] as number); a++)
        counts[4 * worker[a]! + 2 * k + label[a]!]! += 1;
    }
    let logWeight = logBeta(RATER_PRIOR.class + ones, RATER_PRIOR.class + n - ones);
    for (let at = 0; at < counts.length; at += 2) {
      const isOne = (at / 2) % 2 === 1;
      const [hit, miss] = isOne ? [counts[at + 1]!, counts[at]!] : [counts[at]!, counts[at + 1]!];
      logWeight += logBeta(RATER_PRIOR.right + hit, RATER_PRIOR.wrong + miss);
    }
    const weight = Math.exp(logWeight + 60);
    total += weight;
    prior += (weight * (RATER_PRIOR.class + ones)) / (2 * RATER_PRIOR.class + n);
    for (let i = 0; i < n; i++) shares[i]! += weight * ((classes >> i) & 1);
    for (let w = 0; w < workers.length; w++)
      for (let k = 0; k < 2; k++) {
        const [hit, miss] = [counts[4 * w + 3 * k]!, counts[4 * w + k + 1]!];
        right[2 * w + k]! += (weight * (RATER_PRIOR.right + hit)) / (8 + hit + miss);
      }
  }
  return { prior: prior / total, shares: shares.map((x) => x / total), right: right.map((x) => x / total) };
}

test('the sampler gives what summing over every assignment of classes gives', () => {
  const sets = answerSets(answers);
  const found = ratersPosterior(sets, makeRng(1));
  if (isGap(found)) throw new Error(found.detail);
  const exact = exactly(answers);
  // 20,000 draws, autocorrelated a little: standard errors under .0015; five of them.
  expect(Math.abs(found.prior[1]!.mean - exact.prior)).toBeLessThan(0.0075);
  for (const [i, share] of exact.shares.entries())
    expect(Math.abs(found.shares[2 * sets.setOf[i]! + 1]! - share)).toBeLessThan(0.0075);
  for (const [w, worker] of found.workers.entries()) {
    if (isGap(worker)) throw new Error(worker.detail);
    for (let k = 0; k < 2; k++)
      expect(Math.abs(worker.cells[k]![k]!.mean - exact.right[2 * w + k]!)).toBeLessThan(0.0075);
  }
});

test('the same seed gives the same numbers, another seed others', () => {
  const sets = answerSets(answers);
  const prior = (seed: number) => {
    const found = ratersPosterior(sets, makeRng(seed));
    return isGap(found) ? found : found.prior[0]!.mean;
  };
  expect(prior(1)).toBe(prior(1));
  expect(prior(2)).not.toBe(prior(1));
});
