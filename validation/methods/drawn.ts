/**
 * F5 to F7 once more, through the cost stage as it runs: draws of the losses in, exceedance out. What it draws must
 * agree with the closed forms and with an independent run to within its own error.
 */
import type { Case } from '../../src/core/case.js';
import { costOf } from '../../src/core/cost/cost.js';
import type { BasisCost } from '../../src/core/cost/result.js';
import type { LossDraws } from '../../src/core/losses/result.js';
import { type Pmf, pointMass, quantile } from '../../src/core/numerics/discrete.js';
import { makeRng } from '../../src/core/numerics/rng.js';
import { EYES, totalSeen13 } from './counting.js';

const DRAWS = 200_000;
const MILLION = 1e6;
const TYPE = 'unit';

export type Drawn = { readonly value: number; readonly mcse: number };

type Spec = {
  readonly count: Pmf;
  readonly damaged?: number;
  readonly low: number;
  readonly high: number;
  readonly rho: number;
};

/** The cost of `count` destroyed (and `damaged` at a quarter) on the one basis there is, in USD million. */
function costDrawn({ count, damaged = 0, low, high, rho }: Spec, share: number, sums: readonly number[]): BasisCost {
  const value = { low, mode: null, high };
  const row = { table: 'prices', id: 'prices:2', line: 2 };
  const price = {
    row,
    assetType: TYPE,
    basis: 'flyaway',
    value,
    unit: 'usd_million',
    priceYear: 2025,
    notAPrice: false,
  };
  const [basis] = costOf({
    theCase: { prices: [{ ...price, fromClaims: [] }], typeGroups: {} } as unknown as Case,
    draws: lossDraws(count, damaged),
    inputs: { priceDependence: rho, damagedShare: { low: share, high: share, reason: 'F7' } },
    claimedSums: sums.map((usd) => usd * MILLION),
    rng: makeRng(20250601),
  }).byBasis;
  if (!basis) throw new Error('the cost stage summed nothing');
  return basis;
}

/** Counts at the mid-quantiles of their distribution: their own error is nil, so what is tested is the money. */
function lossDraws(count: Pmf, damaged: number): LossDraws {
  const rng = makeRng(1);
  const column = Float64Array.from({ length: DRAWS }, (_, i) => quantile(count, (i + 0.5) / DRAWS));
  for (let i = DRAWS - 1; i > 0; i--) {
    const j = Math.floor(rng.uniform() * (i + 1));
    [column[i], column[j]] = [column[j] as number, column[i] as number];
  }
  return {
    scenario: 'middling',
    draws: DRAWS,
    cells: [{ site: 'any', type: TYPE }],
    destroyed: [column],
    damaged: [new Float64Array(DRAWS).fill(damaged)],
  };
}

const chanceOf = (basis: BasisCost, usd: number): Drawn => {
  const point = basis.exceedance.find((p) => p.usd === usd * MILLION);
  if (!point) throw new Error(`the curve does not hold ${usd} million`);
  return { value: point.probability, mcse: point.mcse };
};

/** Row of section F5 or F6 → what the stage draws for it. */
export function drawnSums(): Readonly<Record<string, Drawn>> {
  const rows: Record<string, Drawn> = {};
  for (const rho of [0, 0.5, 1]) {
    const basis = costDrawn({ count: pointMass(12), low: 40, high: 250, rho }, 0, [2000, 3000, 7000]);
    rows[`F5 rho ${rho} mean`] = { value: basis.mean / MILLION, mcse: basis.mcseMean / MILLION };
    for (const usd of [2000, 3000, 7000]) rows[`F5 rho ${rho} P_ge_${usd}`] = chanceOf(basis, usd);
    if (rho === 0.5) Object.assign(rows, independentRun(basis));
  }
  const counts = [
    ['middling rho=0', totalSeen13(EYES.middling), 0],
    ['middling rho=0.5', totalSeen13(EYES.middling), 0.5],
    ['middling rho=1', totalSeen13(EYES.middling), 1],
    ['good rho=1', totalSeen13(EYES.good), 1],
    ['41 true rho=1', pointMass(41), 1],
  ] as const;
  const sums = [500, 1000, 1500, 2000, 3000, 5000, 7000, 10000];
  for (const [name, count, rho] of counts) {
    const basis = costDrawn({ count, low: 40, high: 250, rho }, 0, sums);
    for (const usd of sums) rows[`F6 ${name} P(>= ${usd} m)`] = chanceOf(basis, usd);
  }
  return rows;
}

/** The rows of the independent run; both runs err, ours on 200 000 draws, theirs on 400 000. */
function independentRun(basis: BasisCost): Record<string, Drawn> {
  const rows: Record<string, Drawn> = {};
  const both = (error: number): number => error * Math.sqrt(1 + DRAWS / THEIR_DRAWS);
  for (const [name, p, usd] of [
    ['P05', 0.05, basis.q05],
    ['P50', 0.5, basis.q50],
    ['P95', 0.95, basis.q95],
  ] as const) {
    const value = usd / MILLION;
    rows[`F5 drawn ${name}`] = { value, mcse: both(Math.sqrt((p * (1 - p)) / DRAWS) / density(value)) };
  }
  for (const usd of [3000, 7000]) {
    const { value, mcse } = chanceOf(basis, usd);
    rows[`F5 drawn P_ge_${usd}`] = { value, mcse: both(mcse) };
  }
  return rows;
}

const THEIR_DRAWS = 400_000;

/** Density of the matched log-normal of F5 at ρ = 0.5, for the error of a quantile. */
function density(x: number): number {
  const [mu, sigma] = [7.205888, 0.528755];
  const z = (Math.log(x) - mu) / sigma;
  return Math.exp((-z * z) / 2) / (x * sigma * Math.sqrt(2 * Math.PI));
}

/** F7 has no chance in it: known prices and a known share. USD million. */
export const damagedShare = (): Readonly<Record<string, number>> => {
  const spec = { count: pointMass(8), damaged: 5, low: 100, high: 100, rho: 1 };
  return {
    total: costDrawn(spec, 0.25, []).q50 / MILLION,
    naive_all_destroyed: costDrawn(spec, 1, []).q50 / MILLION,
  };
};
