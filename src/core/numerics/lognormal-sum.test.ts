import { expect, test } from 'vitest';
import { pointMass } from './discrete.js';
import { mean, variance } from './lognormal.js';
import { countedSumExceeds, sumOfExchangeable } from './lognormal-sum.js';

const unit = { mu: 1, sigma: 0.6 };
const EXACT = 10; // closed forms

test('a sum of one is the unit itself', () => {
  const one = sumOfExchangeable(unit, 1, 0.3);
  expect(one.mu).toBeCloseTo(unit.mu, EXACT);
  expect(one.sigma).toBeCloseTo(unit.sigma, EXACT);
});

test('fully shared errors scale the unit: same spread, n times the median', () => {
  const ten = sumOfExchangeable(unit, 10, 1);
  expect(ten.mu).toBeCloseTo(unit.mu + Math.log(10), EXACT);
  expect(ten.sigma).toBeCloseTo(unit.sigma, EXACT);
});

test('dependence leaves the mean alone and widens the sum', () => {
  const [apart, together] = [sumOfExchangeable(unit, 10, 0), sumOfExchangeable(unit, 10, 0.8)];
  expect(mean(apart)).toBeCloseTo(10 * mean(unit), EXACT);
  expect(mean(together)).toBeCloseTo(10 * mean(unit), EXACT);
  expect(variance(apart)).toBeCloseTo(10 * variance(unit), EXACT);
  expect(variance(together)).toBeGreaterThan(5 * variance(apart));
});

test('a count that may be zero may cost nothing', () => {
  expect(countedSumExceeds(Float64Array.of(0.4, 0.6), unit, 1, 0)).toBe(1);
  expect(countedSumExceeds(Float64Array.of(0.4, 0.6), unit, 1, 1e-9)).toBeCloseTo(0.6, EXACT);
  expect(countedSumExceeds(pointMass(0), unit, 1, 1)).toBe(0);
});
