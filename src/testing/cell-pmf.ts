/** Distributions of single cells, out of the column of a sweep and into one. */
import type { Quantity } from '../core/claims/result.js';
import { type CellPmfs, pmfPlace, rowsOver } from '../core/losses/joint/cell-pmfs.js';
import type { Pmf } from '../core/numerics/discrete.js';

export const pmfOf = (cells: CellPmfs, c: number, quantity: Quantity): Pmf =>
  rowsOver([cells], pmfPlace(c, quantity)).values;

/** A sweep of one cell, both counts alike. */
export const cellOf = (pmf: Pmf): CellPmfs => ({
  starts: Int32Array.of(0, pmf.length, 2 * pmf.length),
  values: Float64Array.of(...pmf, ...pmf),
  others: null,
});
