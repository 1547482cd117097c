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
const CUT = 1e-10;

export const countOf = ({ starts }: SweepRows): number => starts.length - 1;
export const lengthOf = ({ starts }: SweepRows, k: number): number => (starts[k + 1] as number) - (starts[k] as number);

export function rowsOf(pmfs: readonly Pmf[]): SweepRows {
  const starts = new Int32Array(pmfs.length + 1);
  let width = 1;
  for (let k = 0; k < pmfs.length; k++) {
    const { length } = pmfs[k] as Pmf;
    starts[k + 1] = (starts[k] as number) + length;
    if (length > width) width = length;
  }
  const values = new Float64Array(starts[pmfs.length] as number);
  for (let k = 0; k < pmfs.length; k++) values.set(pmfs[k] as Pmf, starts[k] as number);
  return { width, starts, values };
}

/** Nothing is summed: zero, surely. */
export const zeroRows = (count: number): SweepRows => ({
  width: 1,
  starts: Int32Array.from({ length: count + 1 }, (_, k) => k),
  values: new Float64Array(count).fill(1),
});

let scratch = new Float64Array(4096);

export function addRows(a: SweepRows, b: SweepRows): SweepRows {
  const [short, long] = a.width < b.width ? [a, b] : [b, a];
  if (short.width === 1 && short.values.every((x) => x === 1)) return long;
  const count = countOf(a);
  const most = a.values.length + b.values.length;
  if (scratch.length < most) scratch = new Float64Array(2 * most);
  const sum = scratch;
  const starts = new Int32Array(count + 1);
  let [into, width] = [0, 1];
  for (let k = 0; k < count; k++) {
    const [ofShort, ofLong] = [lengthOf(short, k), lengthOf(long, k)];
    const [fromShort, fromLong] = [short.starts[k] as number, long.starts[k] as number];
    let length = ofShort + ofLong - 1;
    sum.fill(0, into, into + length);
    // Two counts of the shorter at once: half the sums are fetched and put back.
    for (let i = 0; i < ofShort; i += 2) {
      const one = short.values[fromShort + i] as number;
      const two = i + 1 < ofShort ? (short.values[fromShort + i + 1] as number) : 0;
      const at = into + i;
      let before = 0;
      for (let j = 0; j < ofLong; j++) {
        const value = long.values[fromLong + j] as number;
        sum[at + j] = (sum[at + j] as number) + one * value + two * before;
        before = value;
      }
      if (i + 1 < ofShort) sum[at + ofLong] = (sum[at + ofLong] as number) + two * before;
    }
    while (length > 1 && (sum[into + length - 1] as number) < CUT) length--;
    into += length;
    starts[k + 1] = into;
    if (length > width) width = length;
  }
  return { width, starts, values: sum.slice(0, into) };
}

/** Σ over the list, the shortest first. */
export const sumRows = (list: readonly SweepRows[], count: number): SweepRows =>
  [...list].sort((a, b) => a.width - b.width).reduce(addRows, zeroRows(count));

/** The same, but zero with what is left of each chance. */
export function sparedRows(rows: SweepRows, chances: readonly number[]): SweepRows {
  if (chances.every((chance) => chance === 1)) return rows;
  const { starts } = rows;
  const values = rows.values.slice();
  for (let k = 0; k < countOf(rows); k++) {
    const chance = chances[k] as number;
    const from = starts[k] as number;
    for (let at = from; at < (starts[k + 1] as number); at++) values[at] = chance * (values[at] as number);
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
    const [from, length] = [starts[k] as number, lengthOf(rows, k)];
    for (let i = 0; i < length; i++) mixed[i] = (mixed[i] as number) + weight * (values[from + i] as number);
  }
  return mixed;
}

/** Rows of running sums from the end: P(count >= i), so that a small chance keeps its digits. */
export function tailsOf(rows: SweepRows): SweepRows {
  const { starts } = rows;
  const values = rows.values.slice();
  for (let k = 0; k < countOf(rows); k++)
    for (let at = (starts[k + 1] as number) - 2; at >= (starts[k] as number); at--)
      values[at] = (values[at] as number) + (values[at + 1] as number);
  return { ...rows, values };
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
