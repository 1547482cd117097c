import { expect, test } from 'vitest';
import { exposureOf, goesBeyond, isBudget, standingOf } from './exposure.js';

const looks = ['a', 'b', 'a', 'a', 'c'].map((sha256) => ({ sha256 }));
const SINCE = '2031-03-15T22:00:00.000Z';

test('a file looked at again is one file and another look', () => {
  expect(exposureOf(looks, SINCE, true, 10)).toEqual({ since: SINCE, files: 3, looks: 5, isWhole: true, budget: 10 });
});

test.each([
  [0, 10, 'within'],
  [7, 10, 'within'],
  [8, 10, 'near'],
  [9, 10, 'near'],
  [10, 10, 'full'],
  [14, 10, 'full'],
  [0, 0, 'full'],
  [500, null, 'free'],
] as const)('%i files of a budget of %s: %s', (files, budget, standing) => {
  expect(standingOf({ files, budget })).toBe(standing);
});

test('it is asked before the one that goes beyond, not before the last that fits, and never without a budget', () => {
  expect(goesBeyond({ files: 9, budget: 10 }, 1)).toBe(false);
  expect(goesBeyond({ files: 10, budget: 10 }, 1)).toBe(true);
  expect(goesBeyond({ files: 5, budget: 10 }, 60)).toBe(true);
  expect(goesBeyond({ files: 500, budget: null }, 60)).toBe(false);
});

test('a budget is a whole number of files', () => {
  expect([0, 12, 10_000].map(isBudget)).toEqual([true, true, true]);
  expect([-1, 1.5, 10_001, '12', null, Number.NaN].map(isBudget)).toEqual([false, false, false, false, false, false]);
});
