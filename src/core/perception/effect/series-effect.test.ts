/** The structural model on the published series, and what it does where there is nothing to say. */
import { describe, expect, test } from 'vitest';
import { publishedSeries, SERIES_FOLDER, seriesTarget } from '../../../../test/series-targets.js';
import { ranWithout, sharedPath } from '../../../../test/shared.js';
import { makeRng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import type { SeriesEffect, SeriesInput } from './effect.js';
import { seriesEffect } from './series-effect.js';

const folder = sharedPath(SERIES_FOLDER);
if (folder === null) ranWithout(SERIES_FOLDER);

const must = (made: ReturnType<typeof seriesEffect>): SeriesEffect => {
  if (isGap(made)) throw new Error(made.detail);
  return made;
};

describe.skipIf(folder === null)("R's CausalImpact", () => {
  test.each(['comparison', 'arma'] as const)('%s: 50,000 draws of R and 12,000 of ours say the same', (name) => {
    const target = seriesTarget(name, folder as string);
    const made = must(seriesEffect(publishedSeries(name, folder as string), { draws: 3000, placebos: 0 }, makeRng(1)));
    // the tolerances stated with the figures, for at least 10,000 draws
    const { average, sd, p, inclusion, spread } = made;
    expect(Math.abs(average.predicted - target.avg_pred)).toBeLessThan(0.05 * target.sd);
    expect(Math.abs(average.effect - target.abs_effect)).toBeLessThan(0.05 * target.sd);
    expect(Math.abs(sd / target.sd - 1)).toBeLessThan(0.04);
    const [low, high] = target.effect_ci;
    expect(Math.abs(average.q025 - low)).toBeLessThan(0.08 * target.sd);
    expect(Math.abs(average.q975 - high)).toBeLessThan(0.08 * target.sd);
    if (target.p !== undefined) expect(Math.abs(p - target.p)).toBeLessThan(0.012);
    target.inclusion.forEach((chance, j) => {
      expect(Math.abs((inclusion[j]?.probability ?? 0) - chance)).toBeLessThan(0.03);
    });
    // printed to three digits by a sampler whose own spread of them is about a hundredth
    expect(Math.abs(spread.observation / target.sigma_obs_std - 1)).toBeLessThan(0.02);
    expect(Math.abs(spread.level / target.sigma_level_std - 1)).toBeLessThan(0.02);
  });
});

const noise = (n: number, seed: number): number[] => {
  const rng = makeRng(seed);
  return Array.from({ length: n }, () => 50 + 4 * rng.normal());
};
const numbered = (y: readonly (number | null)[], preEnd: number): SeriesInput => ({
  at: y.map((_, i) => String(i + 1)),
  y,
  controls: [],
  preEnd,
});
const QUIET = { placebos: 0, draws: 500 } as const;

test('an effect that was put in is found, ranks first among placebo dates, and is over the smallest that could be seen', () => {
  const y = noise(60, 3).map((x, i) => (i >= 50 ? x + 12 : x));
  const { average, cumulative, p, placebo, smallestDetectable, sd, path } = must(
    seriesEffect(numbered(y, 49), { draws: 500 }, makeRng(1)),
  );
  // 12, less what ten rows of spread 4 can stray: three standard errors
  expect(Math.abs(average.effect - 12)).toBeLessThan(3 * sd);
  expect(average.q025).toBeGreaterThan(0);
  expect(cumulative.effect).toBeCloseTo(10 * average.effect, 8);
  expect(p).toBeLessThan(0.001);
  expect(isGap(placebo) ? null : [placebo.rank, placebo.of > 10]).toEqual([1, true]);
  // z of .975 and of .8
  expect(smallestDetectable / sd).toBeCloseTo(1.959964 + 0.841621, 5);
  expect(path).toHaveLength(60);
  expect(path[49]?.effect).toBeNull();
  expect(path[59]?.cumulative?.mean).toBeCloseTo(cumulative.effect, 6);
});

test('the unit of the series does not change what is found', () => {
  const y = noise(40, 4);
  const made = must(seriesEffect(numbered(y, 29), QUIET, makeRng(1)));
  const thousandfold = must(
    seriesEffect(
      numbered(
        y.map((x) => 1000 * x - 7),
        29,
      ),
      QUIET,
      makeRng(1),
    ),
  );
  // the same draws, scaled: only rounding differs
  expect(thousandfold.average.effect / made.average.effect).toBeCloseTo(1000, 5);
  expect(thousandfold.p).toBe(made.p);
});

test('errors that remember the row before are named; errors that do not are not', () => {
  let last = 0;
  const fresh = noise(80, 9).map((x) => x - 50);
  const remembering = fresh.map((x) => {
    last = 0.7 * last + x;
    return 50 + last;
  });
  const with70 = must(seriesEffect(numbered(remembering, 69), QUIET, makeRng(1)));
  // .7 less what the level takes of it and three standard errors of an autocorrelation of 70 rows (.09 each)
  expect(with70.memory).toBeGreaterThan(0.35);
  expect(with70.warnings.join()).toContain('its bands are too narrow');
  expect(must(seriesEffect(numbered(fresh, 69), QUIET, makeRng(1))).warnings).toEqual([]);
});

test('one seed gives the same bytes, another does not', () => {
  const y = noise(40, 5);
  const once = JSON.stringify(seriesEffect(numbered(y, 29), QUIET, makeRng(1)));
  expect(JSON.stringify(seriesEffect(numbered(y, 29), QUIET, makeRng(1)))).toBe(once);
  expect(JSON.stringify(seriesEffect(numbered(y, 29), QUIET, makeRng(2)))).not.toBe(once);
});

test('rows without a value are passed over, and those after the event are in no average', () => {
  const y: (number | null)[] = noise(50, 6);
  for (const i of [5, 17, 18, 44]) y[i] = null;
  const { n, average, path, warnings } = must(seriesEffect(numbered(y, 39), QUIET, makeRng(1)));
  expect(n).toEqual({ before: 37, after: 9 });
  const late = y.slice(40).filter((x) => x !== null);
  expect(average.actual).toBeCloseTo(late.reduce((a, b) => a + b, 0) / 9, 10);
  expect([path[44]?.actual, path[44]?.effect]).toEqual([null, null]);
  expect(path[44]?.cumulative?.mean).toBeCloseTo(path[43]?.cumulative?.mean ?? Number.NaN, 10);
  expect(warnings).toContain('4 of 50 steps (of 1 row) have no value; the model passes over them');
});

test('seasons in the model narrow the band of a series that has them', () => {
  const y = noise(70, 7).map((x, i) => x + 25 * Math.sin((2 * Math.PI * i) / 7));
  const plain = must(seriesEffect(numbered(y, 59), QUIET, makeRng(1)));
  const seasonal = must(seriesEffect(numbered(y, 59), { ...QUIET, season: 7 }, makeRng(1)));
  expect(seasonal.spread.season).not.toBeNull();
  // noise of 4 instead of 4 and the sine's 17.7 together: four and a half times; the ratio of two sd is good to a fifth
  const width = ({ path }: SeriesEffect): number => (path[65]?.predicted.q975 ?? 0) - (path[65]?.predicted.q025 ?? 0);
  expect(width(plain) / width(seasonal)).toBeGreaterThan(3);
});

test('a trend is followed by a slope and not by a level', () => {
  const y = noise(60, 8).map((x, i) => x + 2 * i);
  const level = must(seriesEffect(numbered(y, 49), QUIET, makeRng(1)));
  const linear = must(seriesEffect(numbered(y, 49), { ...QUIET, trend: 'linear' }, makeRng(1)));
  expect(level.average.effect).toBeGreaterThan(5);
  expect(linear.average.q025).toBeLessThan(0);
  expect(linear.average.q975).toBeGreaterThan(0);
});

test.each([
  ['options', { draws: 10 }, /effect\.draws: a whole number from 100, got 10/],
  ['seasons', { season: 1 }, /effect\.season: a whole number from 2, got 1/],
])('%s out of range are refused', (_, options, message) => {
  expect(() => seriesEffect(numbered(noise(20, 1), 14), options, makeRng(1))).toThrow(message);
});
