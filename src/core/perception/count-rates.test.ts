import { expect, test } from 'vitest';
import { makeRng } from '../numerics/rng.js';
import { drawGamma, drawPoisson } from '../numerics/sample.js';
import { countRates } from './count-rates.js';

const flat = (y: readonly number[]) => ({ y, exposure: y.map(() => 1) });

/** φ of about nought is not on the grid; a Poisson-like series leaves the least one, .1, hardly anything to explain. */
test('steady counts give the ratio of two Poisson rates', () => {
  const [before, after] = [Array.from({ length: 40 }, () => 100), Array.from({ length: 40 }, () => 150)];
  const { ratio, logSd } = countRates(flat(before), flat(after));
  expect(ratio.q50).toBeCloseTo(1.5, 2);
  // ln ratio has variance 1/4000 + 1/6000 of Poisson counts, and .01 (1/40 + 1/40) from φ = .1
  expect(logSd).toBeGreaterThan(0.02);
  expect(logSd).toBeLessThan(0.032);
});

test('as many months at one rate with months of unlike length count by their days', () => {
  const { ratio } = countRates(
    { y: [28, 28, 28, 28], exposure: [0.92, 0.92, 0.92, 0.92] },
    { y: [31, 31, 31, 31], exposure: [1.0186, 1.0186, 1.0186, 1.0186] },
  );
  // the same 30.43 a month on either side; the grid of ln rates is .125 wide and read between its points
  expect(ratio.q50).toBeCloseTo(1, 2);
});

test('nothing but noughts on one side leaves the rate open below, not at nought', () => {
  const { ratio } = countRates(flat([4, 6, 5, 7, 3, 5]), flat([0, 0, 0]));
  expect(ratio.q975).toBeLessThan(1);
  expect(ratio.q025).toBeGreaterThan(0);
});

test('what the rate before leads to expect is a negative binomial: its quantiles and tails agree', () => {
  const { predicted } = countRates(flat([9, 12, 7, 11, 10, 14, 8, 9]), flat([10]));
  const { middle, q025, q975, atLeast, atMost } = predicted(3, 60);
  expect(middle).toBeGreaterThan(26);
  expect(middle).toBeLessThan(34);
  expect(atMost(q025)).toBeGreaterThanOrEqual(0.025);
  expect(atMost(q025 - 1)).toBeLessThan(0.025);
  expect(atMost(q975)).toBeGreaterThanOrEqual(0.975);
  expect(atLeast(41) + atMost(40)).toBeCloseTo(1, 12);
});

/** Rates that differ from period to period by a gamma of coefficient of variation φ. */
function counts(n: number, rate: number, phi: number, seed: string) {
  const rng = makeRng(1).fork(seed);
  const size = 1 / (phi * phi);
  return Array.from({ length: n }, () => drawPoisson((rate * drawGamma(size, rng)) / size, 0, rng));
}

test('on simulated counts the 95 % range of the ratio holds it about nineteen times in twenty', () => {
  const worlds = 200;
  let held = 0;
  for (let i = 0; i < worlds; i++) {
    const phi = 0.1 + 0.8 * ((i % 10) / 10);
    const { ratio } = countRates(flat(counts(12, 20, phi, `early ${i}`)), flat(counts(6, 40, phi, `late ${i}`)));
    if (ratio.q025 <= 2 && 2 <= ratio.q975) held++;
  }
  // .95 of 200 is 190, its standard error 3.1; the prior helps small samples, so more may hold
  expect(held).toBeGreaterThanOrEqual(181);
});
