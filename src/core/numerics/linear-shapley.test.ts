import { expect, test } from 'vitest';
import { linearShapley } from './linear-shapley.js';

test('independent terms: their parts of the variance', () => {
  expect(linearShapley(Float64Array.of(1, 0, 0, 3), 2)).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.75, 12)]);
});

test('two correlated terms: the closed form', () => {
  const [rho, b1, b2] = [0.6, 1, 2];
  const variance = b1 * b1 + 2 * rho * b1 * b2 + b2 * b2;
  const half = (rho * rho) / 2;
  const [one, two] = linearShapley(Float64Array.of(b1 * b1, rho * b1 * b2, rho * b1 * b2, b2 * b2), 2);
  expect(one).toBeCloseTo((b1 * b1 * (1 - half) + b1 * b2 * rho + b2 * b2 * half) / variance, 12);
  expect(two).toBeCloseTo((b2 * b2 * (1 - half) + b1 * b2 * rho + b1 * b1 * half) / variance, 12);
});

test('terms that are one term share alike, a term that does not vary has nothing, and all add up', () => {
  const [one, two, still] = linearShapley(Float64Array.of(4, 4, 0, 4, 4, 0, 0, 0, 0), 3);
  expect([one, two, still]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9), 0]);
  expect(linearShapley(new Float64Array(4), 2)).toEqual([0, 0]);
});
