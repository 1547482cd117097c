import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ranWithout, sharedPath } from '../../../../test/shared.js';
import { convergence } from '../../numerics/diagnostics.js';
import { sampleNuts, USUAL } from '../../numerics/nuts.js';
import { quantiles } from '../../numerics/quantiles.js';
import { makeRng } from '../../numerics/rng.js';
import {
  inflationGiven,
  type ListedDraw,
  type ListedProblem,
  listedDraw,
  listedStart,
  listedTarget,
} from './listed-ratio.js';

const SMALL: ListedProblem = {
  categories: 2,
  periods: 3,
  cells: [0, 1].flatMap((category) =>
    [0, 1, 2].map((period) => ({ category, period, claimed: 7 * (1 + category) + 3 * period, listed: 2 + period })),
  ),
};

test('the gradient is the slope of the density', () => {
  const target = listedTarget(SMALL);
  const at = listedStart(SMALL, makeRng(3));
  const [gradient, other] = [new Float64Array(at.length), new Float64Array(at.length)];
  target.logDensity(at, gradient);
  for (let i = 0; i < at.length; i++) {
    const moved = (by: number) =>
      target.logDensity(
        at.map((x, j) => (j === i ? x + by : x)),
        other,
      );
    // Central differences of step 1e-5: error of order 1e-10 of curvature, and rounding of 1e-10.
    expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(gradient[i] as number, 5);
  }
});

test('claims per loss are claims per listed loss times the share that comes to be listed', () => {
  expect(inflationGiven(3, 0.5)).toBe(1.5);
});

type Expected = readonly [mean: number, sd: number, q025: number, q50: number, q975: number, mcse: number];

test('claims against pictures by category and quarter: the reference posterior', () => {
  const table = sharedPath('data/statistics/counts-claims/claims_vs_confirmed_quarterly.csv');
  const expected = sharedPath('data/statistics/counts-claims/expected.json');
  if (table === null || expected === null) return ranWithout('data/statistics/counts-claims');
  const rows = readFileSync(table, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const categories = [...new Set(rows.map(([category]) => category))];
  const periods = [...new Set(rows.map(([, period]) => period))];
  const problem: ListedProblem = {
    categories: categories.length,
    periods: periods.length,
    cells: rows.map(([category, period, , , claimed, listed]) => ({
      category: categories.indexOf(category),
      period: periods.indexOf(period),
      claimed: Number(claimed),
      listed: Number(listed),
    })),
  };
  const target = listedTarget(problem);
  const chains = [0, 1, 2, 3].map((chain) => {
    const rng = makeRng(1).fork(`chain/${chain}`);
    const { draws } = sampleNuts(target, listedStart(problem, rng), { ...USUAL, draws: 3000 }, rng);
    return draws.map((at) => listedDraw(problem, at, rng));
  });
  const { posterior } = JSON.parse(readFileSync(expected, 'utf8')) as { posterior: Record<string, Expected> };
  const of: Record<string, (draw: ListedDraw) => number> = {
    a: ({ a }) => a,
    tau_b: ({ tauB }) => tauB,
    tau_u: ({ tauU }) => tauU,
    phi: ({ phi }) => phi,
  };
  for (const [name, [mean, sd, q025, q50, q975, mcse]] of Object.entries(posterior)) {
    const category = categories.indexOf(name.replace(/^b:/, ''));
    const columns = chains.map((draws) => Float64Array.from(draws, of[name] ?? (({ b }) => b[category] as number)));
    const all = Float64Array.from(columns.flatMap((column) => [...column]));
    const own = convergence(columns);
    const average = all.reduce((sum, x) => sum + x, 0) / all.length;
    const spread = Math.sqrt(all.reduce((sum, x) => sum + (x - average) ** 2, 0) / all.length);
    // The tolerances stated with the reference.
    expect.soft(Math.abs(average - mean), name).toBeLessThan(4 * Math.sqrt(mcse ** 2 + (own.mcseMean as number) ** 2));
    expect.soft(Math.abs(spread / sd - 1), `${name} sd`).toBeLessThan(0.04);
    const [low, middle, high] = quantiles(all, [0.025, 0.5, 0.975]) as [number, number, number];
    expect.soft(Math.abs(middle - q50), `${name} median`).toBeLessThan(0.05 * sd);
    expect.soft(Math.abs(low - q025), `${name} 2.5 %`).toBeLessThan(0.12 * sd);
    expect.soft(Math.abs(high - q975), `${name} 97.5 %`).toBeLessThan(0.12 * sd);
    expect.soft(own.rhat).toBeLessThan(1.01);
  }
});
