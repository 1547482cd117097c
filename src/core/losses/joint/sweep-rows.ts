/**
 * The distribution of one sum in every kept sweep: one row each, all in one column, so that thousands of sums make no litter.
 * Tails too light to move a printed digit are cut. Most costly: adding two sums, O(sweeps · n · m); a chance of their sum alone
 * costs O(sweeps · n), by running sums over one of them.
 */
import type { Pmf } from '../../numerics/discrete.js';

export type SweepRows = {
  /** the longest row */
  readonly width: number;
  /** row k stands from starts[k] to starts[k + 1]; what is beyond the last is no row */
  readonly starts: Int32Array;
  readonly values: Float64Array;
};

/** Of a count, at the end of a sum: a printed chance has six digits. */
export const CUT = 1e-10;

export const countOf = ({ starts }: SweepRows): number => starts.length - 1;
export const lengthOf = ({ starts }: SweepRows, k: number): number => (starts[k + 1] as number) - (starts[k] as number);

/** The rows of some sweeps. @param at their places, ascending */
export function rowsAt(rows: SweepRows, at: readonly number[]): SweepRows {
  if (at.length === countOf(rows)) return rows;
  const starts = new Int32Array(at.length + 1);
  let [into, width] = [0, 1];
  for (let i = 0; i < at.length; i++) {
    const length = lengthOf(rows, at[i] as number);
    into += length;
    starts[i + 1] = into;
    if (length > width) width = length;
  }
  const values = new Float64Array(into);
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

/** Counts of a sum that are added up at once, each in the order of the shorter. */
const AT_ONCE = 6;
/** A row of the longer with noughts on both sides, so that none of those counts is a case of its own. */
let padded = new Float64Array(256);
/** Sums on their way stand here, one while it is added to and the other while they are made: what is kept is copied, at its length. */
const onTheirWay: [Float64Array, Float64Array] = [new Float64Array(4096), new Float64Array(4096)];

const isOnItsWay = ({ values }: SweepRows): boolean => values === onTheirWay[0] || values === onTheirWay[1];

/** On its way where it is neither of both. */
function added(a: SweepRows, b: SweepRows): SweepRows {
  const [short, long] = a.width < b.width ? [a, b] : [b, a];
  const count = countOf(a);
  if (short.width === 1 && isSurely(short, count)) return long;
  if (padded.length < long.width + 2 * AT_ONCE) padded = new Float64Array(2 * long.width + 2 * AT_ONCE);
  const free = a.values === onTheirWay[0] || b.values === onTheirWay[0] ? 1 : 0;
  const most = (a.starts[count] as number) + (b.starts[count] as number) - count + AT_ONCE;
  if (onTheirWay[free].length < most) onTheirWay[free] = new Float64Array(2 * most);
  const values = onTheirWay[free];
  const starts = new Int32Array(count + 1);
  let into = 0;
  let width = 1;
  for (let k = 0; k < count; k++) {
    let length = lengthOf(short, k) + lengthOf(long, k) - 1;
    addRow(short, long, k, values, into);
    while (length > 1 && (values[into + length - 1] as number) < CUT) length--;
    into += length;
    starts[k + 1] = into;
    if (length > width) width = length;
  }
  return { width, starts, values };
}

const settled = (rows: SweepRows): SweepRows =>
  isOnItsWay(rows) ? { ...rows, values: rows.values.slice(0, rows.starts[countOf(rows)]) } : rows;

export const addRows = (a: SweepRows, b: SweepRows): SweepRows => settled(added(a, b));

/** Row k of the sum, at `into` and after, and up to five counts more that are no part of it. */
function addRow(short: SweepRows, long: SweepRows, k: number, sum: Float64Array, into: number): void {
  const ofShort = short.values;
  const fromShort = short.starts[k] as number;
  const lengthShort = lengthOf(short, k);
  const row = padded;
  const lengthLong = pad(long, k, row);
  const length = lengthShort + lengthLong - 1;
  for (let first = 0; first < length; first += AT_ONCE) {
    let i = first - lengthLong + 1;
    if (i < 0) i = 0;
    let end = first + AT_ONCE;
    if (end > lengthShort) end = lengthShort;
    let at = AT_ONCE + first - i;
    let x1 = row[at + 1] as number;
    let x2 = row[at + 2] as number;
    let x3 = row[at + 3] as number;
    let x4 = row[at + 4] as number;
    let x5 = row[at + 5] as number;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    for (i += fromShort, end += fromShort; i < end; i++, at--) {
      const chance = ofShort[i] as number;
      const x0 = row[at] as number;
      s0 += chance * x0;
      s1 += chance * x1;
      s2 += chance * x2;
      s3 += chance * x3;
      s4 += chance * x4;
      s5 += chance * x5;
      x5 = x4;
      x4 = x3;
      x3 = x2;
      x2 = x1;
      x1 = x0;
    }
    sum[into + first] = s0;
    sum[into + first + 1] = s1;
    sum[into + first + 2] = s2;
    sum[into + first + 3] = s3;
    sum[into + first + 4] = s4;
    sum[into + first + 5] = s5;
  }
}

/** Copies row k. @returns its length */
function pad({ starts, values }: SweepRows, k: number, into: Float64Array): number {
  const from = starts[k] as number;
  const length = (starts[k + 1] as number) - from;
  for (let i = 0; i < length; i++) into[AT_ONCE + i] = values[from + i] as number;
  for (let i = AT_ONCE + length; i < 2 * AT_ONCE + length; i++) into[i] = 0;
  return length;
}

/** Zero in every sweep; rows of one count each. */
function isSurely({ values }: SweepRows, count: number): boolean {
  for (let k = 0; k < count; k++) if (values[k] !== 1) return false;
  return true;
}

/** Σ over the list, the shortest first. */
export const sumRows = (list: readonly SweepRows[], count: number): SweepRows =>
  list.length === 0 ? zeroRows(count) : settled([...list].sort((a, b) => a.width - b.width).reduce(added));

/** The same, but zero with what is left of each chance. */
export function sparedRows(rows: SweepRows, chances: readonly number[]): SweepRows {
  if (chances.every((chance) => chance === 1)) return rows;
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
