/** Student's t with four degrees of freedom, in closed form: heavy tails without a special function. */

/** Density at x. */
export function density4(x: number): number {
  const u = 1 + (x * x) / 4;
  return 0.375 / (u * u * Math.sqrt(u));
}

/** P(X ≤ x). */
export function cdf4(x: number): number {
  const u = 1 + (x * x) / 4;
  return 0.5 + 0.375 * (x / Math.sqrt(u)) * (1 - (x * x) / (12 * u));
}

/** P(low < X ≤ high), taken in the tail where both lie so that small chances keep their digits. */
export const between4 = (low: number, high: number): number =>
  low > 0 ? cdf4(-low) - cdf4(-high) : cdf4(high) - cdf4(low);
