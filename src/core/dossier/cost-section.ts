/** Money as the assessment document shows it: whole USD of a stated price year, one curve per basis. */
import type { Cost } from '../cost/result.js';
import { gap } from '../problem.js';
import { orGap, printGap, stated } from './blank.js';
import type { rowAddresses } from './row-address.js';

export function costSection(cost: Cost, address: ReturnType<typeof rowAddresses>) {
  return {
    priceYear: cost.priceYear ?? printGap(gap('not-dated', 'the prices of the case name no common year')),
    scenario: cost.scenario,
    inputs: cost.inputs,
    byBasis: cost.byBasis.map(
      ({ basis, scenario, label, mean, q05, q50, q95, exceedance, priced, unpriced, byType, needs, ...rest }) => ({
        basis,
        scenario,
        ...stated({ label, measure: rest.measure }),
        ...wholeUsd({ mean, q05, q50, q95 }),
        exceedance: exceedance.map(({ usd, probability, mcse }) => ({ usd: Math.round(usd), probability, mcse })),
        priced: priced.map(({ type, basis: used, p10, p50, p90, priceYear, how, rows }) => ({
          type,
          basis: used,
          ...wholeUsd({ p10, p50, p90 }),
          ...stated({ priceYear }),
          how,
          rows: rows.map(address),
        })),
        unpriced,
        byType: byType.map(({ type, share }) => ({ type, share })),
        needs: needs.map(({ usd, middleAssets, middlePrice, assetsNeeded, priceNeeded, reached }) => ({
          middleAssets,
          assetsNeeded,
          ...wholeUsd({ usd, middlePrice, priceNeeded }),
          ...(reached === null
            ? {}
            : { reached: { draws: reached.draws, assets: reached.assets, ...wholeUsd({ price: reached.price }) } }),
        })),
        exchange: orGap(rest.exchange, (ratio) => ratio),
        diagnostics: { mcseMean: Math.round(rest.mcseMean), essBulk: rest.essBulk },
      }),
    ),
    irreplaceable: cost.irreplaceable.map(({ type, routes, notReplaceable, cost: money }) => ({
      type,
      routes: routes.map(({ route, chosen, row }) => ({ route, chosen, row: address(row) })),
      notReplaceable,
      cost: orGap(money, wholeUsd),
    })),
    totalLoss: cost.totalLoss.map(({ repairPlusSalvage, ...chance }) => ({
      ...chance,
      repairPlusSalvage: orGap(repairPlusSalvage, (p) => p),
    })),
    priceBook: cost.priceBook.map(({ type, basis, use, row }) => ({ type, basis, use, row: address(row) })),
    sensitivity: orGap(cost.sensitivity, (shares) =>
      shares.map(({ type, ...share }) => ({ ...share, ...stated({ type }) })),
    ),
    warnings: cost.warnings,
  };
}

function wholeUsd<K extends string>(money: Readonly<Record<K, number>>): Record<K, number> {
  return Object.fromEntries(Object.entries<number>(money).map(([key, usd]) => [key, Math.round(usd)])) as Record<
    K,
    number
  >;
}
