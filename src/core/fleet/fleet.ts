/**
 * What the losses are of the fleet, first form: share of inventory over draws and figures, capability bounds. Shares use
 * the same joint draws as cost. Most likely wrong: that figures of different days and authors count the same thing.
 */
import type { Case } from '../case.js';
import { knownTypes } from '../claims/scope.js';
import { drawsByType, hitsOf, type TypeDraws, zero } from '../losses/by-type.js';
import type { CountSummary, LossDraws } from '../losses/result.js';
import { summarizeDraws, tally } from '../numerics/quantiles.js';
import { gap, isGap } from '../problem.js';
import { type CapabilityLoss, capabilityLoss } from './capability.js';
import { type Figures, figuresOf, valuesOf } from './figures.js';
import type { Fleet, TypeFleet } from './result.js';
import { shareOfFigures } from './share-of-figures.js';

/** @param theCase as of the day asked for */
export function fleetOf(theCase: Case, draws: LossDraws): Fleet {
  const listed = new Set(theCase.inventory.map((row) => row.assetType));
  const drawn = drawsByType(draws);
  const types = [...new Set([...knownTypes(theCase), ...drawn.keys()])]
    .filter((type) => listed.has(type) || drawn.has(type))
    .sort();
  return {
    scenario: draws.scenario,
    byType: types
      .map((type) => typeFleet(theCase, type, drawn.get(type), draws.draws))
      .filter((row) => listed.has(row.type) || row.hit.q50 > 0),
    slack: gap('no-source', 'the case gives no demand to hold against what is left'),
    warnings: [],
  };
}

function typeFleet(theCase: Case, type: string, counts: TypeDraws | undefined, size: number): TypeFleet {
  const inventory = figuresOf(theCase, type, (row) => row.inventory);
  const serviceable = figuresOf(theCase, type, (row) => row.serviceable);
  const modelled = counts !== undefined;
  const { destroyed, damaged } = counts ?? zero(size);
  const hit = hitsOf({ destroyed, damaged });
  const lost = summarizeDraws(destroyed);
  const silent = gap('not-covered', `no ${type} stood at a struck site in any count or reading`);
  return {
    type,
    inventory,
    serviceable,
    destroyed: whole(lost),
    hit: whole(summarizeDraws(hit)),
    shareOfInventory: !modelled
      ? silent
      : isGap(inventory)
        ? inventory
        : shareOfFigures(tally(destroyed), inventory.figures.flatMap(valuesOf)),
    capabilityLoss: !modelled
      ? silent
      : isGap(serviceable)
        ? serviceable
        : isGap(inventory)
          ? inventory
          : widestLoss(Math.round(lost.q50), inventory, serviceable),
    restoration: gap('not-built', 'repair slots, durations and production are not modelled yet'),
  };
}

/** The bounds over every figure: most stood idle in the largest fleet, fewest flew in the least serviceable one. */
const widestLoss = (lost: number, inventory: Figures, serviceable: Figures): CapabilityLoss => ({
  low: capabilityLoss(lost, inventory.high, serviceable.low).low,
  proportional: capabilityLoss(lost, inventory.low, serviceable.low).proportional,
  high: capabilityLoss(lost, inventory.low, serviceable.low).high,
});

const whole = (s: CountSummary): CountSummary => ({
  mean: s.mean,
  q05: Math.round(s.q05),
  q50: Math.round(s.q50),
  q95: Math.round(s.q95),
});
