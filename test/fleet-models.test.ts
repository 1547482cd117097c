/** The published fleet models: our engines against the table of expected figures, read where it stands. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MMR, MMR_DAYS, REGEN, REGEN_DAYS, REGEN_TARGET, replicate } from '../bench/fleet-models.js';
import { solveMarkov } from '../src/core/fleet/solve-markov.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { isGap } from '../src/core/problem.js';
import { ranWithout, sharedPath } from './shared.js';

type Expected = {
  readonly mmr: { readonly E_up_at: Readonly<Record<string, number>>; readonly mean_up_0_3650_from_all_up: number };
  readonly regen: {
    readonly up_at: Readonly<Record<string, number>>;
    readonly mean_up_0_730: number;
    readonly t80_median: number;
  };
};

const path = sharedPath('data/statistics/fleet-models/expected.json');

test('both models come out as in the table', () => {
  if (path === null) return ranWithout('data/statistics/fleet-models');
  const expected = JSON.parse(readFileSync(path, 'utf8')) as Expected;
  const days = Object.keys(expected.mmr.E_up_at).map(Number);
  const exact = solveMarkov(MMR, days, 101);
  if (isGap(exact)) throw new Error(exact.detail);
  exact.available.forEach((pmf, i) => {
    // Printed to four decimals.
    const mean = pmf.reduce((sum, p, n) => sum + p * n, 0);
    expect(mean).toBeCloseTo(expected.mmr.E_up_at[String(days[i])] as number, 4);
  });
  // Four standard errors over replications, as the table asks.
  const mmr = replicate(MMR, MMR_DAYS, 101, 300, makeRng(20310601));
  expect(Math.abs(mmr.meanUp - expected.mmr.mean_up_0_3650_from_all_up)).toBeLessThan(4 * mmr.meanUpError);
  // Half an asset at each day, 0.2 on the mean, 2.5 days on the median, as the table asks.
  const regen = replicate(REGEN, REGEN_DAYS, REGEN_TARGET, 4000, makeRng(20310601));
  REGEN_DAYS.forEach((day, d) => {
    expect(Math.abs((regen.up[d] as number) - (expected.regen.up_at[String(day)] as number))).toBeLessThan(0.5);
  });
  expect(Math.abs(regen.meanUp - expected.regen.mean_up_0_730)).toBeLessThan(0.2);
  expect(Math.abs(regen.reachedMedian - expected.regen.t80_median)).toBeLessThan(2.5);
});
