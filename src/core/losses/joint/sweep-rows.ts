/**
 * The distribution of one sum in every kept sweep: one row each, all in one column, so that thousands of sums make no litter.
 * Tails too light to move a printed digit are cut. Most costly: adding two sums, O(sweeps · n · m); a chance of their sum alone
 * costs O(sweeps · n), by running sums over one of them.
 */
import type { Pmf } from '../../numerics/discrete.js';

export type SweepRows = {
  /** the longest row */
  readonly width: number;
  /** row k stands from starts[k] to starts[k + 1] */
  readonly starts: Int32Array;
  readonly values: Float64Array;
};

/** Of a count, at the end of a sum: a printed chance has six digits. */
export const CUT = 1e-10;

export const countOf = ({ starts }: SweepRows): number => starts.length - 1;
export const lengthOf = ({ starts }: SweepRows, k: number): number => (starts[k + 1] as number) - (starts[k] as number);

/** @param pmfOf the row of each sweep */
export function rowsOf(count: number, pmfOf: (k: number) => Pmf): SweepRows {
  const starts = new Int32Array(count + 1);
  let [into, width] = [0, 1];
  for (let k = 0; k < count; k++) {
    const { length } = pmfOf(k);
    into += length;
    starts[k + 1] = into;
    if (length > width) width = length;
  }
  const values = new Float64Array(into);
  let at = 0;
  for (let k = 0; k < count; k++) {
    const pmf = pmfOf(k);
    // Rows are short: a copy by hand is done before a copy by call has begun.
    for (let i = 0; i < pmf.length; i++, at++) values[at] = pmf[i] as number;
  }
  return { width, starts, values };
}

/** Nothing is summed: zero, surely. */
function zeroRows(count: number): SweepRows {
  const starts = new Int32Array(count + 1);
  for (let k = 0; k <= count; k++) starts[k] = k;
  return { width: 1, starts, values: new Float64Array(count).fill(1) };
}

let scratch = new Float64Array(4096);

export function addRows(a: SweepRows, b: SweepRows): SweepRows {
  const [short, long] = a.width < b.width ? [a, b] : [b, a];
  if (short.width === 1 && short.values.every((x) => x === 1)) return long;
  const count = countOf(a);
  // Four more than the longest, as counts of the shorter are taken four at a time.
  const most = a.values.length + b.values.length + 4;
  if (scratch.length < most) scratch = new Float64Array(2 * most);
  const sum = scratch;
  const starts = new Int32Array(count + 1);
  let into = 0;
  let width = 1;
  for (let k = 0; k < count; k++) {
    let length = lengthOf(short, k) + lengthOf(long, k) - 1;
    addRow(short, long, k, sum, into);
    while (length > 1 && (sum[into + length - 1] as number) < CUT) length--;
    into += length;
    starts[k + 1] = into;
    if (length > width) width = length;
  }
  return { width, starts, values: sum.slice(0, into) };
}

/** Row k of the sum, at `into` and after: every count is added up in the order of the shorter. */
function addRow(short: SweepRows, long: SweepRows, k: number, sum: Float64Array, into: number): void {
  const ofShort = short.values;
  const ofLong = long.values;
  const fromShort = short.starts[k] as number;
  const toShort = short.starts[k + 1] as number;
  const fromLong = long.starts[k] as number;
  const toLong = long.starts[k + 1] as number;
  sum.fill(0, into, into + toShort - fromShort + toLong - fromLong + 3);
  // Four counts of the shorter at once: sums are fetched and put back a quarter as often.
  for (let i = fromShort, from = into; i < toShort; i += 4, from += 4) {
    const one = ofShort[i] as number;
    const two = i + 1 < toShort ? (ofShort[i + 1] as number) : 0;
    const three = i + 2 < toShort ? (ofShort[i + 2] as number) : 0;
    const four = i + 3 < toShort ? (ofShort[i + 3] as number) : 0;
    let at = from;
    let last = 0;
    let before = 0;
    let first = 0;
    for (let j = fromLong; j < toLong; j++, at++) {
      const value = ofLong[j] as number;
      sum[at] = (sum[at] as number) + one * value + two * last + three * before + four * first;
      first = before;
      before = last;
      last = value;
    }
    sum[at] = (sum[at] as number) + two * last + three * before + four * first;
    sum[at + 1] = (sum[at + 1] as number) + three * last + four * before;
    sum[at + 2] = (sum[at + 2] as number) + four * last;
  }
}

/** Σ over the list, the shortest first. */
export const sumRows = (list: readonly SweepRows[], count: number): SweepRows =>
  list.length === 0 ? zeroRows(count) : [...list].sort((a, b) => a.width - b.width).reduce(addRows);

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
  const [least, most] = [Math.ceil(low), Math.floor(high)];
  const chances = new Float64Array(countOf(rows));
  for (let k = 0; k < chances.length; k++) {
    const row = rowStarts[k] as number;
    const from = starts[k] as number;
    const length = (starts[k + 1] as number) - from;
    let chance = 0;
    let n = (rowStarts[k + 1] as number) - row - 1;
    // With no upper end: of the larger counts all, of the others a tail.
    if (most === Number.POSITIVE_INFINITY) {
      for (; n >= least && n >= 0; n--) chance += values[row + n] as number;
      const last = least - length + 1;
      for (; n >= last && n >= 0; n--) chance += (values[row + n] as number) * (tails[from + least - n] as number);
      n = -1;
    }
    for (; n >= 0; n--) chance += (values[row + n] as number) * between(above, k, least - n, most - n);
    chances[k] = Math.min(1, chance);
  }
  return chances;
}

/** P(low <= count <= high) in row k of the tails; an open end is infinite. */
export function between({ starts, values }: SweepRows, k: number, low: number, high: number): number {
  const from = starts[k] as number;
  const length = (starts[k + 1] as number) - from;
  const first = low <= 0 ? 0 : Math.ceil(low);
  if (first >= length || high < 0) return 0;
  const above = high >= length - 1 ? length : Math.floor(high) + 1;
  if (first === 0 && above === length) return 1;
  const rest = above === length ? 0 : (values[from + above] as number);
  return Math.max(0, (values[from + first] as number) - rest);
}
