/**
 * What a dated event did to a series: the shapes that are handed on. The counterfactual is what a structural model of the
 * series before the event says of the days after it. Assumption most likely to be wrong: nothing else changed that day, and no
 * control was moved by the event itself. Cost: a few µs per draw and point.
 */
import type { Gap } from '../../problem.js';

export type Control = {
  readonly name: string;
  /** one for each row; null where none was taken */
  readonly values: readonly (number | null)[];
};

/** Rows in order of time. */
export type SeriesInput = {
  /** a day, month or year (EDTF) or a whole row number for each row, all of one precision */
  readonly at: readonly string[];
  /** null where no value was taken */
  readonly y: readonly (number | null)[];
  readonly controls: readonly Control[];
  /** place of the last row before the event, from 0; -1 when there is none */
  readonly preEnd: number;
};

export type EffectOptions = {
  /** how the level moves: a random walk, or one whose slope walks too */
  readonly trend: 'level' | 'linear';
  /** rows in one season, such as 7 or 12; null for none */
  readonly season: number | null;
  readonly chains: number;
  /** kept draws of each chain; doubled up to three times while the chains have not converged */
  readonly draws: number;
  readonly warmup: number;
  /** placebo dates at most; 0 for none */
  readonly placebos: number;
};

export const EFFECT_DEFAULTS: EffectOptions = {
  trend: 'level',
  season: null,
  chains: 4,
  draws: 1000,
  warmup: 200,
  placebos: 39,
};

/** In the unit of the series. */
export type Amount = {
  readonly actual: number;
  readonly predicted: number;
  /** actual less predicted */
  readonly effect: number;
  /** of the effect: 95 chances in 100 lie between */
  readonly q025: number;
  readonly q975: number;
};

/** A middle and its 95 % band. */
export type Banded = { readonly mean: number; readonly q025: number; readonly q975: number };

export type PathPoint = {
  readonly at: string;
  readonly actual: number | null;
  readonly predicted: Banded;
  /** null before the event and where nothing was taken */
  readonly effect: Banded | null;
  /** sum of the effects since the event; null before it */
  readonly cumulative: Banded | null;
};

/** The same model at dates on which nothing is known to have happened. */
export type Placebo = {
  /** of the event's |average effect| among all, 1 for the largest */
  readonly rank: number;
  /** dates compared, the event among them */
  readonly of: number;
  /** rank / of: no placebo can say less than 1 / of */
  readonly p: number;
  /** rows after each date that are compared; the event's own effect is taken over as many */
  readonly window: number;
  readonly event: number;
  readonly dates: readonly { readonly at: string; readonly effect: number }[];
};

export type SeriesEffect = {
  readonly average: Amount;
  readonly cumulative: Amount;
  /** of the predicted average */
  readonly sd: number;
  /** tail of the summed effect, one-sided; never under 1 / (draws + 1) */
  readonly p: number;
  readonly path: readonly PathPoint[];
  /** rows with a value, before and after */
  readonly n: { readonly before: number; readonly after: number };
  readonly placebo: Placebo | Gap;
  /** the average effect that 4 of 5 such series would have shown at the 5 % level, two-sided */
  readonly smallestDetectable: number;
  /** chance that each control has a part in the prediction */
  readonly inclusion: readonly { readonly name: string; readonly probability: number }[];
  /** in standard deviations of the series before the event */
  readonly spread: {
    readonly observation: number;
    readonly level: number;
    readonly slope: number | null;
    readonly season: number | null;
  };
  /** lag-one autocorrelation of what the model leaves before the event, -1..1; null on too few pairs of rows */
  readonly memory: number | null;
  readonly diagnostics: {
    readonly rhat: number;
    readonly essBulk: number;
    readonly essTail: number;
    readonly draws: number;
    readonly chains: number;
  };
  readonly warnings: readonly string[];
};
