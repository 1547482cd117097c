/**
 * Sums of exchangeable log-normals, matched by one log-normal on mean and variance (Fenton 1960; Wilkinson).
 *
 * Model: X₁..Xₙ share (mu, sigma); corr(ln Xᵢ, ln Xⱼ) = rho for i ≠ j. Mean n·m and variance n·v + n(n−1)·m²(e^{ρσ²}−1)
 * are exact, the shape is not: it is exact at rho = 1 and good to a few per cent of a tail probability below.
 * Cost: O(1) for a sum, O(cap) for a counted one.
 */
import { exceeds, type LogNormal, mean, variance } from './lognormal.js';

/** @param n whole number >= 1 @param rho log-correlation, 0..1 */
export function sumOfExchangeable(unit: LogNormal, n: number, rho: number): LogNormal {
  const one = mean(unit);
  const total = n * one;
  const spread = n * variance(unit) + n * (n - 1) * one * one * Math.expm1(rho * unit.sigma * unit.sigma);
  const sigma2 = Math.log1p(spread / (total * total));
  return { mu: Math.log(total) - sigma2 / 2, sigma: Math.sqrt(sigma2) };
}

/** P(X₁ + … + X_N >= x), N ~ `count` (index = n), independent of the units. */
export function countedSumExceeds(count: ArrayLike<number>, unit: LogNormal, rho: number, x: number): number {
  let total = x <= 0 ? (count[0] ?? 0) : 0;
  for (let n = 1; n < count.length; n++) {
    const weight = count[n] as number;
    if (weight > 0) total += weight * exceeds(sumOfExchangeable(unit, n, rho), x);
  }
  return total;
}
