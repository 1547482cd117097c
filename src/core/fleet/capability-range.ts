/** The bounds on capability lost over draws and figures: every fleet with every serviceable number that fits into it, each pair as likely. */
import { tally } from '../numerics/quantiles.js';
import { type Gap, gap } from '../problem.js';
import { capabilityLoss } from './capability.js';
import { type Figures, valuesOf } from './figures.js';
import type { Summary, TypeFleet } from './result.js';
import { weightedSummary } from './share-of-figures.js';

export function capabilityRange(
  destroyed: Float64Array,
  inventory: Figures,
  serviceable: Figures,
): Exclude<TypeFleet['capabilityRange'], Gap> | Gap {
  const pairs = inventory.figures
    .flatMap(valuesOf)
    .flatMap((fleet) => serviceable.figures.flatMap(valuesOf).map((available) => ({ fleet, available })))
    .filter(({ fleet, available }) => available <= fleet);
  if (pairs.length === 0) return gap('contradictory', 'more are said to be serviceable than any figure says are held');
  const counts = tally(destroyed);
  const over = (bound: 'low' | 'proportional' | 'high'): Summary =>
    weightedSummary(
      pairs.flatMap(({ fleet, available }) =>
        Array.from(counts, (weight, lost) => ({
          share: capabilityLoss(lost, fleet, available)[bound],
          weight: weight / pairs.length,
        })),
      ),
    );
  return { low: over('low'), proportional: over('proportional'), high: over('high') };
}
