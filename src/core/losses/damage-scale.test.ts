import { expect, test } from 'vitest';
import { mean, variance } from '../numerics/discrete.js';
import {
  confidenceLabel,
  countFromLabels,
  countWithCommonCause,
  functionalBand,
  inParallel,
  inSeries,
  partialAssessment,
} from './damage-scale.js';

const counts = { CONFIRMED: 2, PROBABLE: 3, POSSIBLE: 1 };
const chances = { CONFIRMED: 1, PROBABLE: 0.5, POSSIBLE: 0.25 };

test('what was not assessed widens the bounds and never counts as undamaged', () => {
  expect(partialAssessment({ yes: 2, no: 3, notAssessed: 5 })).toEqual({
    shareOfAll: 0.2,
    shareOfAssessed: 0.4,
    low: 0.2,
    high: 0.7,
  });
  expect(() => partialAssessment({ yes: 0, no: 0, notAssessed: 5 })).toThrow('something was assessed');
});

test('confirmed statements are a floor under the count, the rest is chance', () => {
  const pmf = countFromLabels(counts, chances);
  expect([pmf[0], pmf[1]]).toEqual([0, 0]);
  expect(mean(pmf)).toBeCloseTo(2 + 1.5 + 0.25, 12); // sums of exact fractions
});

test('a misreading common to all lowers the count and widens it beyond independent errors', () => {
  const apart = countFromLabels(counts, chances);
  const common = countWithCommonCause(counts, chances, { probability: 0.5, factor: 0 });
  expect(mean(common)).toBeCloseTo((mean(apart) + 2) / 2, 12); // exact fractions
  expect(variance(common)).toBeGreaterThan(variance(apart));
});

test('band edges fall where the published scale puts them', () => {
  expect([0, 14.9, 15, 45, 45.1, 100].map(functionalBand)).toEqual([
    'NO FUNCTIONAL DAMAGE',
    'LIGHT',
    'MODERATE',
    'MODERATE',
    'SEVERE',
    'FUNCTIONALLY DESTROYED',
  ]);
  expect([0.95, 0.949, 0.5, 0.499].map(confidenceLabel)).toEqual(['CONFIRMED', 'PROBABLE', 'PROBABLE', 'POSSIBLE']);
});

test('repair in series waits for the slowest element, in parallel for the fastest', () => {
  const elements = [
    { minDays: 2, maxDays: 9 },
    { minDays: 5, maxDays: 6 },
  ];
  expect(inSeries(elements)).toEqual({ minDays: 5, maxDays: 9 });
  expect(inParallel(elements)).toEqual({ minDays: 2, maxDays: 6 });
});
