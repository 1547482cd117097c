/**
 * The distribution of one sum in every kept sweep: one row each, all in one column, so that thousands of sums make no litter.
 * Tails too light to move a printed digit are cut. Most costly: adding two sums, O(sweeps · n · m), which the kernel does
 * (`kernel/sums.ts`); a chance of their sum alone costs O(sweeps · n), by running sums over one of them.
 */
import type { Pmf } from '../../numerics/discrete.js';
import { numbers, roomFor, sumWritten } from './kernel.js';

export type SweepRows = {
  /** the longest row */
  readonly width: number;
  /** row k stands from starts[k] to starts[k + 1], the last to the end */
  readonly starts: Int32Array;
  readonly values: Float64Array;
};

/** Of a count, at the end of a sum: a printed chance has six digits. */
export const CUT = 1e-10;

export const countOf = ({ starts }: SweepRows): number => starts.length - 1;
export const lengthOf = ({ starts }: SweepRows, k: number): number => (starts[k + 1] as number) - (starts[k] as number);

/** Lengths, each at the place of the row behind it, become where rows start. In place. @returns the longest */
export function addUpLengths(starts: Int32Array): number {
  let width = 1;
  for (let k = 1; k < starts.length; k++) {
    const length = starts[k] as number;
    if (length > width) width = length;
    starts[k] = (starts[k - 1] as number) + length;
  }
  return width;
}

/** The rows of some sweeps. @param at their places, ascending */
export function rowsAt(rows: SweepRows, at: readonly number[]): SweepRows {
  if (at.length === countOf(rows)) return rows;
  const starts = new Int32Array(at.length + 1);
  for (let i = 0; i < at.length; i++) starts[i + 1] = lengthOf(rows, at[i] as number);
  const width = addUpLengths(starts);
  const values = new Float64Array(starts[at.length] as number);
  for (let i = 0, to = 0; i < at.length; i++) {
    const k = at[i] as number;
    for (let from = rows.starts[k] as number; from < (rows.starts[k + 1] as number); from++, to++)
      values[to] = rows.values[from] as number;
  }
  return { width, starts, values };
}

/** Nothing is summed: zero, surely. */
function zeroRows(count: number): SweepRows {
  const starts = new Int32Array(count + 1);
  for (let k = 0; k <= count; k++) starts[k] = k;
  return { width: 1, starts, values: new Float64Array(count).fill(1) };
}

/** Zero in every sweep; rows of one count each. */
function isSurely({ values }: SweepRows, count: number): boolean {
  for (let k = 0; k < count; k++) if (values[k] !== 1) return false;
  return true;
}

/** Σ over the list, the shortest first. O(sweeps · n · m) for each two. */
export function sumRows(list: readonly SweepRows[], count: number): SweepRows {
  const moving = list.filter((rows) => rows.width > 1 || !isSurely(rows, count)).sort((a, b) => a.width - b.width);
  const [only] = moving;
  if (only === undefined) return zeroRows(count);
  if (moving.length === 1) return only;
  writeRows(moving, count);
  return readRows(sumWritten(count, moving.length), count);
}

function writeRows(list: readonly SweepRows[], count: number): void {
  let length = 0;
  for (const { values } of list) length += count + values.length;
  let into = roomFor(length);
  const written = numbers();
  for (const rows of list) {
    for (let k = 0; k < count; k++) written[into + k] = lengthOf(rows, k);
    written.set(rows.values, into + count);
    into += count + rows.values.length;
  }
}

function readRows(at: number, count: number): SweepRows {
  const made = numbers();
  const starts = new Int32Array(count + 1);
  for (let k = 0; k < count; k++) starts[k + 1] = made[at + k] as number;
  const width = addUpLengths(starts);
  return { width, starts, values: made.slice(at + count, at + count + (starts[count] as number)) };
}

/** The same, but zero with what is left of each chance. */
export function sparedRows(rows: SweepRows, chances: ArrayLike<number>): SweepRows {
  if (areAllOne(chances)) return rows;
  const { starts } = rows;
  const values = rows.values.slice();
  for (let k = 0; k < chances.length; k++) {
    const chance = chances[k] as number;
    const from = starts[k] as number;
    const to = starts[k + 1] as number;
    for (let at = from; at < to; at++) values[at] = chance * (values[at] as number);
    values[from] = (values[from] as number) + 1 - chance;
  }
  return { ...rows, values };
}

function areAllOne(chances: ArrayLike<number>): boolean {
  for (let k = 0; k < chances.length; k++) if (chances[k] !== 1) return false;
  return true;
}

export function averageRows(rows: SweepRows, weights: ArrayLike<number>): Pmf {
  const { starts, values } = rows;
  let longest = 1;
  for (let k = 0; k < countOf(rows); k++)
    if ((weights[k] as number) > 0) longest = Math.max(longest, lengthOf(rows, k));
  const mixed = new Float64Array(longest);
  for (let k = 0; k < countOf(rows); k++) {
    const weight = weights[k] as number;
    if (weight === 0) continue;
    const from = starts[k] as number;
    const length = (starts[k + 1] as number) - from;
    for (let i = 0; i < length; i++) mixed[i] = (mixed[i] as number) + weight * (values[from + i] as number);
  }
  return mixed;
}

/** Rows of running sums from the end: P(count >= i), so that a small chance keeps its digits. */
export function tailsOf(rows: SweepRows): SweepRows {
  const { starts } = rows;
  const values = rows.values.slice();
  const count = countOf(rows);
  for (let k = 0; k < count; k++) {
    const from = starts[k] as number;
    let at = (starts[k + 1] as number) - 1;
    let tail = values[at] as number;
    for (at--; at >= from; at--) {
      tail = (values[at] as number) + tail;
      values[at] = tail;
    }
  }
  return { ...rows, values };
}

/** P(low <= sum of two counts <= high) in each sweep, by the rows of one and the tails of the other; an open end is infinite. */
export function chancesOf(rows: SweepRows, above: SweepRows, low: number, high: number): Float64Array {
  const { starts: rowStarts, values } = rows;
  const { starts, values: tails } = above;
  const [least, most] = [leastOf(low), mostOf(high)];
  const chances = new Float64Array(countOf(rows));
  for (let k = 0; k < chances.length; k++) {
    const row = rowStarts[k] as number;
    const from = starts[k] as number;
    const length = (starts[k + 1] as number) - from;
    const last = Math.max(0, least - length + 1);
    let chance = 0;
    let n = (rowStarts[k + 1] as number) - row - 1;
    if (most === OPEN) {
      // Of the larger counts all, of the others a tail.
      for (; n >= least; n--) chance += values[row + n] as number;
      for (; n >= last; n--) chance += (values[row + n] as number) * (tails[from + least - n] as number);
    } else {
      // Beyond either end there is no chance to add.
      if (n > most) n = most;
      for (; n >= last; n--) chance += (values[row + n] as number) * between(tails, from, length, least - n, most - n);
    }
    chances[k] = Math.min(1, chance);
  }
  return chances;
}

/** More than any count. */
const OPEN = 1 << 30;
/** Ends as whole numbers from 0, so that nothing but whole numbers stands in the loops over them. */
export const leastOf = (low: number): number => Math.min(OPEN, Math.max(0, Math.ceil(low))) | 0;
/** -1: no count is so small. */
export const mostOf = (high: number): number => Math.min(OPEN, Math.max(-1, Math.floor(high))) | 0;

/** P(low <= count <= high) of a row of tails, its places in the column given; low < length and high >= 0. */
export function between(tails: Float64Array, from: number, length: number, low: number, high: number): number {
  const isAll = high >= length - 1;
  if (low <= 0 && isAll) return 1;
  const first = tails[from + (low <= 0 ? 0 : low)] as number;
  return isAll ? Math.max(0, first) : Math.max(0, first - (tails[from + high + 1] as number));
}
