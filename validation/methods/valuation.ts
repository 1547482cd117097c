/** F: unit values, their sums, and counts times unit values, in closed form. */
import { type Pmf, pointMass } from '../../src/core/numerics/discrete.js';
import * as lognormal from '../../src/core/numerics/lognormal.js';
import { countedSumExceeds, sumOfExchangeable } from '../../src/core/numerics/lognormal-sum.js';
import type { Sections } from '../sections.js';
import { EYES, totalSeen13 } from './counting.js';

const between = (p10: number, p90: number): lognormal.LogNormal =>
  lognormal.fromQuantiles([
    { p: 0.1, x: p10 },
    { p: 0.9, x: p90 },
  ]);

const UNIT = between(40, 250);
const IMPLIED_UNIT = 170.7317;

export const valuation = (): Sections => ({ F3: unitValue(), F5: sums(), F6: counted(), F8: pooled() });

function unitValue(): Sections[string] {
  const unit = between(60, 240);
  const fitted = lognormal.fromQuantiles([
    { p: 0.05, x: 80 },
    { p: 0.5, x: 170 },
    { p: 0.95, x: 400 },
  ]);
  return {
    mu: unit.mu,
    sigma: unit.sigma,
    median: lognormal.median(unit),
    mean: lognormal.mean(unit),
    sd: Math.sqrt(lognormal.variance(unit)),
    mode: lognormal.mode(unit),
    P95: lognormal.quantile(unit, 0.95),
    'P(unit >= 170.7317)': lognormal.exceeds(unit, IMPLIED_UNIT),
    'least squares mu': fitted.mu,
    'least squares sigma': fitted.sigma,
    ...Object.fromEntries([0.05, 0.5, 0.95].map((p) => [`fitted at ${p}`, lognormal.quantile(fitted, p)])),
  };
}

function sums(): Sections[string] {
  const rows: Record<string, number> = {
    'unit mu': UNIT.mu,
    'unit sigma': UNIT.sigma,
    'unit median': lognormal.median(UNIT),
    'unit mean': lognormal.mean(UNIT),
  };
  for (const rho of [0, 0.5, 1]) {
    const sum = sumOfExchangeable(UNIT, 12, rho);
    rows[`rho ${rho} mean`] = lognormal.mean(sum);
    rows[`rho ${rho} sd`] = Math.sqrt(lognormal.variance(sum));
    rows[`rho ${rho} fw_mu`] = sum.mu;
    rows[`rho ${rho} fw_sigma`] = sum.sigma;
    for (const [name, p] of [
      ['P05', 0.05],
      ['P50', 0.5],
      ['P95', 0.95],
    ] as const) {
      rows[`rho ${rho} ${name}`] = lognormal.quantile(sum, p);
    }
    for (const usd of [2000, 3000, 7000]) rows[`rho ${rho} P_ge_${usd}`] = lognormal.exceeds(sum, usd);
  }
  return rows;
}

const SUMS = [500, 1000, 1500, 2000, 3000, 5000, 7000, 10000];

function counted(): Sections[string] {
  const curve = (name: string, count: Pmf, rho: number) =>
    SUMS.map((usd) => [`${name} P(>= ${usd} m)`, countedSumExceeds(count, UNIT, rho, usd)]);
  const middling = totalSeen13(EYES.middling);
  return Object.fromEntries([
    ...[0, 0.5, 1].flatMap((rho) => curve(`middling rho=${rho}`, middling, rho)),
    ...curve('good rho=1', totalSeen13(EYES.good), 1),
    ...curve('41 true rho=1', pointMass(41), 1),
    ...[0.05, 0.25, 0.5, 0.75, 0.95].map((p) => [`middling rho=1 q${p}`, countedQuantile(middling, 1, p)]),
  ]);
}

/** Smallest sum not exceeded with probability p, by halving; the counts here are never 0. */
function countedQuantile(count: Pmf, rho: number, p: number): number {
  if (count[0] !== 0) throw new Error('countedQuantile: a count that is never 0');
  let [low, high] = [Math.log(1), Math.log(1e6)];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (countedSumExceeds(count, UNIT, rho, Math.exp(middle)) > 1 - p) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

function pooled(): Sections[string] {
  const pool = [between(40, 250), between(15, 90), between(100, 400)];
  return {
    'P(>= 170.7317)': lognormal.pooledExceeds(pool, IMPLIED_UNIT),
    ...Object.fromEntries([0.1, 0.5, 0.9].map((p) => [`q${p}`, lognormal.pooledQuantile(pool, p)])),
  };
}
