/**
 * Types that are no longer built have no market price. What they did can be restored by extending lives, taking stored ones back,
 * starting production again or by a substitute; the cheapest that is in time and large enough counts, draw by draw. Where none
 * is, the answer is "not replaceable within H years" and no money: a made-up premium is no substitute for a way. Most likely
 * wrong: that a way nobody went is as cheap as said. O(types · routes · draws).
 */
import type { Case, Replacement } from '../case.js';
import type { TypeDraws } from '../losses/by-type.js';
import type { LogNormal } from '../numerics/lognormal.js';
import { summarizeDraws } from '../numerics/quantiles.js';
import { gap } from '../problem.js';
import { moneyOf } from './money.js';
import { fitOf } from './price-book.js';
import type { SharedErrors } from './price-errors.js';
import type { CostInputs, Irreplaceable } from './result.js';

export const HORIZON_YEARS = 10;

export function irreplaceableOf(
  theCase: Case,
  counts: ReadonlyMap<string, TypeDraws>,
  { price }: SharedErrors,
  inputs: CostInputs,
): readonly Irreplaceable[] {
  const years = inputs.horizonYears ?? HORIZON_YEARS;
  return [...counts].flatMap(([type, { destroyed }]) => {
    if (!isOutOfProduction(theCase, type) || !destroyed.some((n) => n > 0)) return [];
    const rows = (theCase.replacements ?? []).filter((row) => row.assetType === type);
    const ways = rows.flatMap((row) => wayOf(theCase, row, inputs, years));
    return [{ type, ...cheapest(type, ways, rows.length, destroyed, price, years) }];
  });
}

/** The inventory says that none is built. */
function isOutOfProduction({ inventory = [] }: Case, type: string): boolean {
  const rows = inventory.filter((row) => row.assetType === type);
  return (
    rows.some((row) => /\bout of production\b/i.test(row.productionStatus ?? '')) &&
    !rows.some((row) => (row.annualNewHigh ?? 0) > 0)
  );
}

type Way = { readonly row: Replacement; readonly unit: LogNormal; readonly fixed: number };

/** Priced, and in time. */
function wayOf(theCase: Case, row: Replacement, inputs: CostInputs, years: number): readonly Way[] {
  const money = moneyOf(theCase, row, inputs);
  if (typeof money === 'string' || row.months === null || row.months > 12 * years) return [];
  const inUsd = (x: number | null): number | null => (x === null || x <= 0 ? null : x * money.factor);
  const fit = fitOf(inUsd(row.value.low), inUsd(row.value.mode), inUsd(row.value.high), 'capability');
  return fit === null ? [] : [{ row, unit: fit.unit, fixed: (row.fixed ?? 0) * money.factor }];
}

function cheapest(
  type: string,
  ways: readonly Way[],
  stated: number,
  destroyed: Float64Array,
  errors: Float64Array,
  years: number,
): Omit<Irreplaceable, 'type'> {
  const chosen = ways.map(() => 0);
  const costs: number[] = [];
  let losses = 0;
  for (let i = 0; i < destroyed.length; i++) {
    const lost = destroyed[i] as number;
    if (lost === 0) continue;
    losses++;
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [k, { row, unit, fixed }] of ways.entries()) {
      const needed = lost * (row.exchangeRatio ?? 1);
      if (row.available !== null && row.available < needed) continue;
      const cost = fixed + needed * Math.exp(unit.mu + unit.sigma * (errors[i] as number));
      if (cost < least) [best, least] = [k, cost];
    }
    if (best < 0) continue;
    chosen[best] = (chosen[best] as number) + 1;
    costs.push(least);
  }
  const routes = ways.map(({ row }, k) => ({ route: row.route, chosen: (chosen[k] as number) / losses, row: row.row }));
  const notReplaceable = 1 - costs.length / losses;
  if (costs.length > 0) {
    const { q05, q50, q95 } = summarizeDraws(Float64Array.from(costs));
    return { routes, notReplaceable, cost: { q05, q50, q95 } };
  }
  const none =
    stated === 0
      ? gap(
          'no-source',
          `${type} is out of production, and no row of replacements says how what it did could be restored`,
        )
      : gap('beyond-horizon', `${type} is not replaceable within ${years} years by any way that is priced and dated`);
  return { routes, notReplaceable, cost: none };
}
