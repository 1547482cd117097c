import type { Confidence, RowPlace } from '../case.js';
import type { KnownClaimant } from '../claims/record/known-claimant.js';
import type { Quantity } from '../claims/result.js';
import type { Gap } from '../problem.js';

export const SCENARIOS = ['good', 'middling', 'poor'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];
export type PerScenario<T> = Readonly<Record<ScenarioName, T>>;

/** Summary of a count: mean and equal-tailed quantiles (probabilities 0.05, 0.5, 0.95). */
export type CountSummary = {
  readonly mean: number;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
};

export type CellKey = { readonly site: string; readonly type: string };

export type FloorCell = CellKey & {
  readonly state: 'DESTROYED' | 'DAMAGED_OR_DESTROYED';
  readonly count: number;
  readonly confidence: Confidence;
  /** the image whose readings carry the count; null when it rests on named items alone */
  readonly imageId: string | null;
  readonly rows: readonly RowPlace[];
  /** the rule in words, as applied here */
  readonly why: string;
};

export type Floor = {
  readonly destroyed: number;
  readonly damagedOrDestroyed: number;
  readonly byCell: readonly FloorCell[];
  /** readings that speak of hits and are left out of the floor: POSSIBLE, speech, decoys, … */
  readonly listed: readonly { readonly row: RowPlace; readonly what: string; readonly reason: string }[];
  /** P(truth >= floor) in each scenario */
  readonly probability: PerScenario<{ readonly destroyed: number; readonly damagedOrDestroyed: number }>;
};

export type CellPlace = CellKey & {
  /** a read image covers it */
  readonly looked: boolean;
  /** no presence row: N is at least what was read, from the weak prior; stands beside the headline */
  readonly unlisted: boolean;
};

export type CellSummary = CellPlace & {
  /** 1 − var(posterior) / var(prior) of the hit count, 0..1: how much the evidence, not the prior, decided */
  readonly priorShare: number;
  readonly present: CountSummary;
  readonly DESTROYED: CountSummary;
  readonly DAMAGED_OR_DESTROYED: CountSummary;
};

export type Totals = { readonly DESTROYED: CountSummary; readonly DAMAGED_OR_DESTROYED: CountSummary };

/** Of the chains behind a number (Vehtari et al. 2021), worst over all shares and totals. */
export type Diagnostics = {
  /** `gibbs`; or `gibbs, reweighted` for a fit to all readings, weighed again without some */
  readonly method: string;
  /** the quantity with the least effective size */
  readonly worst: string;
  /** Pareto k̂ of the weights, where reweighted */
  readonly khat?: number;
  readonly rhatMax: number;
  readonly essBulkMin: number;
  readonly essTailMin: number;
};

/** P(Q = k), k = 0..length-1, for plotting. */
export type PlainPmf = readonly number[];

export type ScenarioLosses = {
  readonly name: ScenarioName;
  /** over looked cells only */
  readonly total: Totals;
  /** distribution of the two totals, index = count */
  readonly pmf: { readonly DESTROYED: PlainPmf; readonly DAMAGED_OR_DESTROYED: PlainPmf };
  readonly unseen: Totals & { readonly priorShare: number };
  readonly unlisted: Totals | null;
  /** a gap only in a glimpse */
  readonly ifSilenceMeansNothing: Totals | Gap;
  readonly byCell: readonly CellSummary[];
  readonly diagnostics: Diagnostics;
  /** the totals weighed again by what claimants with a record said */
  readonly heard: HeardTotals | Gap;
};

export type HeardTotals = Totals & {
  /** ids of the claims that were heard */
  readonly claims: readonly string[];
  /** Pareto k̂ of the weights */
  readonly khat: number;
};

/** Draws of the joint posterior as columns: one Float64Array per cell, length `draws`. Looked and unseen cells alike. */
export type LossDraws = {
  readonly scenario: ScenarioName;
  readonly draws: number;
  readonly cells: readonly CellKey[];
  readonly destroyed: readonly Float64Array[];
  readonly damaged: readonly Float64Array[];
};

export type Words = { readonly phia: string; readonly icd203: string };

export type Verdict = {
  readonly claim: string;
  /** `at least 12 tanks hit` */
  readonly statement: string;
  readonly quantity: Quantity | 'share' | 'value' | null;
  readonly floor: number | null;
  /** posterior *seen*, without the claim and its root; null only where `gap` says why */
  readonly holds: PerScenario<number> | null;
  /** Monte Carlo standard error of `holds` */
  readonly mcse: PerScenario<number> | null;
  /** the same over cells with a read image only */
  readonly holdsLooked: PerScenario<number> | null;
  /** P(Q = n) where the claim gives an exact number above zero */
  readonly exactly: PerScenario<number> | null;
  /** posterior *seen and heard*, without the claim's root */
  readonly heard: PerScenario<number> | Gap;
  readonly heardMcse: PerScenario<number> | null;
  /** for the scenario in `wordsFor` */
  readonly words: Words | null;
  readonly wordsFor: ScenarioName;
  readonly wouldHaveToBeTrue: readonly string[];
  readonly wouldChangeOurMind: readonly { readonly look: string; readonly expectedBits: number }[];
  /** the claim and every claim of its root, and readings taken out because the claim rests on them */
  readonly excludes: readonly string[];
  readonly warnings: readonly string[];
  /** where the claim is of money: one probability per basis and scenario; lower bound where types are unpriced */
  readonly byBasis?: readonly {
    readonly basis: string;
    readonly bound: 'estimate' | 'lower';
    readonly holds: PerScenario<number>;
  }[];
  readonly gap: Gap | null;
};

export type FogPoint = {
  readonly day: string;
  readonly floorDestroyed: number;
  readonly DESTROYED: CountSummary;
  readonly DAMAGED_OR_DESTROYED: CountSummary;
  /** ids of readings published that day */
  readonly arrivals: readonly string[];
};

export type Losses = {
  readonly asOf: string;
  /** the side that struck, as the record of claimants knows it */
  readonly record: KnownClaimant | Gap;
  readonly floor: Floor;
  readonly scenarios: readonly ScenarioLosses[];
  readonly warnings: readonly string[];
};

/** What was left out: an image with all that was read in it, all an analyst read, or all the readings a claim's root rests on. */
export type LeftOut = {
  readonly kind: 'image' | 'analyst' | 'root';
  readonly id: string;
  /** ids of the readings */
  readonly readings: readonly string[];
};

export type InfluenceRow = LeftOut & {
  /** over the cells of the headline, whatever is left of their evidence */
  readonly total: Totals;
  /** headline claims of a count, in the order of `Influence.claims` */
  readonly claims: readonly {
    readonly claim: string;
    readonly holds: number;
    /** from the published chance */
    readonly difference: number;
    /** Monte Carlo standard error of the difference, at most */
    readonly mcse: number;
  }[];
  /** largest change of chance, 0..1, by verb: of a headline claim, or of any statement "at least n" of the total */
  readonly moves: Readonly<Record<Quantity, number>>;
  /** worst Pareto k̂ of what was weighed again; null where nothing was */
  readonly khat: number | null;
  /** weights were not to be trusted somewhere: the model was fitted anew */
  readonly refitted: boolean;
};

/** The totals and the headline verdicts of one scenario, without each image, analyst and root. */
export type Influence = {
  readonly asOf: string;
  readonly scenario: ScenarioName;
  readonly total: Totals;
  readonly claims: readonly {
    readonly claim: string;
    readonly statement: string;
    readonly quantity: Quantity;
    readonly holds: number;
  }[];
  /** what moves either verb most first */
  readonly rows: readonly InfluenceRow[];
};

/** A number somebody reported, beside what the model expects him to report. */
export type Expected = {
  readonly summary: CountSummary;
  /** two-sided tail probability (mid-p), 0..1; of "at least" the chance of as many or more */
  readonly tail: number;
};

/** One analyst's typed counts in one image: would this model have produced them? */
export type PredictiveCheck = {
  readonly imageId: string;
  readonly site: string;
  readonly sourceId: string;
  /** assets reported as hit */
  readonly observed: number;
  /** "at least" that many */
  readonly atLeast: boolean;
  /** given everything that was read, this included */
  readonly posterior: Expected;
  /** before any reading */
  readonly prior: Expected;
  /** the posterior would hardly have produced it */
  readonly flagged: boolean;
  readonly rows: readonly RowPlace[];
};
