import { expect, test } from 'vitest';
import { makeRng } from './rng.js';
import { drawIndex, drawIndexOf, drawPoisson } from './sample.js';

test('an index drawn where the sum is at hand is the one drawn without it, from wherever the weights begin', () => {
  const weighed = makeRng(1);
  const [one, other] = [makeRng(2), makeRng(2)];
  const drawn = new Set<number>();
  for (let i = 0; i < 2000; i++) {
    const weights = Float64Array.from({ length: 1 + (i % 9) }, () => Math.max(0, weighed.uniform() - 0.3));
    const total = weights.reduce((a, b) => a + b, 0);
    const among = Float64Array.of(5, 5, ...weights, 5);
    const index = drawIndex(weights, weights.length, one);
    expect(drawIndexOf(among, 2, weights.length, total, other)).toBe(index);
    drawn.add(index);
  }
  expect(drawn.size).toBe(9);
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
