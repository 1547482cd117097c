/**
 * What any losses engine must answer, whatever it does inside. The first form is exact and per cell
 * (`fitter.ts`); the joint model stands behind the same four questions.
 */

import type { Quantity } from '../claims/result.js';
import type { Pmf } from '../numerics/discrete.js';
import type { Rng } from '../numerics/rng.js';
import type { CellKey, CellSummary, Diagnostics, LossDraws, ScenarioName } from './result.js';

/** Chooses the cells a question runs over. */
export type CellFilter = (cell: CellSummary) => boolean;

export type LossesPosterior = {
  readonly scenario: ScenarioName;
  readonly cells: readonly CellSummary[];
  /** exact distribution of the sum of a quantity over the chosen cells */
  readonly distribution: (quantity: Quantity, over: CellFilter) => Pmf;
  /** the same before any reading: the prior */
  readonly prior: (quantity: Quantity, over: CellFilter) => Pmf;
  /** joint draws of (D, M) of every cell, as columns */
  readonly draws: (count: number, rng: Rng) => LossDraws;
  /** P(cells of `site` give `k` in all and the rest give `r`): distribution of the quantity by site, for expected information */
  readonly diagnostics: Diagnostics;
};

export type { CellKey };
