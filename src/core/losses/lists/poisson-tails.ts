/** Both tails of a Poisson count, summed away from the mean, where terms only shrink. O(√mean) terms. */
import { logFactorial } from '../../numerics/special.js';

export type Tails = { readonly atMost: number; readonly atLeast: number };

/** P(X ≤ k) and P(X ≥ k), X Poisson with this mean > 0, k a whole number from 0. */
export function poissonTails(k: number, mean: number): Tails {
  const own = Math.exp(k * Math.log(mean) - mean - logFactorial(k));
  let [sum, term] = [own, own];
  if (k <= mean) {
    for (let i = k; i > 0 && term > 1e-17 * sum; i--) {
      term *= i / mean;
      sum += term;
    }
    return { atMost: sum, atLeast: 1 - sum + own };
  }
  for (let i = k + 1; term > 1e-17 * sum; i++) {
    term *= mean / i;
    sum += term;
  }
  return { atMost: 1 - sum + own, atLeast: sum };
}
