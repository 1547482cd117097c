/** What a model is asked, and the shape of the answers, however they are come by. */
import type { CostModel } from './model.js';
import { roundSums } from './round-sums.js';

export const PROBS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
export const QUANTILE_NAMES = ['q05', 'q25', 'q50', 'q75', 'q95'] as const;
export type QuantileName = (typeof QUANTILE_NAMES)[number];

export type Answers = {
  readonly quantiles: Readonly<Record<QuantileName, number>>;
  readonly quantilesMcse: Readonly<Record<QuantileName, number>>;
  /** at the claims of the model, else at round sums */
  readonly exceedance: readonly { readonly at: number; readonly probability: number; readonly mcse: number }[];
  /** how they were come by, in words */
  readonly method: string;
};

export const named = (values: readonly number[]): Record<QuantileName, number> =>
  Object.fromEntries(QUANTILE_NAMES.map((name, i) => [name, values[i] as number])) as Record<QuantileName, number>;

/** The claims of a model, or round sums about its quantiles. */
export const sumsAsked = ({ claims }: CostModel, values: readonly number[]): readonly number[] =>
  claims.length > 0 ? claims : roundSums(values[0] as number, (values.at(-1) as number) * 1.5);
