/**
 * Damage over cost, both log-normal and independent: as wide as both errors together, which is why break-even is printed and a ratio is
 * not. Most likely wrong: the cost, which leaves out what made the attack possible. (Methods J4.) O(1).
 */
import type { LogNormal } from '../numerics/lognormal.js';

export const costRatio = (damage: LogNormal, cost: LogNormal): LogNormal => ({
  mu: damage.mu - cost.mu,
  sigma: Math.sqrt(damage.sigma * damage.sigma + cost.sigma * cost.sigma),
});
