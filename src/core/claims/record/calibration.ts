/** What a calibration hands on: the keys of its document. Chances 0..1; scores: lower is better. */
import type { Gap } from '../../problem.js';

export const LEVELS_OF_COVERAGE = ['0.5', '0.8', '0.9', '0.95'] as const;
export type Coverage = Readonly<Record<(typeof LEVELS_OF_COVERAGE)[number], number>>;

export type Summary = {
  /** mean of −log P(T), of −log P(T ≥ bound) for a lower bound */
  readonly logScore: number;
  /** mean over exact truths, in units of what is counted; null where there is none, as below */
  readonly crps: number | null;
  /** share of exact truths inside the central interval, its ends randomised, in expectation over the randomising */
  readonly coverage: Coverage | null;
  /** share inside the smallest closed central interval, which holds more than its name for small counts */
  readonly coverageClosed: Coverage | null;
  /** share of lower bounds that the upper end of the 90 % interval is not below */
  readonly coverageLowerBound: number | null;
  /** median over exact truths of log((high + ½) / (low + ½)) of the 90 % interval */
  readonly medianWidthLog: number | null;
};

export type BaselineSummary = Summary & {
  readonly name: string;
  /** two-sided sign-flip over conflicts of the difference in log score */
  readonly pairedP: number;
};

export type ConflictSummary = Summary & {
  readonly conflict: string;
  readonly n: number;
  readonly exact: number;
  /** log score less that of each baseline */
  readonly against: Readonly<Record<string, number>>;
};

export type Pit = {
  /** exact truths per tenth of the forecast, each spread over the tenths its mass lies in */
  readonly histogram: readonly number[];
  readonly method: 'expected over randomised ends';
};

export type Calibration = Summary & {
  readonly method: 'leave-one-conflict-out' | 'fitted-elsewhere';
  /** scored pairs */
  readonly n: number;
  readonly exact: number;
  readonly lowerBounds: number;
  readonly pit: Pit;
  readonly baselines: readonly BaselineSummary[];
  readonly byConflict: readonly ConflictSummary[];
  /** worst over the fits */
  readonly diagnostics: {
    readonly fits: number;
    readonly rhatMax: number;
    readonly essBulkMin: number;
    readonly essTailMin: number;
  };
  readonly warnings: readonly string[];
  readonly gap: null;
};

/** No number can be had: why. */
export type NoCalibration = { readonly n: number; readonly warnings: readonly string[]; readonly gap: Gap };
