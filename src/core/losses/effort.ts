/** How much work goes into a fit: all that a published number asks for, or a glimpse while that is on its way. */
import { MOST_KHAT } from '../numerics/psis.js';
import { type FitPlan, LESS, WHOLE } from './joint/fit.js';

export type Effort = {
  readonly whole: FitPlan;
  /** of a fit of its own, where the whole one cannot be weighed again; null: none is made */
  readonly less: FitPlan | null;
  /** above this k-hat weights are not trusted */
  readonly mostKhat: number;
};

export const FULL: Effort = { whole: WHOLE, less: LESS, mostKhat: MOST_KHAT };

/**
 * The same model by a few sweeps: quantiles within one asset or two, chances within a few hundredths. Nothing is fitted anew for a
 * comparison; weights are taken as they come.
 */
export const GLIMPSE: Effort = {
  whole: { chains: 2, warmup: 8, sweeps: 12, every: 1, draws: 256 },
  less: null,
  mostKhat: Number.POSITIVE_INFINITY,
};
