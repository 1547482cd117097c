import { expect, test } from 'vitest';
import { isGap } from '../problem.js';
import { chapman, jointCoverage, oddsRatioNeeded, totalAt } from './recapture.js';

const lists = { first: 20, second: 15, both: 10 };

test('independent lists that share two thirds of the second put a third of the total off the first', () => {
  // Lincoln–Petersen: 20·15/10 = 30.
  expect(totalAt(lists, 1)).toBe(30);
});

test('the odds ratio a total needs is the one that gives it back', () => {
  const needed = oddsRatioNeeded(lists, 80) as number;
  expect(totalAt(lists, needed)).toBeCloseTo(80, 12); // one division and its inverse
  expect(jointCoverage(lists, 80)).toBe(25 / 80);
});

test('the interval never falls below what was listed', () => {
  const estimate = chapman(lists);
  expect(estimate.low).toBeGreaterThan(estimate.distinct);
  expect(estimate.high).toBeGreaterThan(estimate.total);
});

test('lists that share nothing say nothing of a total', () => {
  const apart = { first: 4, second: 3, both: 0 };
  expect(isGap(totalAt(apart, 1))).toBe(true);
  expect(isGap(oddsRatioNeeded(apart, 30))).toBe(true);
});

test('a list inside the other leaves nothing to scale', () => {
  const nested = { first: 8, second: 3, both: 3 };
  expect(chapman(nested)).toMatchObject({ distinct: 8, total: 8, low: 8, high: 8 });
  expect(oddsRatioNeeded(nested, 20)).toMatchObject({ reason: 'too-few' });
});

test('more shared than listed, and a total below what was listed, are refused', () => {
  expect(() => chapman({ first: 3, second: 5, both: 4 })).toThrow('at most the shorter list (3)');
  expect(() => oddsRatioNeeded(lists, 10)).toThrow('at least the distinct count (25)');
});
