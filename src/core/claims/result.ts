import type { Claim, RowPlace, Side } from '../case.js';
import type { Gap } from '../problem.js';

/** Which count a claim's verb speaks of: D for destroyed, D + M for hit. */
export type Quantity = 'destroyed' | 'hit';

/**
 * What is asked of a count claim (contract: "What is asked of a claim").
 * `low`/`high` bound the event inclusively; null = open. `exactly` asks P(Q = n) beside it.
 */
export type Question = {
  readonly quantity: Quantity;
  readonly low: number | null;
  readonly high: number | null;
  readonly exactly: number | null;
  /** `at least 12 tanks hit`, without the speaker */
  readonly statement: string;
};

export type Scope = {
  /** site ids, resolved: never empty */
  readonly sites: readonly string[];
  /** concrete types; null = every type */
  readonly types: readonly string[] | null;
  /** true where the claim itself named no site */
  readonly everySite: boolean;
};

export type ClaimEntry = {
  readonly claim: Claim;
  /** id of the root of this claim's body of evidence (itself when original) */
  readonly root: string;
  /** who said it, as the source table names it */
  readonly speaker: string;
  readonly side: Side;
  readonly scope: Scope;
  readonly question: Question | Gap;
  readonly warnings: readonly string[];
};

/** All claims resting on one body of evidence: one voice. */
export type Root = {
  readonly id: string;
  /** claim ids in order of date, the root first */
  readonly claims: readonly string[];
};

export type ArithmeticRule =
  | 'implied-fleet'
  | 'implied-unit-value'
  | 'implied-share'
  | 'mixed-numerator'
  | 'moving-denominator'
  | 'hardened-verb'
  | 'restated-number';

/** One thing a claim commits its speaker to, by arithmetic alone. */
export type ArithmeticFinding = {
  readonly rule: ArithmeticRule;
  /** ids of the claims that were put together */
  readonly claims: readonly string[];
  readonly sentence: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly rows: readonly RowPlace[];
};

export type Claims = {
  readonly entries: readonly ClaimEntry[];
  readonly roots: readonly Root[];
  readonly arithmetic: readonly ArithmeticFinding[];
  readonly warnings: readonly string[];
};
