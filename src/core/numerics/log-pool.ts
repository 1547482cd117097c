/**
 * The logarithmic pool of log-normals: density in proportion to ∏ fᵢ^wᵢ, again a log-normal (Genest & Zidek 1986,
 * doi:10.1214/ss/1177013825). Most likely wrong: everything it hides; where experts disagree it says the middle with confidence,
 * and the linear pool, which keeps both ends in reach, is the default.
 */
import { InputError } from '../problem.js';
import type { LogNormal } from './lognormal.js';

export type Weighted = { readonly weight: number; readonly unit: LogNormal };

/** @param parts weights of at least 0, not all 0; they need no normalizing. @throws InputError for a unit without spread */
export function logPool(parts: readonly Weighted[]): LogNormal {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) throw new InputError('logPool.weights', 'some weight above 0', total);
  let [precision, pull] = [0, 0];
  for (const { weight, unit } of parts) {
    if (!(unit.sigma > 0)) throw new InputError('logPool.sigma', 'above 0', unit.sigma);
    const own = weight / total / (unit.sigma * unit.sigma);
    precision += own;
    pull += own * unit.mu;
  }
  return { mu: pull / precision, sigma: 1 / Math.sqrt(precision) };
}
