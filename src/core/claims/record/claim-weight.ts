/** The chance of a claim given the truth, and its sum over truths. */
import { between4, cdf4 } from './student4.js';

/** P(claim y | T, T ≥ 1); `centre` = log(T + ½) + b. */
export function claimChance(y: number, centre: number, sigma: number): number {
  if (y === 0) return cdf4(-centre / sigma);
  return between4((Math.log(y) - centre) / sigma, (Math.log(y + 1) - centre) / sigma);
}

const SINGLES = 8;
const RATIO = 1.25;
const REACH = 12;
/** Claims so large that the sum over truths is its integral, 1 / (y + ½), whatever b and σ. */
const LARGE = 30;

/** Σ over T ≥ 1 of P(claim y | T) / (T + ½). */
export function claimWeight(y: number, b: number, sigma: number): number {
  if (y >= LARGE) return 1 / (y + 0.5);
  let total = 0;
  const end = REACH * (y + 1);
  for (let t = 1; t <= end; ) {
    const next = t < SINGLES ? t + 1 : Math.ceil(t * RATIO);
    const middle = (t + next) / 2;
    total += ((next - t) / middle) * claimChance(y, Math.log(middle) + b, sigma);
    t = next;
  }
  return total;
}
