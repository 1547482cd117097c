/**
 * A cost model on its own: total = Σ quantityᵢ · Xᵢ, each Xᵢ with its own distribution, dependence by a Gaussian copula (the
 * correlation of their normal scores, for log-normals that of their logarithms). Most likely wrong: the correlation, which is
 * an input to be seen and never a default in the dark: where none is given the items are independent and the model says so.
 */
import type { Square } from '../../numerics/cholesky.js';
import type { Marginal } from './marginal.js';

export type CostItem = {
  readonly name: string;
  /** at least 0 */
  readonly quantity: number;
  readonly marginal: Marginal;
  /** where more quantiles were stated than the distribution has room for: stated beside fitted */
  readonly misfit: readonly { readonly p: number; readonly stated: number; readonly fitted: number }[];
};

export type CostModel = {
  readonly name: string;
  readonly unit: string | null;
  readonly basis: string | null;
  readonly priceYear: number | null;
  readonly items: readonly CostItem[];
  /** of the normal scores, items × items; null: independent */
  readonly correlation: Square | null;
  /** sums whose chance is asked, ascending */
  readonly claims: readonly number[];
  readonly warnings: readonly string[];
};
