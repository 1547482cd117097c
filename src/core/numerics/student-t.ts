/** Student's t, by the incomplete beta function. */
import { betaCdf } from './special.js';

/** P(|T| >= |t|) at `df` > 0 degrees of freedom. */
export const tTwoSided = (t: number, df: number): number => betaCdf(df / (df + t * t), df / 2, 0.5);

/** The t with P(T <= t) = p, p strictly between 0 and 1; by bisection, to the last bits. */
export function tQuantile(p: number, df: number): number {
  const tail = 2 * Math.min(p, 1 - p);
  if (tail === 1) return 0;
  let [low, high] = [0, 1];
  while (tTwoSided(high, df) > tail && high < 1e300) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (tTwoSided(middle, df) > tail) low = middle;
    else high = middle;
  }
  return p < 0.5 ? -high : high;
}
