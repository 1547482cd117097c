/**
 * What a record of inflated claims would make of a claim: truth = claim / ratio, ratio log-normal.
 *
 * A reference class of claims that history checked is self-selected for scandal: shown beside the evidence as a weak
 * prior, never multiplied into it. Cost: O(1).
 */
import type { LogNormal } from '../numerics/lognormal.js';
import { InputError } from '../problem.js';

/** How many times the truth a claim was. @param actual > 0; itself often a floor, and then the ratio is a ceiling */
export function claimRatio(claimed: number, actual: number): number {
  if (!(actual > 0)) throw new InputError('ratio.actual', 'a number above 0', actual);
  return claimed / actual;
}

/** Distribution of the truth behind `claimed` (> 0), given the distribution of the ratio. */
export function truthBehind(claimed: number, ratio: LogNormal): LogNormal {
  if (!(claimed > 0)) throw new InputError('ratio.claimed', 'a number above 0', claimed);
  return { mu: Math.log(claimed) - ratio.mu, sigma: ratio.sigma };
}
