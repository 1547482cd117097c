import { expect, test } from 'vitest';
import { quantiles } from './quantiles.js';
import { makeRng } from './rng.js';
import { selectedQuantiles } from './select.js';

const PROBS = [0, 0.05, 0.25, 0.5, 0.501, 0.95, 1];

test.each([
  ['normal draws', (rng: ReturnType<typeof makeRng>) => rng.normal()],
  ['skewed draws', (rng: ReturnType<typeof makeRng>) => Math.exp(4 * rng.normal())],
  ['few values, many ties', (rng: ReturnType<typeof makeRng>) => Math.floor(4 * rng.uniform())],
  ['one value', () => 7],
])('the quantiles of sorted draws, without sorting: %s', (_, draw) => {
  for (const n of [1, 2, 3, 10, 1001, 20_000]) {
    const rng = makeRng(n);
    const draws = Float64Array.from({ length: n }, () => draw(rng));
    expect(selectedQuantiles(draws.slice(), PROBS)).toEqual(quantiles(draws, PROBS));
  }
});
