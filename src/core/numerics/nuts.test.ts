import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ranWithout, sharedPath } from '../../../test/shared.js';
import { convergence } from './diagnostics.js';
import { type NutsPlan, sampleNuts, type Target, USUAL } from './nuts.js';
import { quantiles } from './quantiles.js';
import { makeRng } from './rng.js';

const meanOf = (x: Float64Array): number => x.reduce((sum, one) => sum + one, 0) / x.length;

function chainsOf(target: Target, plan: NutsPlan, of: (at: Float64Array) => number, seed = 1): Float64Array[] {
  return [0, 1, 2, 3].map((chain) => {
    const rng = makeRng(seed).fork(`chain/${chain}`);
    const start = Float64Array.from({ length: target.dimension }, () => 2 * rng.uniform() - 1);
    return Float64Array.from(sampleNuts(target, start, plan, rng).draws, of);
  });
}

/** Two normals with correlation .9 and spreads 1 and 10. */
const NARROW: Target = {
  dimension: 2,
  logDensity: (at, gradient) => {
    const [x, y] = [at[0] as number, (at[1] as number) / 10];
    const scale = 1 / (1 - 0.81);
    gradient[0] = -scale * (x - 0.9 * y);
    gradient[1] = (-scale * (y - 0.9 * x)) / 10;
    return -0.5 * scale * (x * x - 1.8 * x * y + y * y);
  },
};

test('means, spreads and the correlation of a narrow normal', () => {
  for (const [of, wanted] of [
    [(at: Float64Array) => at[0] as number, 0],
    [(at: Float64Array) => (at[0] as number) ** 2, 1],
    [(at: Float64Array) => (at[1] as number) ** 2, 100],
    [(at: Float64Array) => (at[0] as number) * (at[1] as number), 9],
  ] as const) {
    const chains = chainsOf(NARROW, USUAL, of);
    const { mcseMean, rhat } = convergence(chains);
    // Four Monte Carlo standard errors; of one test in four thousand it would fail by chance.
    expect(Math.abs(meanOf(Float64Array.from(chains.flatMap((c) => [...c]))) - wanted)).toBeLessThan(
      4 * (mcseMean as number),
    );
    expect(rhat).toBeLessThan(1.02);
  }
});

test('one seed, one chain; another, another', () => {
  const draws = (seed: number) => chainsOf(NARROW, { ...USUAL, draws: 20 }, (at) => at[0] as number, seed);
  expect(draws(1)).toEqual(draws(1));
  expect(draws(1)).not.toEqual(draws(2));
});

test('a start outside the support is a caller’s mistake', () => {
  const nowhere: Target = { dimension: 1, logDensity: () => Number.NEGATIVE_INFINITY };
  expect(() => sampleNuts(nowhere, new Float64Array(1), USUAL, makeRng(1))).toThrow('a point of finite log density');
});

type School = {
  readonly mean: number;
  readonly sd: number;
  readonly q025: number;
  readonly q50: number;
  readonly q975: number;
};

/** mu, log tau, z of each school: theta = mu + tau z; mu ~ N(0, 5), tau ~ half-Cauchy(0, 5). */
function schools(y: readonly number[], sigma: readonly number[]): Target {
  const logDensity = (at: Float64Array, gradient: Float64Array): number => {
    const [mu, logTau] = [at[0] as number, at[1] as number];
    const tau = Math.exp(logTau);
    let level = -(mu * mu) / 50 + logTau - Math.log1p((tau * tau) / 25);
    gradient[0] = -mu / 25;
    gradient[1] = 1 - (2 * tau * tau) / (25 + tau * tau);
    for (let j = 0; j < y.length; j++) {
      const z = at[2 + j] as number;
      const variance = (sigma[j] as number) ** 2;
      const away = ((y[j] as number) - mu - tau * z) / variance;
      level -= 0.5 * z * z + 0.5 * away * away * variance;
      gradient[0] = (gradient[0] as number) + away;
      gradient[1] = (gradient[1] as number) + away * tau * z;
      gradient[2 + j] = -z + away * tau;
    }
    return level;
  };
  return { dimension: 2 + y.length, logDensity };
}

test('eight schools: the reference posterior', () => {
  const path = sharedPath('data/statistics/counts-eightschools/expected.json');
  if (path === null) return ranWithout('data/statistics/counts-eightschools');
  const { data, posterior } = JSON.parse(readFileSync(path, 'utf8')) as {
    data: { y: number[]; sigma: number[] };
    posterior: Record<string, School>;
  };
  const target = schools(data.y, data.sigma);
  // A neck at tau = 0: a short step; 12,000 draws, so that quantiles are known to the tolerance.
  const plan = { ...USUAL, draws: 3000, accept: 0.95 };
  const rows = [0, 1, 2, 3].map((chain) => {
    const rng = makeRng(1).fork(`chain/${chain}`);
    return sampleNuts(
      target,
      Float64Array.from({ length: 10 }, () => rng.normal()),
      plan,
      rng,
    ).draws;
  });
  for (const [name, wanted] of Object.entries(posterior)) {
    const of = (at: Float64Array): number =>
      name === 'mu'
        ? (at[0] as number)
        : name === 'tau'
          ? Math.exp(at[1] as number)
          : (at[0] as number) + Math.exp(at[1] as number) * (at[1 + Number(name.match(/\d+/)?.[0])] as number);
    const chains = rows.map((draws) => Float64Array.from(draws, of));
    const all = Float64Array.from(chains.flatMap((c) => [...c]));
    const mcse = convergence(chains).mcseMean as number;
    // The tolerance stated with the reference: its own error from 10,000 draws, and ours.
    const error = 4 * Math.sqrt((wanted.sd * wanted.sd) / 10_000 + mcse * mcse);
    expect.soft(Math.abs(meanOf(all) - wanted.mean), name).toBeLessThan(error);
    const [low, high] = quantiles(all, [0.025, 0.975]) as [number, number];
    expect.soft(Math.abs(low - wanted.q025), `${name} 2.5 %`).toBeLessThan(0.03 * 4 * wanted.sd);
    expect.soft(Math.abs(high - wanted.q975), `${name} 97.5 %`).toBeLessThan(0.03 * 4 * wanted.sd);
  }
});
