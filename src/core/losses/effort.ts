/** How much work goes into a fit: all that a published number asks for, or a glimpse while that is on its way. */
import { type FitPlan, LESS, WHOLE } from './joint/fit.js';

export type Effort = {
  readonly whole: FitPlan;
  /** of a fit of its own, where the whole one cannot be weighed again; null: nothing is weighed again or fitted without */
  readonly less: FitPlan | null;
  /** false: what only refines an answer is left to the whole one: whom to hear, where to look next, what a spread is made of */
  readonly refines: boolean;
};

export const FULL: Effort = { whole: WHOLE, less: LESS, refines: true };

/**
 * The same model by a few sweeps: quantiles within one asset or two, chances within a few hundredths. What is
 * left out of, or put beside, the whole is left to the full answer, and so is what refines it.
 */
export const GLIMPSE: Effort = {
  whole: { chains: 1, warmup: 8, sweeps: 28, every: 2, draws: 256 },
  less: null,
  refines: false,
};
