import { expect, test } from 'vitest';
import {
  cdf,
  exceeds,
  fromQuantiles,
  mean,
  median,
  mode,
  pooledExceeds,
  pooledQuantile,
  quantile,
  variance,
} from './lognormal.js';

// Closed forms: only the last bits of double precision may differ.
const EXACT = 12;

test('two quantiles are met exactly and the median lies at their geometric mean', () => {
  const d = fromQuantiles([
    { p: 0.1, x: 50 },
    { p: 0.9, x: 200 },
  ]);
  expect(quantile(d, 0.1)).toBeCloseTo(50, 10);
  expect(quantile(d, 0.9)).toBeCloseTo(200, 10);
  expect(median(d)).toBeCloseTo(100, 10);
});

test('several quantiles that disagree are fitted in the middle, and the misfit shows', () => {
  const d = fromQuantiles([
    { p: 0.05, x: 80 },
    { p: 0.5, x: 170 },
    { p: 0.95, x: 400 },
  ]);
  expect(quantile(d, 0.5)).toBeGreaterThan(175);
  expect(quantile(d, 0.05)).toBeLessThan(80);
});

test('mode, median and mean stand in that order', () => {
  const d = { mu: 1, sigma: 0.7 };
  expect(mode(d)).toBeLessThan(median(d));
  expect(median(d)).toBeLessThan(mean(d));
});

test('mean and variance agree with the moments E[X^k] = exp(k·mu + k²·sigma²/2)', () => {
  const d = { mu: 0.3, sigma: 0.9 };
  expect(mean(d)).toBeCloseTo(Math.exp(0.3 + 0.405), EXACT);
  expect(variance(d)).toBeCloseTo(Math.exp(0.6 + 1.62) - Math.exp(0.6 + 0.81), EXACT);
});

test('cdf inverts quantile, and the far upper tail keeps its digits', () => {
  const d = { mu: 2, sigma: 0.5 };
  for (const p of [0.001, 0.2, 0.5, 0.999]) expect(cdf(d, quantile(d, p))).toBeCloseTo(p, EXACT);
  // Φ(−8) = 6.220960574e-16 (published to 10 digits); 1 − cdf would give 6.66e-16.
  expect(exceeds({ mu: 0, sigma: 1 }, Math.exp(8)) / 6.220960574e-16).toBeCloseTo(1, 8);
});

test('a known value is a log-normal without spread', () => {
  const known = { mu: 0, sigma: 0 };
  expect([cdf(known, 0.9), cdf(known, 1), exceeds(known, 1), exceeds(known, 1.1)]).toEqual([0, 1, 1, 0]);
});

test('quantiles that cannot be are refused', () => {
  expect(() => fromQuantiles([{ p: 0.1, x: 5 }])).toThrow('at least two different p');
  expect(() =>
    fromQuantiles([
      { p: 0.1, x: 0 },
      { p: 0.9, x: 5 },
    ]),
  ).toThrow('lognormal.x');
  expect(() =>
    fromQuantiles([
      { p: 0.1, x: 9 },
      { p: 0.9, x: 5 },
    ]),
  ).toThrow('x rises with p');
});

test('the quantile of a pool gives back its probability, and lies between those of its members', () => {
  const pool = [
    { mu: 0, sigma: 0.3 },
    { mu: 2, sigma: 1 },
    { mu: 5, sigma: 0 },
  ];
  for (const p of [0.05, 0.3, 0.6]) {
    const x = pooledQuantile(pool, p);
    expect(pooledExceeds(pool, x)).toBeCloseTo(1 - p, 9); // bisection to 1e-12 of ln x
  }
  expect(pooledQuantile([{ mu: 1, sigma: 0.4 }], 0.7)).toBeCloseTo(quantile({ mu: 1, sigma: 0.4 }, 0.7), 12);
  expect(pooledQuantile(pool, 0.99)).toBeLessThanOrEqual(quantile({ mu: 5, sigma: 0 }, 0.5) * (1 + 1e-9));
  expect(() => pooledQuantile([], 0.5)).toThrow('at least one');
});
