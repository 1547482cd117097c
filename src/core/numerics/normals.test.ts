import { expect, test } from 'vitest';
import { fillNormals } from './normals.js';
import { makeRng } from './rng.js';
import { normalCdf } from './special.js';

const N = 400_000;
const draws = new Float64Array(N);
fillNormals(draws, makeRng(20250601));

test('the column is standard normal, in the middle, at the edges of layers and far out', () => {
  for (const z of [-4, -3.7, -3.654152885361009, -3, -2, -1, -0.3, 0, 0.3, 1, 2, 3, 3.7, 4]) {
    const p = normalCdf(z);
    const share = draws.reduce((count, x) => count + Number(x <= z), 0) / N;
    // four standard errors, and one draw for the far tail; the seed is fixed
    expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / N) + 1 / N);
  }
});

test('neighbours are not correlated, and neither are their sizes', () => {
  const correlation = (of: (x: number) => number, mean: number, variance: number): number => {
    let sum = 0;
    for (let i = 1; i < N; i++) sum += (of(draws[i] as number) - mean) * (of(draws[i - 1] as number) - mean);
    return sum / N / variance;
  };
  // four standard errors of a correlation of N pairs
  expect(Math.abs(correlation((x) => x, 0, 1))).toBeLessThan(4 / Math.sqrt(N));
  expect(Math.abs(correlation((x) => x * x, 1, 2))).toBeLessThan(4 / Math.sqrt(N));
});

test('the same generator gives the same column, another another', () => {
  const [one, two, other] = [1, 1, 2].map((seed) => {
    const column = new Float64Array(8);
    fillNormals(column, makeRng(seed));
    return [...column];
  });
  expect(one).toEqual(two);
  expect(one).not.toEqual(other);
});
