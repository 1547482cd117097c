import { expect, test } from 'vitest';
import { simulateAnswers } from '../../../testing/simulate-answers.js';
import { makeRng } from '../../numerics/rng.js';
import { answerSets } from './answer-sets.js';
import { type Answers, codeAnswers } from './answers.js';
import { climb } from './climb.js';
import { dawidSkene } from './dawid-skene.js';
import { emptyModel, emStep, modelOfShares, type RaterModel, setShares } from './em-step.js';
import { voteShares } from './starts.js';

/** Dawid & Skene (1979) as written: logarithms, task by task, nothing folded or accelerated. */
function plainStep({ from, worker, label, tasks, workers, classes }: Answers, model: RaterModel): [number, RaterModel] {
  const K = classes.length;
  const next = { prior: new Float64Array(K), theta: new Float64Array(workers.length * K * K) };
  let total = 0;
  for (let i = 0; i < tasks.length; i++) {
    const mine = Array.from(
      { length: (from[i + 1] as number) - (from[i] as number) },
      (_, a) => a + (from[i] as number),
    );
    const logs = Array.from(model.prior, (share, k) =>
      mine.reduce(
        (sum, a) => sum + Math.log(model.theta[((worker[a] as number) * K + (label[a] as number)) * K + k] as number),
        Math.log(share),
      ),
    );
    const most = Math.max(...logs);
    const sum = logs.reduce((s, x) => s + Math.exp(x - most), 0);
    total += most + Math.log(sum);
    for (const [k, x] of logs.entries()) {
      const q = Math.exp(x - most) / sum;
      next.prior[k]! += q / tasks.length;
      for (const a of mine) next.theta[(worker[a]! * K + label[a]!) * K + k]! += q;
    }
  }
  for (let w = 0; w < workers.length; w++)
    for (let k = 0; k < K; k++) {
      const cells = Array.from({ length: K }, (_, l) => (w * K + l) * K + k);
      const sum = cells.reduce((s, at) => s + next.theta[at]!, 0);
      for (const at of cells) next.theta[at] = sum > 0 ? next.theta[at]! / sum : 1 / K;
    }
  return [total, next];
}

const crew = [0.9, 0.8, 0.7, 0.6].map((accuracy) => ({ accuracy }));

test.each([
  ['two labels', ['no', 'yes']],
  ['four labels', ['a', 'b', 'c', 'd']],
])('one step is that of the paper: %s', (_, labels) => {
  const answers = codeAnswers(simulateAnswers(60, labels, crew, makeRng(3)).columns);
  const sets = answerSets(answers);
  let [model, next] = [modelOfShares(sets, voteShares(sets)), emptyModel(sets)];
  let plain: RaterModel = { prior: model.prior.slice(), theta: model.theta.slice() };
  for (let step = 0; step < 5; step++) {
    const [expected, plainNext] = plainStep(answers, plain);
    // Rounding only: products against sums of logarithms, folded tasks against single ones.
    expect(emStep(sets, model, next)).toBeCloseTo(expected, 9);
    [model, next, plain] = [next, model, plainNext];
    for (const [at, chance] of plain.theta.entries()) expect(model.theta[at]).toBeCloseTo(chance, 10);
  }
});

test('a task with four hundred answers does not fall under the least double', () => {
  const { columns } = simulateAnswers(3, ['no', 'yes'], Array(400).fill({ accuracy: 0.6 }), makeRng(1));
  for (const labels of [columns.label, columns.label.map((l, i) => (i === 0 ? 'other' : l))]) {
    const answers = codeAnswers({ ...columns, label: labels });
    const sets = answerSets(answers);
    const model = modelOfShares(sets, voteShares(sets));
    const [expected] = plainStep(answers, model);
    expect(emStep(sets, model, emptyModel(sets))).toBeCloseTo(expected, 6);
  }
});

test('the climb ends where plain EM ends, never below, in fewer steps', () => {
  const { columns } = simulateAnswers(400, ['no', 'yes'], [...crew, ...crew.slice(2)], makeRng(5));
  const answers = codeAnswers(columns);
  const sets = answerSets(answers);
  const start = modelOfShares(sets, voteShares(sets));
  let plain: RaterModel = start;
  let [before, now, steps] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (; steps < 20_000; steps++) {
    [now, plain] = plainStep(answers, plain);
    if (Math.abs(now - before) <= 1e-12 * Math.abs(now)) break;
    before = now;
  }
  const climbed = climb(sets, start);
  // What stopping at 1e-12 of the likelihood leaves undone.
  expect(climbed.logLikelihood).toBeCloseTo(now, 5);
  expect(climbed.isConverged).toBe(true);
  expect(climbed.steps).toBeLessThan(steps);
});

test('good workers outvote a majority of poor ones', () => {
  const workers = [0.95, 0.95, 0.95, 0.55, 0.55, 0.55, 0.55].map((accuracy) => ({ accuracy }));
  const { columns, truth } = simulateAnswers(300, ['no', 'yes'], workers, makeRng(8));
  const answers = codeAnswers(columns);
  const sets = answerSets(answers);
  const right = (shares: Float64Array): number =>
    truth.filter((label, i) => {
      const at = (sets.setOf[i] as number) * 2;
      return (shares[at + 1]! > shares[at]! ? 'yes' : 'no') === label;
    }).length;
  const found = dawidSkene(sets, makeRng(1));
  expect(right(found.shares)).toBeGreaterThan(right(voteShares(sets)));
  // P(the best of three at .95 is wrong) = .007: 2 of 300, and five standard errors more.
  expect(right(found.shares)).toBeGreaterThan(300 - 10);
});

test('the order of rows moves no digit', () => {
  const { columns } = simulateAnswers(50, ['a', 'b', 'c'], crew, makeRng(2));
  const turned = {
    task: [...columns.task].reverse(),
    worker: [...columns.worker].reverse(),
    label: [...columns.label].reverse(),
  };
  const run = (c: typeof columns) => dawidSkene(answerSets(codeAnswers(c)), makeRng(4));
  expect(run(turned)).toEqual(run(columns));
});

test('tasks with the same answers count as one row with a weight', () => {
  const answers = codeAnswers({
    task: ['1', '1', '2', '2', '3'],
    worker: ['a', 'b', 'b', 'a', 'a'],
    label: ['x', 'y', 'y', 'x', 'x'],
  });
  const sets = answerSets(answers);
  expect([...sets.weight]).toEqual([2, 1]);
  expect([...sets.setOf]).toEqual([0, 0, 1]);
  expect(setShares(sets, modelOfShares(sets, voteShares(sets)))).toHaveLength(4);
});

test('numbers are put in order by value, words after them', () => {
  const { tasks } = codeAnswers({
    task: ['10', '9', 'x', '2'],
    worker: ['a', 'a', 'a', 'a'],
    label: ['l', 'l', 'l', 'l'],
  });
  expect(tasks).toEqual(['2', '9', '10', 'x']);
});
