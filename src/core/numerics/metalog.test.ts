import { expect, test } from 'vitest';
import { isGap } from '../problem.js';
import { type Metalog, metalogQuantile, metalogThrough, STEEPEST_SKEW } from './metalog.js';

const through = (low: number, middle: number, high: number, least: number | null): Metalog => {
  const made = metalogThrough({ tail: 0.1, low, middle, high }, least);
  if (isGap(made)) throw new Error(made.detail);
  return made;
};

test.each([
  ['unbounded', 8, 13, 24, null],
  ['above a least value', 60, 120, 300, 0],
])('it passes through its three quantiles: %s', (_, low, middle, high, least) => {
  const made = through(low, middle, high, least);
  for (const [p, x] of [
    [0.1, low],
    [0.5, middle],
    [0.9, high],
  ] as const)
    expect(metalogQuantile(made, p) / x).toBeCloseTo(1, 12);
});

test('three numbers are refused exactly where the curve would fall somewhere', () => {
  const ps = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000);
  const rises = ({ a }: Metalog): boolean =>
    ps.every(
      (p, i) =>
        i === 0 || metalogQuantile({ a, least: null }, p) > metalogQuantile({ a, least: null }, ps[i - 1] as number),
    );
  expect(rises({ a: [0, 1, STEEPEST_SKEW * 0.999], least: null })).toBe(true);
  expect(rises({ a: [0, 1, STEEPEST_SKEW * 1.001], least: null })).toBe(false);
  expect(metalogThrough({ tail: 0.1, low: 10, middle: 11, high: 100 }, null)).toMatchObject({
    reason: 'contradictory',
  });
  expect(isGap(metalogThrough({ tail: 0.1, low: 10, middle: 30, high: 100 }, null))).toBe(false);
});

test('values out of order, and a least value that is not the least, are the caller’s mistakes', () => {
  expect(() => metalogThrough({ tail: 0.1, low: 3, middle: 2, high: 4 }, null)).toThrow('low < middle < high');
  expect(() => metalogThrough({ tail: 0.1, low: 1, middle: 2, high: 4 }, 1)).toThrow('above the least value');
});
