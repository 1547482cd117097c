/**
 * What the losses are of the fleet: share of inventory over draws and figures, capability bounds, and what a reader's own
 * book would make of it, beside. Shares use the same joint draws as cost. Most likely wrong: that figures of different days
 * and authors count the same thing.
 */
import type { Case } from '../case.js';
import { knownTypes } from '../claims/scope.js';
import { drawsByType, hitsOf, type TypeDraws, zero } from '../losses/by-type.js';
import type { CountSummary, LossDraws } from '../losses/result.js';
import { summarizeCounts, tally } from '../numerics/quantiles.js';
import type { Rng } from '../numerics/rng.js';
import { type Gap, gap, isGap } from '../problem.js';
import { type CapabilityLoss, capabilityLoss } from './capability.js';
import { capabilityRange } from './capability-range.js';
import { type Figures, figuresOf, valuesOf } from './figures.js';
import type { FleetBook } from './fleet-book.js';
import { lossShares, shareSummary } from './loss-shares.js';
import type { Fleet, TypeFleet } from './result.js';
import { leftOf, shareOfFigures } from './share-of-figures.js';
import { whatIfOf } from './what-if.js';
import { whatIfInputs } from './what-if-inputs.js';

/** What a reader assumes, and the chance his what-if is drawn with. */
export type Assumed = { readonly book: FleetBook; readonly rng: Rng };

/** @param theCase as of the day asked for */
export function fleetOf(theCase: Case, draws: LossDraws, assumed: Assumed | null = null): Fleet {
  const listed = new Set(theCase.inventory.map((row) => row.assetType));
  const drawn = drawsByType(draws);
  const types = [...new Set([...knownTypes(theCase), ...drawn.keys()])]
    .filter((type) => listed.has(type) || drawn.has(type))
    .sort();
  const shares = lossShares(drawn);
  return {
    scenario: draws.scenario,
    byType: types
      .map((type) => ({
        ...typeFleet(theCase, type, drawn.get(type), draws.draws),
        shareOfLosses: shareSummary(shares.get(type) ?? new Float64Array(0)),
        ...(assumed === null
          ? {}
          : { whatIf: whatIfOf(theCase, type, drawn.get(type) ?? zero(1), assumed.book, assumed.rng) }),
      }))
      .filter((row) => listed.has(row.type) || row.hit.q50 > 0),
    slack: gap('no-source', 'the case gives no demand to hold against what is left'),
    warnings: [],
  };
}

function typeFleet(
  theCase: Case,
  type: string,
  counts: TypeDraws | undefined,
  size: number,
): Omit<TypeFleet, 'shareOfLosses'> {
  const inventory = figuresOf(theCase, type, (row) => row.inventory);
  const serviceable = figuresOf(theCase, type, (row) => row.serviceable);
  const modelled = counts !== undefined;
  const { destroyed, damaged } = counts ?? zero(size);
  const silent = modelled ? null : gap('not-covered', `no ${type} stood at a struck site in any count or reading`);
  const lost = summarizeCounts(destroyed);
  const chances = tally(destroyed);
  const share = of(silent, inventory, ({ figures }) => shareOfFigures(chances, figures.flatMap(valuesOf)));
  return {
    type,
    inventory,
    serviceable,
    destroyed: whole(lost),
    hit: whole(summarizeCounts(hitsOf({ destroyed, damaged }))),
    shareOfInventory: share,
    shareLeft: isGap(share) ? share : leftOf(share),
    capabilityLoss: of(silent, serviceable, (fit) =>
      isGap(inventory) ? inventory : widestLoss(Math.round(lost.q50), inventory, fit),
    ),
    capabilityRange: of(silent, serviceable, (fit) =>
      isGap(inventory) ? inventory : capabilityRange(chances, inventory, fit),
    ),
    restoration: restorationGap(theCase, type),
  };
}

/** The value, unless the type was nowhere or nobody published the figures it needs. */
const of = <T>(silent: Gap | null, figures: Figures | Gap, value: (figures: Figures) => T | Gap): T | Gap =>
  silent ?? (isGap(figures) ? figures : value(figures));

/** What nobody published of the repair of a type: a case has no column for slots, so there is always something. */
function restorationGap(theCase: Case, type: string): Gap {
  const found = whatIfInputs(theCase, type, null);
  return isGap(found) ? found : gap('no-source', `no source gives for ${type}: repair slots`);
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
