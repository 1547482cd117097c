import { expect, test } from 'vitest';
import { drawExponential } from './exponential.js';
import { makeRng } from './rng.js';

test('draws lie where an exponential puts them, from the first layer to beyond the last', () => {
  const rng = makeRng(20310601);
  const n = 400_000;
  const draws = Float64Array.from({ length: n }, () => drawExponential(rng));
  // Four standard errors of each share; 7.7 is where the tail begins.
  for (const x of [0.001, 0.01, 0.1, 0.5, 1, 2, 4, 6, 7.7, 9]) {
    const p = Math.exp(-x);
    const share = draws.reduce((count, draw) => count + Number(draw > x), 0) / n;
    expect(Math.abs(share - p), `beyond ${x}`).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
  }
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / n;
  expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.min(...draws.subarray(0, 1000))).toBeGreaterThanOrEqual(0);
});
