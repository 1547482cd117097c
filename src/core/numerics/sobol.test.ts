import { expect, test } from 'vitest';
import { makeRng } from './rng.js';
import { MOST_DIMENSIONS, sobolPoints } from './sobol.js';

const take = (next: (point: Float64Array) => void, d: number, n: number): Float64Array[] =>
  Array.from({ length: n }, () => {
    const point = new Float64Array(d);
    next(point);
    return point;
  });

test('the plain sequence is the published one', () => {
  // scipy.stats.qmc.Sobol(8, scramble=False), points 1, 2, 3, 5 and 11; ours stand in the middle of cells of 2^-32
  const published = [
    [1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
    [2, [0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75]],
    [3, [0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25]],
    [5, [0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375]],
    [11, [0.4375, 0.5625, 0.1875, 0.6875, 0.8125, 0.0625, 0.6875, 0.6875]],
  ] as const;
  const points = take(sobolPoints(8, 4, null), 8, 16);
  for (const [index, row] of published)
    for (const [d, x] of row.entries()) expect(points[index]?.[d]).toBeCloseTo(x, 9);
});

test('every dimension, scrambled or not, has one point in each of n cells', () => {
  const n = 256;
  for (const rng of [null, makeRng(5)]) {
    const points = take(sobolPoints(MOST_DIMENSIONS, 8, rng), MOST_DIMENSIONS, n);
    for (let d = 0; d < MOST_DIMENSIONS; d++) {
      expect(new Set(points.map((point) => Math.floor((point[d] as number) * n))).size).toBe(n);
    }
  }
});

test('the first two dimensions fill every elementary box once', () => {
  const points = take(sobolPoints(2, 6, makeRng(9)), 2, 64);
  for (let k = 0; k <= 6; k++) {
    const [across, up] = [2 ** k, 64 / 2 ** k];
    const boxes = points.map(([x = 0, y = 0]) => Math.floor(x * across) * up + Math.floor(y * up));
    expect(new Set(boxes).size).toBe(64);
  }
});

test('scrambles are unbiased and beat plain draws a hundredfold on a smooth integrand', () => {
  // exp(x₁+…+x₄) over its mean (e−1)⁴: the mean of 4096 plain draws errs by (1.08202⁴ − 1)^½ / 64 = 0.0095
  const scale = 1 / Math.expm1(1) ** 4;
  const means = Array.from({ length: 64 }, (_, r) => {
    const next = sobolPoints(4, 12, makeRng(r));
    const point = new Float64Array(4);
    let total = 0;
    for (let i = 0; i < 4096; i++) {
      next(point);
      total += scale * Math.exp(point.reduce((sum, x) => sum + x, 0));
    }
    return total / 4096;
  });
  const mean = means.reduce((a, b) => a + b, 0) / 64;
  const error = Math.sqrt(means.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / 63);
  expect(error).toBeLessThan(0.0095 / 100);
  // four standard errors of 64 scrambles
  expect(Math.abs(mean - 1)).toBeLessThan((4 * error) / 8);
});
