import { expect, test } from 'vitest';
import { quantiles, shareAtLeast, summarizeCounts, summarizeDraws, tally } from './quantiles.js';

test('quantiles interpolate between order statistics as NumPy does by default', () => {
  // numpy.quantile([1, 2, 4, 8], [0, .1, .25, .5, .9, 1])
  const expected = [1, 1.3, 1.75, 3, 6.8, 8];
  const got = quantiles(Float64Array.of(8, 1, 4, 2), [0, 0.1, 0.25, 0.5, 0.9, 1]);
  got.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] as number, 12); // one interpolation in double precision
  });
});

test('the draws themselves are left in their order', () => {
  const draws = Float64Array.of(3, 1, 2);
  quantiles(draws, [0.5]);
  expect([...draws]).toEqual([3, 1, 2]);
});

test('a draw equal to the threshold reaches it', () => {
  const sorted = Float64Array.of(1, 2, 2, 3);
  expect([0, 2, 2.5, 4].map((x) => shareAtLeast(sorted, x))).toEqual([1, 0.75, 0.25, 0]);
});

test('no draws and draws that are not numbers are refused', () => {
  expect(() => quantiles(new Float64Array(), [0.5])).toThrow('at least one');
  expect(() => quantiles(Float64Array.of(1, Number.NaN), [0.5])).toThrow('numbers only');
});

test('draws of a count become their distribution', () => {
  expect([...tally(Float64Array.of(0, 2, 2, 3))]).toEqual([0.25, 0, 0.5, 0.25]);
});

test('counts that are counted say what they say when sorted, to the last digit', () => {
  for (const draws of [[4], [0, 0, 0], [0, 9], [3, 1, 2, 7, 7, 0, 5, 1, 30, 2, 2]])
    expect(summarizeCounts(Float64Array.from(draws))).toEqual(summarizeDraws(Float64Array.from(draws)));
});
