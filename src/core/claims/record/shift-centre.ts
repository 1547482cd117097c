/**
 * The centre of a level and its deviations, moved against each other so that their sums stay: exact, and what lets a centre travel that
 * its groups would else hold in place.
 */
import type { Rng } from '../../numerics/rng.js';
import type { Deviations } from './record-state.js';

/** The new centre; the deviations give way. */
export function shiftCentre(
  centre: number,
  [priorMean, priorSpread]: readonly [number, number],
  deviations: Deviations,
  rng: Rng,
): number {
  const { values, tau } = deviations;
  const [own, theirs] = [1 / (priorSpread * priorSpread), 1 / (tau * tau)];
  let sum = 0;
  for (const value of values) sum += centre + value;
  const precision = own + values.length * theirs;
  const moved = (own * priorMean + theirs * sum) / precision + rng.normal() / Math.sqrt(precision);
  for (let g = 0; g < values.length; g++) values[g] = (values[g] as number) + centre - moved;
  return moved;
}
