import type { Claim, Day, RowPlace, Verb } from '../case.js';
import type { IndicatorKind } from '../case-indicator.js';
import type { Gap } from '../problem.js';
import type { Placebo } from './effect/effect.js';
import type { SeriesWeighed } from './effect/weigh-series.js';

export type SeriesValue = {
  readonly date: Day;
  /** null where only a bound was published */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** size of a sample; null where it is not said */
  readonly n: number | null;
  readonly row: RowPlace;
};

/** Rows of one indicator in order of time, one for a date. */
export type IndicatorRows = {
  readonly indicator: string;
  readonly title: string;
  readonly kind: IndicatorKind;
  /** `stated` by the case, or `inferred` from unit and rows */
  readonly from: 'stated' | 'inferred';
  readonly unit: string;
  readonly values: readonly SeriesValue[];
};

/** Something else of those weeks, drawn on every chart. */
export type EventMark = {
  readonly date: Day;
  readonly precision: string;
  readonly kind: string;
  readonly event: string;
  readonly row: RowPlace;
};

/** A mean of some rows, and between the ends they leave open. */
export type RowsMean = {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  readonly from: Day;
  readonly until: Day;
};

/** As many rows before the strike as are compared after. */
export type PeriodMeans = {
  readonly before: RowsMean;
  readonly after: RowsMean;
  /** after over before; low and high are the least and the most that the open ends allow */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | Gap;
};

/** Small counts weighed as such (`count-rates.ts`). */
export type AsCounts = {
  /** rate after over rate before */
  readonly ratio: { readonly q025: number; readonly q50: number; readonly q975: number };
  /** all that came after, and what the rate before leads to expect */
  readonly actual: number;
  readonly predicted: { readonly middle: number; readonly q025: number; readonly q975: number };
  readonly perRow: { readonly middle: number; readonly q025: number; readonly q975: number };
  /** chance of as many or more (as few or fewer) at the rate before */
  readonly p: number;
  /** the rise that 4 of 5 such series would have shown; its inverse is the fall */
  readonly smallestRatio: number;
};

/** A series of what was done, before and after the strike. */
export type OutputEffect = {
  readonly rows: IndicatorRows;
  /** rows after the strike that are compared, fixed by the case; null: all there are */
  readonly window: number | null;
  readonly weighed: SeriesWeighed;
  readonly counts: AsCounts | Gap;
  readonly means: PeriodMeans | Gap;
  /** date of the first row after the strike */
  readonly firstAfter: Day | null;
  /** dates of rows whose period holds days of either side, left out */
  readonly straddling: readonly Day[];
  /** what the rows are consistent with, and what also; the end of `sentence` */
  readonly finding: string;
  readonly sentence: string;
};

/** Two polls of one question. Shares 0..1. */
export type PollDifference = {
  readonly before: SeriesValue;
  readonly after: SeriesValue;
  /** after less before */
  readonly change: number;
  readonly standardError: number;
  readonly z: number;
  /** two-sided */
  readonly p: number;
  /** the change that 4 of 5 such pairs would have shown at the 5 % level */
  readonly smallestDetectable: number;
  /** people each poll is taken to have asked, and whether that is said or taken from the other */
  readonly asked: { readonly before: number; readonly after: number; readonly isAssumed: boolean };
  readonly deft: number;
};

export type PollChange = {
  readonly rows: IndicatorRows;
  readonly difference: PollDifference | Gap;
  /** where the question was asked in versions: the difference as one version's part of the sample could have seen it */
  readonly perVersion: PollDifference | null;
  /** fieldwork of the later poll that lies on both sides of the strike */
  readonly straddles: {
    readonly from: Day;
    readonly to: Day;
    /** part of its days on or after the strike, 0..1 */
    readonly after: number;
    /** shift of all people on that day that would have moved the poll by the smallest change it could have seen, if as many were asked each day; above 1 is more than everybody */
    readonly smallestShift: number | null;
  } | null;
  /** the later poll may have begun before the strike: nobody says when it did */
  readonly mayStraddle: boolean;
  readonly sentence: string;
};

export type MarketStudy = {
  /** trading days of the window after the event, fixed before any number was seen */
  readonly window: number;
  /** sum of returns less expected, in logarithms */
  readonly abnormal: number;
  readonly standardError: number;
  readonly t: number;
  readonly p: number;
  readonly smallestDetectable: number;
  readonly estimation: { readonly days: number; readonly alpha: number; readonly beta: number | null };
  /** the same sum at earlier windows that do not overlap */
  readonly placebo: Placebo;
};

/** Houses that ask one question, each compared with itself only. Shares 0..1. */
export type HouseEffects = {
  readonly question: string;
  readonly houses: readonly {
    readonly house: string;
    readonly indicator: string;
    /** its last poll before the strike less the mean of all houses */
    readonly offset: number;
    readonly standardError: number;
  }[];
  /** changes within houses, weighted by what each can tell */
  readonly change: number;
  readonly standardError: number;
  readonly smallestDetectable: number;
};

/** A quote beside the one before it. */
export type QuoteMove = {
  readonly before: SeriesValue;
  readonly after: SeriesValue;
  /** of the middles, in the unit */
  readonly move: number;
  /** of the logarithm of the odds; null where the unit is no chance */
  readonly logit: number | null;
  /** the new middle lies between the old bid and ask: no signal */
  readonly isInside: boolean;
};

export type MarketEffect = {
  readonly rows: IndicatorRows;
  readonly study: MarketStudy | Gap;
  readonly quotes: QuoteMove | Gap;
  readonly sentence: string;
};

export type AttentionEffect = {
  readonly rows: IndicatorRows;
  /** share lost in one step, and steps until half is left */
  readonly decay:
    | { readonly rate: number; readonly halfLife: number; readonly step: string; readonly points: number }
    | Gap;
  readonly sentence: string;
};

/** One telling of a claim. */
export type Relay = {
  readonly claim: Claim;
  readonly speaker: string;
  readonly verb: Verb | null;
  /** words said of it: `41 hit` */
  readonly said: string;
  /** a stronger verb than the origin's, for the same number */
  readonly isHarder: boolean;
  /** days since the origin; null where a date is not a day */
  readonly days: number;
};

/** How a claim spread from its origin. */
export type Spread = {
  readonly root: Claim;
  readonly origin: Relay;
  /** other tellings of the number, and what took it back */
  readonly relays: readonly Relay[];
  readonly hardened: number;
  /** the origin, and each telling of its number in words harder than all before */
  readonly ladder: readonly Relay[];
  /** the first time the same voice took the number back or softened it; null: never */
  readonly correction: Relay | null;
  /** tellings after the correction that take it up, and that still say the old */
  readonly after: { readonly corrected: number; readonly old: number };
  readonly sentence: string;
};

export type Perception = {
  /** three kinds of measure kept apart, and markets; never an index */
  readonly outputs: readonly OutputEffect[];
  readonly polls: readonly PollChange[];
  readonly houses: readonly HouseEffects[];
  readonly markets: readonly MarketEffect[];
  readonly attention: readonly AttentionEffect[];
  /** indicators that no way of weighing fits, listed */
  readonly others: readonly IndicatorRows[];
  readonly spreads: readonly Spread[];
  readonly events: readonly EventMark[];
  readonly warnings: readonly string[];
};
