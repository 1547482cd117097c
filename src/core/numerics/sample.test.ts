import { expect, test } from 'vitest';
import { makeRng } from './rng.js';
import { drawIndex, drawPoisson } from './sample.js';

test('an index is drawn in proportion to its weight, and never where there is none', () => {
  const rng = makeRng(1);
  const weights = Float64Array.of(0, 2, 0, 1, 5, 0);
  const n = 40_000;
  const found = new Float64Array(weights.length);
  for (let i = 0; i < n; i++) {
    const index = drawIndex(weights, weights.length, rng);
    found[index] = (found[index] as number) + 1;
  }
  for (const [i, weight] of weights.entries()) {
    const chance = weight / 8;
    expect(Math.abs((found[i] as number) / n - chance)).toBeLessThanOrEqual(4 * Math.sqrt((chance * (1 - chance)) / n));
  }
});

test('a Poisson count given its least has the shares of its chances, and no chance at all gives the least', () => {
  const rng = makeRng(3);
  const n = 40_000;
  const found = new Float64Array(40);
  for (let i = 0; i < n; i++) {
    const count = drawPoisson(1.5, 2, rng);
    found[count] = (found[count] as number) + 1;
  }
  const chances = Array.from({ length: 12 }, (_, k) => (k < 2 ? 0 : 1.5 ** k / factorial(k)));
  const sum = chances.reduce((a, b) => a + b, 0);
  for (const [k, chance] of chances.entries()) {
    const p = chance / sum;
    // five standard errors, and room for the rare
    expect(Math.abs((found[k] as number) / n - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n) + 1e-4);
  }
  expect(drawPoisson(0, 3, rng)).toBe(3);
});

const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
