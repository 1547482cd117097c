import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { addPit, centralInterval, covered, crpsOf, logScoreAbove, logScoreOf } from './scores.js';
import { signFlipP } from './sign-flip.js';
import {
  blockStarts,
  chanceBelow,
  chanceOf,
  type TruthDistribution,
  toPmf,
  truthQuantile,
} from './truth-distribution.js';

/** 0, 1, 2 with chances .5, .3, .2 */
const THREE: TruthDistribution = { starts: Float64Array.of(0, 1, 2, 3), mass: Float64Array.of(0.5, 0.3, 0.2) };
/** 0 alone, then 1 to 10 alike */
const RUN: TruthDistribution = { starts: Float64Array.of(0, 1, 11), mass: Float64Array.of(0.5, 0.5) };

test('chances, quantiles and columns of a distribution in blocks', () => {
  expect(chanceOf(RUN, 7)).toBeCloseTo(0.05, 15);
  expect(chanceBelow(RUN, 3)).toBeCloseTo(0.6, 15);
  expect([0.2, 0.5, 0.51, 0.75, 1].map((p) => truthQuantile(RUN, p))).toEqual([0, 0, 1, 5, 10]);
  expect([...toPmf(RUN, 2)].map((x) => Number(x.toFixed(6)))).toEqual([0.833333, 0.083333, 0.083333]);
  const starts = blockStarts(1000, [500]);
  expect(starts.at(-1)).toBe(1000);
  expect([...starts]).toEqual(expect.arrayContaining([0, 1, 31, 500, 501]));
});

test('a right forecast covers what its intervals are called, whatever it counts', () => {
  for (const p of [0.5, 0.8, 0.9, 0.95]) {
    const expected = [0, 1, 2].reduce((sum, truth) => sum + chanceOf(THREE, truth) * covered(THREE, truth, p), 0);
    expect(expected).toBeCloseTo(p, 14);
  }
  const histogram = new Float64Array(10);
  addPit(histogram, THREE, 1);
  expect([...histogram].map((x) => Number(x.toFixed(6)))).toEqual([0, 0, 0, 0, 0, 0.333333, 0.333333, 0.333333, 0, 0]);
  expect(centralInterval(THREE, 0.9)).toEqual({ low: 0, high: 2 });
});

test('log scores and CRPS by hand', () => {
  expect(logScoreOf(THREE, 1)).toBeCloseTo(-Math.log(0.3), 14);
  expect(logScoreAbove(THREE, 1)).toBeCloseTo(-Math.log(0.5), 14);
  expect(logScoreAbove(THREE, 0)).toBe(0);
  // (.5)² + (.8 − 1)² + 0
  expect(crpsOf(THREE, 1)).toBeCloseTo(0.29, 14);
  // F = .5, .55 … 1 at 0 … 10; the truth is 3.
  const byHand = Array.from({ length: 11 }, (_, k) => (0.5 + 0.05 * k - (k >= 3 ? 1 : 0)) ** 2).reduce((a, b) => a + b);
  expect(crpsOf(RUN, 3)).toBeCloseTo(byHand, 12);
});

test('sign flips: three conflicts that all point one way are one in four', () => {
  expect(signFlipP([1, 2, 3], makeRng(1))).toBe(0.25);
  expect(signFlipP([1, -1], makeRng(1))).toBe(1);
  expect(signFlipP([0, 0], makeRng(1))).toBe(1);
  // Twenty that all point one way: 2 in a million, and the least that drawing can show is 1 in 65,537.
  expect(
    signFlipP(
      Array.from({ length: 20 }, () => 1),
      makeRng(1),
    ),
  ).toBeLessThan(1e-4);
});
