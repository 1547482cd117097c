/**
 * Break-even, which is robust, and the ratio of damage to cost, which is not: it is as wide as both errors together. Two independent log-normals
 * have a log-normal ratio. Most likely wrong: the cost, which leaves out what made the attack possible. O(1).
 */

import type { LogNormal } from '../numerics/lognormal.js';
import { InputError } from '../problem.js';

/** USD that one drone may cost for the damage to pay for the attack. @throws InputError for no drones */
export function breakEven(damageUsd: number, drones: number): number {
  if (!(drones > 0)) throw new InputError('breakEven.drones', 'a number above 0', drones);
  return damageUsd / drones;
}

export const costRatio = (damage: LogNormal, cost: LogNormal): LogNormal => ({
  mu: damage.mu - cost.mu,
  sigma: Math.hypot(damage.sigma, cost.sigma),
});
