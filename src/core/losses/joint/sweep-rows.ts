/**
 * The distribution of one sum in every kept sweep: one row each, all in one column, so that thousands of sums make no litter.
 * Tails too light to move a printed digit are cut. Most costly: adding two sums, O(sweeps · n · m); a chance of their sum alone
 * costs O(sweeps · n), by running sums over one of them.
 */
import type { Pmf } from '../../numerics/discrete.js';

export type SweepRows = {
  /** row k stands at k · width */
  readonly width: number;
  readonly lengths: Int32Array;
  readonly values: Float64Array;
};

/** Of a count, at the end of a sum: a cell's own tail was cut at a hundred times this. */
const CUT = 1e-12;

export function rowsOf(pmfs: readonly Pmf[]): SweepRows {
  let width = 1;
  for (const pmf of pmfs) if (pmf.length > width) width = pmf.length;
  const [lengths, values] = [new Int32Array(pmfs.length), new Float64Array(pmfs.length * width)];
  for (let k = 0; k < pmfs.length; k++) {
    const pmf = pmfs[k] as Pmf;
    lengths[k] = pmf.length;
    values.set(pmf, k * width);
  }
  return { width, lengths, values };
}

/** Nothing is summed: zero, surely. */
export const zeroRows = (count: number): SweepRows => ({
  width: 1,
  lengths: new Int32Array(count).fill(1),
  values: new Float64Array(count).fill(1),
});

export function addRows(a: SweepRows, b: SweepRows): SweepRows {
  const [short, long] = a.width < b.width ? [a, b] : [b, a];
  if (short.width === 1) return long;
  const count = a.lengths.length;
  const width = a.width + b.width - 1;
  const [lengths, values] = [new Int32Array(count), new Float64Array(count * width)];
  for (let k = 0; k < count; k++) {
    const [ofShort, ofLong] = [short.lengths[k] as number, long.lengths[k] as number];
    const [fromShort, fromLong] = [k * short.width, k * long.width];
    for (let i = 0; i < ofShort; i++) {
      const weight = short.values[fromShort + i] as number;
      const into = k * width + i;
      for (let j = 0; j < ofLong; j++)
        values[into + j] = (values[into + j] as number) + weight * (long.values[fromLong + j] as number);
    }
    let length = ofShort + ofLong - 1;
    while (length > 1 && (values[k * width + length - 1] as number) < CUT) length--;
    lengths[k] = length;
  }
  return { width, lengths, values };
}

/** Σ over the list, the shortest first. */
export const sumRows = (list: readonly SweepRows[], count: number): SweepRows =>
  [...list].sort((a, b) => a.width - b.width).reduce(addRows, zeroRows(count));

/** The same, but zero with what is left of each chance. */
export function sparedRows({ width, lengths, values }: SweepRows, chances: readonly number[]): SweepRows {
  if (chances.every((chance) => chance === 1)) return { width, lengths, values };
  const mixed = values.slice();
  for (let k = 0; k < lengths.length; k++) {
    const chance = chances[k] as number;
    const from = k * width;
    for (let i = 0; i < (lengths[k] as number); i++) mixed[from + i] = chance * (mixed[from + i] as number);
    mixed[from] = (mixed[from] as number) + 1 - chance;
  }
  return { width, lengths, values: mixed };
}

export function averageRows({ width, lengths, values }: SweepRows, weights: ArrayLike<number>): Pmf {
  let longest = 1;
  for (let k = 0; k < lengths.length; k++)
    if ((weights[k] as number) > 0 && (lengths[k] as number) > longest) longest = lengths[k] as number;
  const mixed = new Float64Array(longest);
  for (let k = 0; k < lengths.length; k++) {
    const weight = weights[k] as number;
    if (weight === 0) continue;
    const [from, length] = [k * width, lengths[k] as number];
    for (let i = 0; i < length; i++) mixed[i] = (mixed[i] as number) + weight * (values[from + i] as number);
  }
  return mixed;
}

/** [k · (width + 1) + i] = Σ of row k over counts at and above i: from the small end, so that a small chance keeps its digits. */
export type Tails = { readonly width: number; readonly values: Float64Array };

export function tailsOf({ width, lengths, values }: SweepRows): Tails {
  const tails = new Float64Array(lengths.length * (width + 1));
  for (let k = 0; k < lengths.length; k++) {
    const [from, into] = [k * width, k * (width + 1)];
    let total = 0;
    for (let i = (lengths[k] as number) - 1; i >= 0; i--) {
      total += values[from + i] as number;
      tails[into + i] = total;
    }
  }
  return { width, values: tails };
}

/** P(low <= count <= high) in row k; an open end is infinite. */
export function between({ width, values }: Tails, k: number, low: number, high: number): number {
  const from = k * (width + 1);
  const first = low <= 0 ? 0 : low >= width ? width : Math.ceil(low);
  const above = high >= width ? width : high < 0 ? 0 : Math.floor(high) + 1;
  if (first === 0 && above === width) return 1;
  return above <= first ? 0 : Math.max(0, (values[from + first] as number) - (values[from + above] as number));
}
