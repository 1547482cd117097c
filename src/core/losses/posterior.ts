/** What any losses engine must answer, whatever it does inside; behind it stands the joint model (`joint/`). */

import type { Quantity } from '../claims/result.js';
import type { Pmf } from '../numerics/discrete.js';
import type { JointFit } from './joint/fit.js';
import type { CellPlace, CellSummary, Diagnostics, LossDraws, ScenarioName } from './result.js';

/** Chooses the cells a question runs over. */
export type CellFilter = (cell: CellPlace) => boolean;

export type Chance = {
  readonly probability: number;
  /** Monte Carlo standard error of the probability */
  readonly mcse: number;
};

export type LossesPosterior = {
  readonly scenario: ScenarioName;
  /** in the order of the case */
  readonly places: readonly CellPlace[];
  /** what became of each, in the same order; made when first asked for */
  readonly cells: () => readonly CellSummary[];
  /** distribution of the sum of a quantity over the chosen cells */
  readonly distribution: (quantity: Quantity, over: CellFilter) => Pmf;
  /** P(low <= sum <= high); an open end is null */
  readonly chance: (quantity: Quantity, over: CellFilter, low: number | null, high: number | null) => Chance;
  /** over the cells `here`: P(sum = k), and P(sum = k and low <= sum over `here` and `rest` <= high) */
  readonly split: (
    quantity: Quantity,
    here: CellFilter,
    rest: CellFilter,
    low: number | null,
    high: number | null,
  ) => { readonly share: Pmf; readonly holds: Float64Array };
  /** distribution of the hits over the chosen cells before any reading: the prior */
  readonly prior: (over: CellFilter) => Pmf;
  /** joint draws of (D, M) of every cell, as columns; of a fit to all readings only */
  readonly draws: (count: number) => LossDraws;
  /** the sum over the chosen cells in every joint draw of this posterior, and what each draw weighs (sum 1) */
  readonly totals: (quantity: Quantity, over: CellFilter) => Int32Array;
  readonly drawWeights: () => Float64Array;
  /** how many of them each sweep of the sampler made, in order */
  readonly drawBlocks: () => readonly number[];
  readonly diagnostics: Diagnostics;
  /** the fit behind the answers: of all readings where they were weighed again */
  readonly fit: JointFit;
};
