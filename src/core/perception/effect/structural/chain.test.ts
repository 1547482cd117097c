/** The chain's spreads and predictions against the posterior summed over a grid, each cell by a filter written out for the test. */
import { describe, expect, test } from 'vitest';
import { meanOf } from '../../../numerics/ess.js';
import { makeRng } from '../../../numerics/rng.js';
import { runChain } from './chain.js';
import { NOISE_ALONE, type SpreadPrior, STATE_SPREAD } from './prior.js';
import { standardise } from './problem.js';

const ROWS = 40;
const AHEAD = 6;
const rng = makeRng(21);
let level = 0;
const RAW = Float64Array.from({ length: ROWS + AHEAD }, (_, t) => {
  level += 0.3 * rng.normal();
  return t === 11 || t === 12 ? Number.NaN : level + rng.normal();
});
const PROBLEM = standardise(RAW, [], ROWS);

/** Log density of ln σ under an inverse gamma on σ². */
const logPrior = ({ guess, weight, most }: SpreadPrior, spread: number): number =>
  spread > most
    ? Number.NEGATIVE_INFINITY
    : -weight * Math.log(spread) - (weight * guess * guess) / (2 * spread * spread);

/** Log likelihood of the rows seen, and the mean of the row `AHEAD` steps behind the last. */
function filtered(noise: number, step: number, slopeStep: number | null): { log: number; ahead: number } {
  const { y, isSeen } = PROBLEM;
  let [a, b] = [y[isSeen.indexOf(1)] as number, 0];
  let [p, q, r] = [1, 0, slopeStep === null ? 0 : 1];
  let log = 0;
  for (let t = 0; t < ROWS; t++) {
    if (isSeen[t] === 1) {
      const f = p + noise * noise;
      const v = (y[t] as number) - a;
      log -= 0.5 * (Math.log(f) + (v * v) / f);
      [a, b] = [a + (p * v) / f, b + (q * v) / f];
      [p, q, r] = [p - (p * p) / f, q - (p * q) / f, r - (q * q) / f];
    }
    if (t === ROWS - 1) break;
    if (slopeStep !== null) {
      a += b;
      [p, q, r] = [p + 2 * q + r, q + r, r + slopeStep * slopeStep];
    }
    p += step * step;
  }
  return { log, ahead: a + AHEAD * b };
}

const grid = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => from * Math.exp((Math.log(to / from) * i) / (n - 1)));

/** Posterior means over the grid: noise, level steps, slope steps, the last row ahead. */
function summed(hasSlope: boolean): readonly number[] {
  const cells = grid(0.2, 1.2, 30).flatMap((noise) =>
    grid(0.005, 0.03, 20).flatMap((step) =>
      (hasSlope ? grid(0.005, 0.03, 20) : [null]).map((slope) => {
        const { log, ahead } = filtered(noise, step, slope);
        const prior =
          logPrior(NOISE_ALONE, noise) +
          logPrior(STATE_SPREAD, step) +
          (slope === null ? 0 : logPrior(STATE_SPREAD, slope));
        return { log: log + prior, values: [noise, step, slope ?? 0, ahead] };
      }),
    ),
  );
  const most = Math.max(...cells.map(({ log }) => log));
  const total = cells.reduce((sum, { log }) => sum + Math.exp(log - most), 0);
  return [0, 1, 2, 3].map((i) =>
    cells.reduce((sum, { log, values }) => sum + (Math.exp(log - most) / total) * (values[i] as number), 0),
  );
}

describe.each([
  ['level', false],
  ['linear', true],
] as const)('trend %s', (trend, hasSlope) => {
  test('spreads and the row furthest ahead have the means that summing over a grid gives', () => {
    const [noise, step, slope, ahead] = summed(hasSlope) as [number, number, number, number];
    const chain = runChain(PROBLEM, { draws: 20_000, warmup: 500, trend, season: null }, makeRng(2));
    // 20,000 draws that remember one another little: four standard errors are 0.4 % of spreads that vary by an eighth
    expect(Math.abs(meanOf(chain.noise) / noise - 1)).toBeLessThan(0.01);
    expect(Math.abs(meanOf(chain.spreads[0] as Float64Array) / step - 1)).toBeLessThan(0.01);
    // the slope's steps are seen last, by a tenth as many effective draws
    if (hasSlope) expect(Math.abs(meanOf(chain.spreads[1] as Float64Array) / slope - 1)).toBeLessThan(0.03);
    // a forecast spreads by about 0.3 with a level, 1.5 with a slope
    expect(Math.abs((chain.means[ROWS + AHEAD - 1] as number) - ahead)).toBeLessThan(hasSlope ? 0.05 : 0.012);
  });
});
