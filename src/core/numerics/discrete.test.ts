import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  atLeast,
  betaBinomial,
  between,
  binomial,
  convolve,
  mean,
  mixture,
  poissonBinomial,
  quantile,
  sum,
  variance,
} from './discrete.js';
import { logBeta, logChoose } from './special.js';

const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });

test('beta-binomial by recurrence is the one by logs, also where P(0) underflows', () => {
  for (const [n, a, b] of [
    [12, 6, 4],
    [40, 38, 2],
    [3, 0.2, 0.5],
    [4000, 900, 0.4],
  ] as const) {
    const pmf = betaBinomial(n, a, b);
    for (let k = 0; k <= n; k++) {
      const direct = Math.exp(logChoose(n, k) + logBeta(k + a, n - k + b) - logBeta(a, b));
      // 1e-9 relative: what log-gamma of numbers near 5,000 leaves after exp
      expect(Math.abs((pmf[k] as number) - direct)).toBeLessThanOrEqual(1e-9 * direct + 1e-300);
    }
  }
});

test('every distribution sums to one and has its textbook mean', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), chance, fc.double({ min: 0.3, max: 30, noNaN: true }), (n, p, a) => {
      for (const [pmf, centre] of [
        [binomial(n, p), n * p],
        [betaBinomial(n, a, 2), (n * a) / (a + 2)],
      ] as const) {
        expect(sum(pmf)).toBeCloseTo(1, 10);
        expect(mean(pmf)).toBeCloseTo(centre, 8);
      }
    }),
  );
});

test('a sum of independent counts has the sum of means and of variances', () => {
  fc.assert(
    fc.property(fc.array(chance, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), chance, (p, n, q) => {
      const [a, b] = [poissonBinomial(p), binomial(n, q)];
      const both = convolve(a, b);
      expect(mean(both)).toBeCloseTo(mean(a) + mean(b), 9);
      expect(variance(both)).toBeCloseTo(variance(a) + variance(b), 9);
    }),
  );
});

test('tails and quantiles agree with each other', () => {
  const pmf = binomial(10, 0.3);
  expect(atLeast(pmf, 4) + between(pmf, null, 3)).toBeCloseTo(1, 12);
  expect(between(pmf, 3, 3)).toBe(pmf[3]);
  expect(between(pmf, 11, null)).toBe(0);
  expect(quantile(pmf, 0.5)).toBe(3);
  expect(quantile(pmf, 0)).toBe(0);
});

test('a mixture of unequal lengths weighs each part', () => {
  const mixed = mixture([
    { weight: 1, pmf: Float64Array.of(1) },
    { weight: 3, pmf: Float64Array.of(0, 0, 1) },
  ]);
  expect([...mixed]).toEqual([0.25, 0, 0.75]);
});
