import { expect, test } from 'vitest';
import { printProblem } from '../problem.js';
import { readDepthBook } from './depth-book.js';

const said = (raw: unknown): readonly string[] => {
  const read = readDepthBook(raw);
  return read.ok ? [] : read.problems.map(printProblem);
};
const source = 'assumed here';

test('ranges with a source are read', () => {
  expect(
    said({ speedKmh: { low: 600, high: 800, source }, turnHours: { low: 0, high: 9, source }, defences: 3 }),
  ).toEqual([]);
});

test.each([
  [{ speedKmh: { low: -1, high: 800, source } }, 'depth book speedKmh.low: a number above 0, got "-1"'],
  [{ coverKm: { low: 90, high: 20, source } }, 'depth book coverKm.low: at most high (20), got "90"'],
  [{ turnHours: { low: 1, high: 2 } }, 'depth book turnHours.source: whose number it is, or why it was chosen'],
  [{ defences: 0 }, 'depth book defences: a whole number from 1 to 20, got "0"'],
  [{ warp: 9 }, 'depth book warp: one of speedKmh, turnHours, coverKm, defences, got "warp"'],
  [7, 'depth book : an object, got "7"'],
])('what cannot be is refused with its place: %#', (raw, message) => {
  expect(said(raw)).toEqual([message]);
});
