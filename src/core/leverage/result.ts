import type { Day, RowPlace } from '../case.js';
import type { Gap } from '../problem.js';
import type { Facts } from './facts.js';
import type { LeverageField, WholeBook } from './leverage-book.js';
import type { SignCell } from './sign-map.js';

/** One thing a side did, dated; no motive is read into it. */
export type Act = {
  readonly date: Day;
  readonly precision: string;
  readonly kind: string;
  readonly event: string;
  /** days from the first day of the strike; negative before it */
  readonly days: number;
  /** one act never speaks for one reading alone: two that it fits */
  readonly consistentWith: string;
  readonly alsoConsistentWith: string;
  readonly row: RowPlace;
};

export type TornadoBar = {
  readonly input: LeverageField;
  readonly low: number;
  readonly high: number /** the sign of the change turns inside the range */;
  readonly flips: boolean;
};

export type Models = {
  readonly book: WholeBook;
  /** every input is an illustration */
  readonly isIllustrative: boolean;
  readonly bargaining: {
    readonly before: { readonly low: number; readonly high: number; readonly point: number };
    /** change of the point over the box: least, middle, most */
    readonly change: { readonly low: number; readonly middle: number; readonly high: number };
    /** of the box, where the point moves against the attacker; exact */
    readonly shareAgainst: number;
    /** shift of power that no bargain survives, with the later discounted by a tenth */
    readonly breakingShift: number;
  };
  readonly attrition: {
    readonly before: { readonly duration: number; readonly concedesA: number };
    readonly after: { readonly duration: number; readonly concedesA: number };
  };
  readonly map: readonly SignCell[];
  /** of the box, where the two models say the opposite for the attacker */
  readonly opposite: number;
  /** standard error of it; 0 where it is an exact volume */
  readonly oppositeError: number;
  readonly tornado: readonly TornadoBar[];
  readonly sentence: string;
};

export type Leverage = {
  readonly facts: Facts;
  readonly behaviour: readonly Act[] | Gap;
  /** markets whose new middle lies outside the spread before; with none that has a bid and an ask, a gap */
  readonly markets: readonly string[] | Gap;
  /** two models side by side, on illustrations: no finding rests on them */
  readonly models: Models;
  /** the same on a reader's own ranges */
  readonly whatIf?: Models;
  readonly warnings: readonly string[];
};
