/** The bounds on capability lost over draws and figures: every fleet with every serviceable number that fits into it, each pair as likely. */
import type { Pmf } from '../numerics/discrete.js';
import { type Gap, gap } from '../problem.js';
import { highLoss, lowLoss, proportionalLoss } from './capability.js';
import { type Figures, valuesOf } from './figures.js';
import type { TypeFleet } from './result.js';
import { summaryOver } from './share-of-figures.js';

/** @param destroyed chance of each count */
export function capabilityRange(
  destroyed: Pmf,
  inventory: Figures,
  serviceable: Figures,
): Exclude<TypeFleet['capabilityRange'], Gap> | Gap {
  const available = serviceable.figures.flatMap(valuesOf);
  const pairs = inventory.figures
    .flatMap(valuesOf)
    .flatMap((fleet) => available.map((fit): Pair => [fleet, fit]))
    .filter(([fleet, fit]) => fit <= fleet);
  if (pairs.length === 0) return gap('contradictory', 'more are said to be serviceable than any figure says are held');
  return {
    low: summaryOver(destroyed, pairs, (lost, [fleet, fit]: Pair) => lowLoss(lost, fleet, fit)),
    proportional: summaryOver(destroyed, pairs, (lost, [fleet]: Pair) => proportionalLoss(lost, fleet)),
    high: summaryOver(destroyed, pairs, (lost, [, fit]: Pair) => highLoss(lost, fit)),
  };
}

/** A fleet, and how many of it are serviceable. */
type Pair = readonly [number, number];
