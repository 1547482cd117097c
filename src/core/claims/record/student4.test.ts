import { expect, test } from 'vitest';
import { between4, cdf4, density4 } from './student4.js';

test('published quantiles of Student’s t with four degrees of freedom', () => {
  // Tables give the quantile to 1e-6 and the density is at most .375.
  for (const [x, p] of [
    [0, 0.5],
    [0.740697, 0.75],
    [1.533206, 0.9],
    [2.131847, 0.95],
    [2.776445, 0.975],
    [4.604095, 0.995],
  ] as const)
    expect(cdf4(x)).toBeCloseTo(p, 6);
});

test('the density is the slope of the distribution, and a tail keeps its digits', () => {
  for (const x of [-3, -0.4, 0, 1.7, 6]) expect((cdf4(x + 1e-5) - cdf4(x - 1e-5)) / 2e-5).toBeCloseTo(density4(x), 8);
  expect(between4(1e3, Number.POSITIVE_INFINITY) / between4(Number.NEGATIVE_INFINITY, -1e3)).toBe(1);
  expect(between4(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(1);
});
