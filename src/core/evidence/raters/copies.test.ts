import { expect, test } from 'vitest';
import { type SimulatedWorker, simulateAnswers } from '../../../testing/simulate-answers.js';
import { makeRng } from '../../numerics/rng.js';
import { codeAnswers } from './answers.js';
import { findCopies } from './copies.js';
import { asOneVoice } from './one-voice.js';

const ROUNDS = 25;

/** How often each set of groups was found. */
function found(
  tasks: number,
  labels: readonly string[],
  workers: readonly SimulatedWorker[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < ROUNDS; seed++) {
    const { groups } = findCopies(codeAnswers(simulateAnswers(tasks, labels, workers, makeRng(seed)).columns));
    const key = JSON.stringify(groups);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const own = (...accuracies: number[]): SimulatedWorker[] => accuracies.map((accuracy) => ({ accuracy }));

// One table in a hundred may be accused by design, and the test is asymptotic: three of 25 leave room for that and fail a
// test that takes agreement itself for copying, which accuses nearly all of these.
test.each([
  ['six of equal skill', 60, ['no', 'yes'], own(0.8, 0.8, 0.8, 0.8, 0.8, 0.8)],
  ['two who are nearly always right among poor ones', 200, ['no', 'yes'], own(0.97, 0.97, 0.6, 0.6)],
  ['mixed skills, four labels', 100, ['a', 'b', 'c', 'd'], own(0.95, 0.95, 0.6, 0.6, 0.5, 0.7)],
] as const)('workers who only agree by being right are left alone: %s', (_, tasks, labels, workers) => {
  expect(found(tasks, labels, workers).get('[]') ?? 0).toBeGreaterThanOrEqual(ROUNDS - 3);
});

const copied = (share: number): SimulatedWorker => ({ accuracy: 0.6, copies: 0, share });

test.each([
  ['exact copies, half of all', 80, ['no', 'yes'], [...own(0.7), copied(1), copied(1), ...own(0.8, 0.8, 0.8)]],
  [
    'nine answers in ten copied',
    100,
    ['a', 'b', 'c', 'd'],
    [...own(0.7), copied(0.9), copied(0.9), ...own(0.8, 0.8, 0.8)],
  ],
] as const)('copies are found though they outnumber no one: %s', (_, tasks, labels, workers) => {
  expect(found(tasks, labels, workers).get('[[0,1,2]]') ?? 0).toBeGreaterThanOrEqual(ROUNDS - 4);
});

test('a group speaks once: with what most of its members said', () => {
  const answers = codeAnswers({
    task: ['1', '1', '1', '1', '2', '2'],
    worker: ['a', 'b', 'c', 'd', 'b', 'd'],
    label: ['x', 'y', 'y', 'x', 'y', 'x'],
  });
  const voice = asOneVoice(answers, [[0, 1, 2]]);
  expect(voice.workers).toEqual(['a', 'd']);
  expect(voice.tasks).toEqual(['1', '2']);
  expect([...voice.label].map((l) => voice.classes[l])).toEqual(['y', 'x', 'y', 'x']);
});

test('two who never differ, and whom accuracy explains, are named but not joined', () => {
  const { columns } = simulateAnswers(30, ['no', 'yes'], own(1, 1, 0.75, 0.75, 0.75), makeRng(4));
  const { groups, identical } = findCopies(codeAnswers(columns));
  expect(groups).toEqual([]);
  expect(identical.map(({ first, second }) => [first, second])).toContainEqual([0, 1]);
});
