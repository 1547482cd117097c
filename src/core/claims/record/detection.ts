/**
 * What share of losses comes to stand in a list of pictures, by category: named priors, because no list can tell its own gaps. Beta(a, b)
 * each; stated before any fit, from what such lists are made of (a large wreck that nobody can move against a crew-served
 * weapon behind the front). Assumption most likely to be wrong: one share for a whole category, near and far from cameras alike.
 */
import type { BetaShape } from '../../numerics/sample.js';
import { shareListed } from './list-lag.js';

export const DETECTION: Readonly<Record<string, BetaShape>> = {
  ship: [9, 1],
  aircraft: [8, 2],
  helicopter: [8, 2],
  launcher: [7, 3],
  tank: [7, 3],
  tank_and_afv: [7, 3],
  apc: [6, 4],
  artillery: [4, 6],
  vehicle: [4, 6],
  uav: [3, 7],
  missile: [3, 7],
};

/** For a category without a name above: anything. */
export const UNNAMED: BetaShape = [1, 1];

/** @param listedAfterDays days between the event and the reading of the list; null: read when complete */
export function detectionOf(category: string, listedAfterDays: number | null = null): BetaShape {
  const complete = (Object.hasOwn(DETECTION, category) ? DETECTION[category] : undefined) ?? UNNAMED;
  if (listedAfterDays === null) return complete;
  // The same weight of prior on a share that is smaller by what is not listed yet.
  const [a, b] = complete;
  const listed = (a / (a + b)) * shareListed(listedAfterDays);
  return [(a + b) * listed, (a + b) * (1 - listed)];
}
