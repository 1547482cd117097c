import type { Day, RowPlace } from '../case.js';
import type { Exchange } from '../cost/result.js';
import type { Gap } from '../problem.js';
import type { Attrition } from './attrition.js';
import type { BargainingRange } from './bargaining.js';
import type { Commitment } from './commitment.js';
import type { LeverageBook } from './leverage-book.js';
import type { ParameterRanges } from './ranges.js';
import type { SignCell } from './sign-map.js';
import type { Signs } from './sign-shares.js';
import type { Swing } from './tornado.js';

/** A figure of what the attack used: every claim that gives it. Figures are listed, never averaged. */
export type DroneFigure = {
  readonly low: number;
  readonly high: number;
  readonly claims: readonly string[];
  readonly rows: readonly RowPlace[];
};

/** USD that one drone may cost for the damage to pay for the attack. */
export type BreakEven = {
  readonly basis: string;
  /** as the cost stage marks it, such as `at least, without tankers` */
  readonly label: string | null;
  readonly drones: DroneFigure;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  /** P(damage ≥ drones × usd), usd for one drone, rising; at the larger figure */
  readonly curve: readonly { readonly usd: number; readonly probability: number }[];
};

export type Facts = {
  /** per basis, USD, 5 %, middle and 95 % */
  readonly damage:
    | readonly {
        readonly basis: string;
        readonly label: string | null;
        readonly q05: number;
        readonly q50: number;
        readonly q95: number;
        readonly rows: readonly RowPlace[];
        /** damage over cost of the attack; wide, and blind to what made the attack possible */
        readonly ratio: Exchange | Gap;
      }[]
    | Gap;
  readonly drones: readonly DroneFigure[] | Gap;
  readonly breakEven: readonly BreakEven[] | Gap;
  /** least the attack cost by the rows of the case, USD */
  readonly costFloor: { readonly usd: number; readonly rows: readonly RowPlace[] } | Gap;
};

export const BEHAVIOUR = ['offer', 'refusal', 'talks', 'retaliation', 'rebasing', 'market'] as const;
export type BehaviourKind = (typeof BEHAVIOUR)[number];

/** What somebody did, with its day; what it is consistent with is said twice, since one act never speaks for one reading alone. */
export type Behaviour = {
  readonly kind: BehaviourKind;
  readonly date: Day;
  readonly precision: string;
  /** days after the first day of the strike; negative before it */
  readonly days: number;
  readonly event: string;
  readonly rows: readonly RowPlace[];
  readonly consistentWith: string;
  readonly alsoConsistentWith: string;
};

export type Models = {
  readonly ranges: ParameterRanges;
  /** before and after at the middle of every range; up and down are shares of the box */
  readonly bargaining: {
    readonly before: BargainingRange;
    readonly after: BargainingRange;
    /** Δx* over the whole box */
    readonly shift: { readonly low: number; readonly high: number };
    readonly up: number;
    readonly down: number;
  };
  readonly attrition: {
    readonly before: Attrition;
    readonly after: Attrition;
    readonly up: number;
    readonly down: number;
  };
  readonly signs: Signs;
  /** the same single change in both: only the defender's war grows dearer; null where the ranges hold no such change */
  readonly defenderAlone: {
    readonly deltaCostDefender: number;
    readonly shift: number;
    readonly attackerConcedes: { readonly before: number; readonly after: number };
  } | null;
  readonly map: readonly SignCell[];
  readonly tornado: readonly Swing[];
  readonly commitment: Commitment;
};

/** On a reader's own ranges: beside the finding, never in it. */
export type LeverageWhatIf = {
  readonly assumed: true;
  readonly book: LeverageBook;
  readonly models: Models;
  readonly finding: string;
  readonly breakEven: readonly BreakEven[] | Gap;
  /** drones × price of one, at the low ends, USD */
  readonly costFloor: number | Gap;
  /** 5 %, middle, 95 % of damage over cost per basis, both log-normal */
  readonly ratio:
    | readonly { readonly basis: string; readonly q05: number; readonly q50: number; readonly q95: number }[]
    | Gap;
};

export type Leverage = {
  /** two models and their signs in one sentence */
  readonly finding: string;
  readonly facts: Facts;
  /** in order of time */
  readonly behaviour: readonly Behaviour[];
  /** kinds of which the case has no row, or none that can be read, each with its reason */
  readonly absent: readonly { readonly kind: BehaviourKind; readonly gap: Gap }[];
  /** on illustrative ranges */
  readonly models: Models;
  readonly whatIf?: LeverageWhatIf;
  readonly warnings: readonly string[];
};
