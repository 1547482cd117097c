/**
 * P(D) and P(D + M) of the cells of one sweep, from columns filled for the same shares (`kernel/pmfs.ts` has the equations). They stand
 * in one column: of thousands of sweeps a small array for each cell would be most of what is kept.
 */
import type { Quantity } from '../../claims/result.js';
import { copyNumbers, cutIntegers } from '../../numerics/columns.js';
import { numbers, pmfsAt } from './kernel.js';
import type { JointCell } from './problem.js';
import { addUpLengths, type SweepRows } from './sweep-rows.js';

export type CellPmfs = {
  /** row i stands from starts[i] to starts[i + 1]: rows 2c and 2c + 1 are P(D) and P(D + M) of cell c; none where it was not asked for */
  readonly starts: Int32Array;
  readonly values: Float64Array;
  /** has the cells that were not asked for */
  readonly others: CellPmfs | null;
};

export const pmfPlace = (c: number, quantity: Quantity): number => 2 * c + (quantity === 'hit' ? 1 : 0);

/** Rows on their way to a column of their own length. */
let filled: Float64Array = new Float64Array(1024);

/** @param only cells asked for (all, where null), of the problem written. O(w² · n) each. */
export function pmfsOf(
  cells: readonly JointCell[],
  only: ReadonlySet<number> | null,
  others: CellPmfs | null,
): CellPmfs {
  const starts = cutIntegers(2 * cells.length + 1);
  let into = 0;
  for (let c = 0; c < cells.length; c++) {
    if (only === null || only.has(c)) {
      const { n } = cells[c] as JointCell;
      const found = pmfsAt(c);
      const from = numbers();
      into = settled(from, (from[found] as number) / 8, n, into);
      starts[2 * c + 1] = into;
      into = settled(from, (from[found + 1] as number) / 8, n, into);
    } else starts[2 * c + 1] = into;
    starts[2 * c + 2] = into;
  }
  return { starts, values: copyNumbers(filled, 0, into), others };
}

/** A tail lighter than this per count is left off; a printed chance has six digits. */
const TAIL = 1e-10;

/** Counts 0..n from a place, without those at the end that weigh nothing. @returns where the next row begins */
function settled(from: Float64Array, at: number, n: number, into: number): number {
  let length = n + 1;
  while (length > 1 && (from[at + length - 1] as number) < TAIL) length--;
  if (into + length > filled.length) filled = longer(filled, into + length);
  for (let i = 0; i < length; i++) filled[into + i] = from[at + i] as number;
  return into + length;
}

function longer(column: Float64Array, length: number): Float64Array {
  const made = new Float64Array(2 * length);
  made.set(column);
  return made;
}

/** One row of each sweep. @param row `pmfPlace` has it */
export function rowsOver(sweeps: readonly CellPmfs[], row: number): SweepRows {
  const starts = new Int32Array(sweeps.length + 1);
  for (let k = 0; k < sweeps.length; k++) {
    const { starts: own } = withRow(sweeps[k] as CellPmfs, row);
    starts[k + 1] = (own[row + 1] as number) - (own[row] as number);
  }
  const width = addUpLengths(starts);
  const values = new Float64Array(starts[sweeps.length] as number);
  for (let k = 0, at = 0; k < sweeps.length; k++) {
    const { starts: own, values: from } = withRow(sweeps[k] as CellPmfs, row);
    const end = own[row + 1] as number;
    // Rows are short: a copy by hand is done before a copy by call has begun.
    for (let i = own[row] as number; i < end; i++, at++) values[at] = from[i] as number;
  }
  return { width, starts, values };
}

/** A row is never empty where it is. */
const withRow = (cells: CellPmfs, row: number): CellPmfs =>
  cells.others === null || cells.starts[row + 1] !== cells.starts[row] ? cells : cells.others;
