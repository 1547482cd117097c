/** What it changes at the table, as the assessment document shows it: facts, dated behaviour, two models. Never a score. */

import type { Exchange } from '../cost/result.js';
import type { BreakEven, DroneFigure, Leverage, Models } from '../leverage/result.js';
import { orGap, printGap } from './blank.js';
import type { rowAddresses } from './row-address.js';

type Address = ReturnType<typeof rowAddresses>;

/** What a reader assumed is not in it. */
export function leverageSection({ finding, facts, behaviour, absent, models, warnings }: Leverage, address: Address) {
  return {
    finding,
    facts: {
      damage: orGap(facts.damage, (all) =>
        all.map(({ basis, label, q05, q50, q95, rows, ratio }) => ({
          basis,
          ...(label === null ? {} : { label }),
          q05,
          q50,
          q95,
          rows: rows.map(address),
          ratio: orGap(ratio, (of: Exchange) => of),
        })),
      ),
      drones: orGap(facts.drones, (all) => all.map((figure) => figureSection(figure, address))),
      breakEven: orGap(facts.breakEven, (all) => all.map(breakEvenSection)),
      costFloor: orGap(facts.costFloor, ({ usd, rows }) => ({ usd, rows: rows.map(address) })),
    },
    behaviour: behaviour.map(({ rows, ...act }) => ({ ...act, rows: rows.map(address) })),
    absent: absent.map(({ kind, gap }) => ({ kind, ...printGap(gap) })),
    models: modelsSection(models),
    warnings,
  };
}

const figureSection = ({ low, high, claims, rows }: DroneFigure, address: Address) => ({
  low,
  high,
  claims,
  rows: rows.map(address),
});

export const breakEvenSection = ({ basis, label, drones: { low, high }, q05, q50, q95, curve }: BreakEven) => ({
  basis,
  ...(label === null ? {} : { label }),
  drones: { low, high },
  q05,
  q50,
  q95,
  curve,
});

export const modelsSection = ({ defenderAlone, tornado, ...models }: Models) => ({
  ...models,
  ...(defenderAlone === null ? {} : { defenderAlone }),
  tornado: tornado.map(({ turnsAt, ...swing }) => (turnsAt === null ? swing : { ...swing, turnsAt })),
});
