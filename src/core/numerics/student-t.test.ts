import { expect, test } from 'vitest';
import { tQuantile, tTwoSided } from './student-t.js';

/** Printed tables (Fisher & Yates, table III) to three decimals. */
test.each([
  [0.975, 1, 12.706],
  [0.975, 16, 2.12],
  [0.95, 5, 2.015],
  [0.995, 30, 2.75],
  [0.025, 10, -2.228],
])('quantile %d at %d degrees of freedom is the printed one', (p, df, printed) => {
  expect(tQuantile(p, df)).toBeCloseTo(printed, 3);
});

test('at one degree of freedom it is Cauchy, and the quantile undoes the tail', () => {
  // P(|T| >= 1) = 1/2 exactly
  expect(tTwoSided(1, 1)).toBeCloseTo(0.5, 14);
  // bisection ends at the last bits of the tail, which carry about 1e-13 of the quantile
  expect(tTwoSided(tQuantile(0.9, 7), 7)).toBeCloseTo(0.2, 12);
  expect(tQuantile(0.5, 3)).toBe(0);
});
