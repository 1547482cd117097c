/**
 * The chance that a damaged asset is a total loss, by both rules of `total-loss.ts`, where the case prices its repair (overhaul)
 * and its value. The two prices share their error with the dependence of the run. Most likely wrong: that an overhaul is what
 * the damage needs. Cost: a fixed number of quasi-random points per type.
 */
import type { LogNormal } from '../numerics/lognormal.js';
import { normalQuantile } from '../numerics/normal-quantile.js';
import type { Rng } from '../numerics/rng.js';
import { sobolPoints } from '../numerics/sobol.js';
import { gap } from '../problem.js';
import type { PricedType } from './price-book.js';
import type { TotalLossChance } from './result.js';
import { totalLoss } from './total-loss.js';

/** What an asset is worth, best suited first. */
const VALUES = ['insured', 'replacement_depreciated', 'replacement_new', 'procurement', 'flyaway', 'book'];
const LOG2_POINTS = 9;

export function totalLossChances(
  priced: readonly PricedType[],
  dependence: number,
  rng: Rng,
): readonly TotalLossChance[] {
  const poolOf = (type: string, basis: string) => priced.find((p) => p.type === type && p.basis === basis)?.pool;
  const types = [...new Set(priced.map(({ type }) => type))];
  return types.flatMap((type): readonly TotalLossChance[] => {
    const repair = poolOf(type, 'overhaul');
    const valueBasis = VALUES.find((basis) => poolOf(type, basis));
    if (!repair || !valueBasis) return [];
    const value = poolOf(type, valueBasis) as readonly LogNormal[];
    const salvage = poolOf(type, 'salvage');
    const chances = chancesOf(value, repair, salvage ?? null, dependence, rng.fork(type));
    return [
      {
        type,
        valueBasis,
        repairOnly: chances.repairOnly,
        repairPlusSalvage: salvage
          ? chances.repairPlusSalvage
          : gap('no-source', `no price with basis salvage for ${type}`),
      },
    ];
  });
}

function chancesOf(
  value: readonly LogNormal[],
  repair: readonly LogNormal[],
  salvage: readonly LogNormal[] | null,
  dependence: number,
  rng: Rng,
): { readonly repairOnly: number; readonly repairPlusSalvage: number } {
  const [common, own] = [Math.sqrt(dependence), Math.sqrt(1 - dependence)];
  // a shared error, and for each of value, repair and salvage its own and which source is right
  const next = sobolPoints(7, LOG2_POINTS, rng);
  const point = new Float64Array(7);
  const n = 1 << LOG2_POINTS;
  let [repairOnly, repairPlusSalvage] = [0, 0];
  const drawn = (pool: readonly LogNormal[], k: number): number => {
    const { mu, sigma } = pool[Math.floor((point[4 + k] as number) * pool.length)] as LogNormal;
    const z = common * normalQuantile(point[0] as number) + own * normalQuantile(point[1 + k] as number);
    return Math.exp(mu + sigma * z);
  };
  for (let row = 0; row < n; row++) {
    next(point);
    const rules = totalLoss(drawn(value, 0), drawn(repair, 1), salvage === null ? 0 : drawn(salvage, 2));
    repairOnly += Number(rules.repairOnly) / n;
    repairPlusSalvage += Number(rules.repairPlusSalvage) / n;
  }
  return { repairOnly, repairPlusSalvage };
}
