/**
 * What two overlapping lists say of a total, and what they do not.
 *
 * Model: Chapman's estimator (1951) of a closed population from two independent lists. Most likely wrong: independence.
 * The unseen cell scales with the odds ratio between the lists, which two lists cannot show, so what is worth
 * publishing is the inverse: how strongly the lists would have to be linked for a stated total to be true.
 * Never a headline. Cost: O(1).
 */

import { normalQuantile } from '../numerics/normal-quantile.js';
import { type Gap, gap, InputError } from '../problem.js';

/** `first`, `second`: assets on each list; `both`: on both. */
export type TwoLists = { readonly first: number; readonly second: number; readonly both: number };

export type Recapture = {
  readonly distinct: number;
  readonly total: number;
  readonly variance: number;
  /** log-normal 95 % interval on the part not seen (Chao 1987): never below `distinct` */
  readonly low: number;
  readonly high: number;
};

export function chapman(lists: TwoLists): Recapture {
  const { first, second, both } = checked(lists);
  const distinct = first + second - both;
  const total = ((first + 1) * (second + 1)) / (both + 1) - 1;
  const variance =
    ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) * (both + 1) * (both + 2));
  const unseen = total - distinct;
  // One list inside the other: nothing unseen, no variance, and the ratio below would be 0/0.
  if (unseen === 0) return { distinct, total, variance, low: distinct, high: distinct };
  const factor = Math.exp(normalQuantile(0.975) * Math.sqrt(Math.log1p(variance / (unseen * unseen))));
  return { distinct, total, variance, low: distinct + unseen / factor, high: distinct + unseen * factor };
}

/** Total when the odds ratio between the lists is `oddsRatio` (1 = independent): distinct + θ·n₁₀·n₀₁/n₁₁. */
export function totalAt(lists: TwoLists, oddsRatio: number): number | Gap {
  const unseen = unseenIfIndependent(lists);
  return typeof unseen === 'number' ? distinctOf(lists) + oddsRatio * unseen : unseen;
}

/** The odds ratio between the lists that `total` (at least the distinct count) would need. */
export function oddsRatioNeeded(lists: TwoLists, total: number): number | Gap {
  const unseen = unseenIfIndependent(lists);
  if (typeof unseen !== 'number') return unseen;
  const distinct = distinctOf(lists);
  if (total < distinct) throw new InputError('recapture.total', `at least the distinct count (${distinct})`, total);
  if (unseen === 0) return gap('too-few', 'one list lies inside the other: no odds ratio gives a larger total');
  return (total - distinct) / unseen;
}

/** Share of `total` that the two lists hold together. */
export const jointCoverage = (lists: TwoLists, total: number): number => distinctOf(lists) / total;

const distinctOf = ({ first, second, both }: TwoLists): number => first + second - both;

function unseenIfIndependent(lists: TwoLists): number | Gap {
  const { first, second, both } = checked(lists);
  if (both === 0) return gap('too-few', 'the two lists share no asset: any total fits');
  return ((first - both) * (second - both)) / both;
}

function checked(lists: TwoLists): TwoLists {
  for (const [name, count] of Object.entries(lists)) {
    if (!Number.isInteger(count) || count < 0)
      throw new InputError(`recapture.${name}`, 'a whole number from 0', count);
  }
  const most = Math.min(lists.first, lists.second);
  if (lists.both > most) throw new InputError('recapture.both', `at most the shorter list (${most})`, lists.both);
  return lists;
}
