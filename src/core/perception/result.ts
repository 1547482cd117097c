/** What the perception stage hands on: series of one kind each, never blended into an index, and how claims were passed on. */
import type { Day, RowPlace, Side, Verb } from '../case.js';
import type { Gap } from '../problem.js';
import type { Amount, Banded, Placebo } from './effect/effect.js';

/** What the rows are consistent with, and what they are as well consistent with: both, always. */
export type Finding = {
  readonly sentence: string;
  readonly consistentWith: string;
  readonly alsoWith: string;
};

/** How the rows of one indicator were read. */
export type ReadAs = {
  readonly indicator: string;
  /** in words */
  readonly what: string;
  readonly unit: string;
  /** what was not said by the case but taken from its rows; empty where the case says it all */
  readonly inferred: readonly string[];
  readonly rows: readonly RowPlace[];
};

export type OutputPoint = {
  /** day or month */
  readonly at: string;
  /** null: no row */
  readonly actual: number | null;
  /** of the row, where it has both */
  readonly low: number | null;
  readonly high: number | null;
  /** what would have been counted had nothing changed; null before the strike and where no model holds */
  readonly predicted: Banded | null;
  readonly row: RowPlace | null;
};

/** Mean of some periods, and between the ends the rows allow. */
export type PeriodMean = {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly from: string;
  readonly until: string;
};

export type OutputEffect = {
  readonly model: 'counts' | 'structural';
  /** of one period */
  readonly average: Amount;
  readonly cumulative: Amount;
  /** after over before; null where the model has no rates */
  readonly ratio: { readonly q025: number; readonly q50: number; readonly q975: number } | null;
  /** chance that as many or more (or as few or fewer) would have come had nothing changed, one-sided */
  readonly p: number;
  /** in the unit, a period: what 4 of 5 such series would have shown at the 5 % level */
  readonly smallestDetectable: number;
};

/** Something counted period by period: what one side did, not what anyone thought. */
export type OutputRead = ReadAs & {
  readonly period: string;
  readonly window: { readonly periods: number; readonly from: 'case' | 'default' };
  readonly path: readonly OutputPoint[];
  /** the last periods before, as many as are compared after */
  readonly before: PeriodMean | Gap;
  readonly after: PeriodMean | Gap;
  /** after over before by the ends the rows allow, the least and the most favourable */
  readonly ratioOfMeans: { readonly low: number; readonly value: number; readonly high: number } | Gap;
  readonly effect: OutputEffect | Gap;
  readonly placebo: Placebo | Gap;
  readonly finding: Finding | Gap;
  readonly warnings: readonly string[];
};

export type WaveSide = 'before' | 'straddles' | 'after' | 'unknown';

export type Wave = {
  readonly at: Day;
  /** days of the fieldwork; null where nobody says */
  readonly from: Day | null;
  readonly until: Day | null;
  readonly side: WaveSide;
  /** 0..1; null: only a bound is known */
  readonly share: number | null;
  readonly n: number | null;
  /** standard error, 0..1; null without a sample size */
  readonly se: number | null;
  /** interviews on or after the day of the strike, 0..1, if they were spread evenly over the days */
  readonly afterShare: number | null;
  readonly row: RowPlace;
};

export type PollChange = {
  readonly from: Wave;
  readonly to: Wave;
  /** in shares, to less from */
  readonly change: number;
  readonly se: number;
  readonly z: number;
  readonly p: number;
  /** change between the two that 4 of 5 such pairs would have shown */
  readonly smallest: number;
  /** change on the day of the strike that would have moved the later wave by `smallest`; the same where all of it came after */
  readonly smallestShift: number;
  /** what stands for a sample size that no row gives; null where both are given */
  readonly assumedN: number | null;
};

export type PollRead = ReadAs & {
  readonly house: string | null;
  /** times the error of a simple random sample, and where that comes from */
  readonly errorTimes: { readonly value: number; readonly from: 'case' | 'stated-error' | 'none' };
  readonly waves: readonly Wave[];
  readonly straddling: boolean;
  readonly change: PollChange | Gap;
  readonly finding: Finding | Gap;
  readonly warnings: readonly string[];
};

/** Houses that asked one question, each against itself only. */
export type HouseEffects = {
  readonly question: string;
  readonly houses: readonly {
    readonly house: string;
    readonly indicator: string;
    /** of its waves before the strike, less the mean of all houses */
    readonly offset: number;
    readonly offsetSe: number;
  }[];
  /** of the changes within houses, weighted by what each can tell */
  readonly change: number | Gap;
  readonly changeSe: number | Gap;
};

export type Quote = { readonly at: string; readonly value: number; readonly row: RowPlace };

/** A row of a market; null where only a bound is known. */
export type Price = {
  readonly at: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly row: RowPlace;
};

export type EventStudy = {
  /** days whose moves make what is expected */
  readonly estimation: number;
  /** days from the first on or after the strike, both ends included */
  readonly window: readonly [number, number];
  /** first and last day of it */
  readonly from: string;
  readonly until: string;
  readonly alpha: number;
  /** null: no series to compare with */
  readonly beta: number | null;
  /** summed log returns less what was expected */
  readonly effect: number;
  readonly q025: number;
  readonly q975: number;
  readonly se: number;
  readonly p: number;
  readonly smallest: number;
  readonly placebo: Placebo | Gap;
};

/** What a bid and an ask on both sides of the strike say. */
export type QuoteMove = {
  readonly before: { readonly bid: number; readonly ask: number; readonly at: string };
  readonly after: { readonly bid: number; readonly ask: number; readonly at: string };
  readonly midChange: number;
  /** null where the price is no probability */
  readonly logitChange: number | null;
  /** the new middle lies between the old bid and ask: no signal */
  readonly insideOldSpread: boolean;
};

export type MarketRead = ReadAs & {
  /** last row before and first row on or after the strike, whatever lies between */
  readonly lastBefore: Price | Gap;
  readonly firstAfter: Price | Gap;
  /** trading days an event study needs, and those there are */
  readonly needs: { readonly before: number; readonly after: number };
  readonly has: { readonly before: number; readonly after: number };
  readonly study: EventStudy | Gap;
  readonly quote: QuoteMove | Gap;
  readonly finding: Finding | Gap;
  readonly warnings: readonly string[];
};

export type HalfLife = {
  readonly peakAt: string;
  readonly peak: number;
  /** what is counted on a day of no news, taken from the rows before */
  readonly baseline: number;
  readonly points: number;
  /** of the excess, a day */
  readonly decay: number;
  readonly days: number;
  readonly q025: number;
  /** Infinity is never printed: a gap where no end can be had */
  readonly q975: number | Gap;
  readonly r2: number;
};

export type AttentionRead = ReadAs & {
  readonly points: readonly Quote[];
  readonly halfLife: HalfLife | Gap;
  readonly finding: Finding | Gap;
  readonly warnings: readonly string[];
};

export type Telling = {
  readonly claim: string;
  /** claim it was taken from; null for the root */
  readonly from: string | null;
  readonly date: Day;
  readonly days: number;
  readonly source: string;
  readonly speaker: string;
  readonly kind: string;
  readonly side: Side;
  readonly verb: Verb;
  readonly low: number | null;
  readonly high: number | null;
  /** against what the root said */
  readonly wording: 'root' | 'same' | 'harder' | 'softer';
  readonly row: RowPlace;
};

/** When a verb so hard was first used of this number. */
export type Rung = {
  readonly verb: Verb;
  readonly claim: string;
  readonly date: Day;
  readonly days: number;
  readonly speaker: string;
};

export type Correction = {
  readonly claim: string;
  readonly date: Day;
  readonly days: number;
  readonly speaker: string;
  readonly verb: Verb;
  readonly low: number | null;
  readonly high: number | null;
  /** other speakers of the same body who took it up later */
  readonly takenUpBy: readonly string[];
  /** tellings of the harder wording on or after that day */
  readonly repeatedBy: readonly string[];
  readonly row: RowPlace;
};

/** One number from its root outwards. */
export type Spread = {
  readonly root: string;
  readonly speaker: string;
  readonly date: Day;
  readonly verb: Verb;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly tellings: readonly Telling[];
  /** speakers, the root's own among them */
  readonly speakers: number;
  readonly ladder: readonly Rung[];
  readonly harder: number;
  readonly correction: Correction | Gap;
  readonly finding: Finding;
};

export type DatedEvent = {
  readonly date: Day;
  readonly precision: string;
  readonly kind: string;
  readonly event: string;
  readonly row: RowPlace;
};

export type SetAside = ReadAs & { readonly why: string };

export type Perception = {
  readonly strike: { readonly from: Day; readonly to: Day };
  readonly outputs: readonly OutputRead[];
  readonly polls: readonly PollRead[];
  readonly houses: readonly HouseEffects[];
  readonly attention: readonly AttentionRead[];
  readonly markets: readonly MarketRead[];
  /** series that are listed and not weighed */
  readonly setAside: readonly SetAside[];
  readonly spreads: readonly Spread[];
  /** everything else that happened, as the case lists it */
  readonly events: readonly DatedEvent[];
  readonly warnings: readonly string[];
};
