import { expect, test } from 'vitest';
import { convergence } from './diagnostics.js';
import { makeRng } from './rng.js';
import { sliceReal } from './slice.js';

test.each([
  ['a normal of spread 3', (x: number) => -(x * x) / 18, 0, 9],
  ['the logarithm of an exponential', (x: number) => x - Math.exp(x), -0.5772156649, 1.9781119906],
])('%s: mean and mean square', (_, logDensity, mean, square) => {
  const chains = [1, 2].map((seed) => {
    const rng = makeRng(seed);
    let x = 0;
    return Float64Array.from({ length: 4000 }, () => {
      x = sliceReal(x, logDensity, 1, rng);
      return x;
    });
  });
  for (const [power, wanted] of [
    [1, mean],
    [2, square],
  ] as const) {
    const powered = chains.map((chain) => chain.map((x) => (power === 1 ? x : x * x)));
    const all = powered.flatMap((chain) => [...chain]);
    const error = convergence(powered).mcseMean as number;
    // Four Monte Carlo standard errors.
    expect(Math.abs(all.reduce((sum, x) => sum + x, 0) / all.length - wanted)).toBeLessThan(4 * error);
  }
});
