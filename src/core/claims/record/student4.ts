/** Student's t with four degrees of freedom, in closed form: heavy tails without a special function. */

/** Density at x. */
export function density4(x: number): number {
  const u = 1 + (x * x) / 4;
  return 0.375 / (u * u * Math.sqrt(u));
}

/** P(X ≤ x). */
export function cdf4(x: number): number {
  const inverse = 1 / (1 + (x * x) / 4);
  return 0.5 + 0.375 * x * Math.sqrt(inverse) * (1 - (x * x * inverse) / 12);
}

/** P(low < X ≤ high), ends may be infinite; taken in the tail where both lie so that small chances keep their digits. */
export const between4 = (low: number, high: number): number =>
  low > 0 ? below(-low) - below(-high) : below(high) - below(low);

const below = (x: number): number =>
  x === Number.NEGATIVE_INFINITY ? 0 : x === Number.POSITIVE_INFINITY ? 1 : cdf4(x);
