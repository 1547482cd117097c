/**
 * Shapley effects of the terms of a sum that vary together, for normal terms exact: what a set explains is hᵀ C⁻¹ h, h the
 * covariances of its terms with the sum (Owen & Prieur 2017, doi:10.1137/16M1097717). Most likely wrong: that a straight line says
 * what one term tells of another. Cost O(2^d · d²), d at most 12; beyond that the covariance shares, which also add up to 1.
 */
import { addRow, type Square } from './cholesky.js';

const MOST_EXACT = 12;

/** @param c covariance of the terms, d × d @returns shares that add up to 1; zeros where nothing varies */
export function linearShapley(c: Square, d: number): readonly number[] {
  const h = Float64Array.from({ length: d }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += c[i * d + j] as number;
    return sum;
  });
  const variance = h.reduce((sum, x) => sum + x, 0);
  const scale = c.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (!(variance > 1e-12 * scale)) return new Array<number>(d).fill(0);
  if (d > MOST_EXACT) return Array.from(h, (x) => x / variance);
  const explained = explainedBySets(c, h, d).map((x) => x / variance);
  const weights = orderWeights(d);
  return Array.from({ length: d }, (_, i) => {
    let share = 0;
    for (let set = 0; set < 1 << d; set++)
      if (!((set >> i) & 1))
        share +=
          (weights[sizeOf(set)] as number) * ((explained[set | (1 << i)] as number) - (explained[set] as number));
    return share;
  });
}

/** The terms taken so far, the rows of the Cholesky factor of their correlation, and h by it. */
type Taken = {
  readonly c: Square;
  readonly h: Float64Array;
  readonly sd: Float64Array;
  readonly terms: Int32Array;
  readonly rows: Square;
  readonly y: Float64Array;
  readonly explained: Float64Array;
};

/** What each set of terms explains: one more term takes one more row, so sets that begin alike share what is worked out. */
function explainedBySets(c: Square, h: Float64Array, d: number): Float64Array {
  // scaled to a correlation, so that what counts as no variance does not depend on the unit
  const sd = Float64Array.from(h, (_, i) => Math.sqrt(Math.max(0, c[i * d + i] as number)));
  const explained = new Float64Array(1 << d);
  takeFrom(
    { c, h, sd, terms: new Int32Array(d), rows: new Float64Array(d * d), y: new Float64Array(d), explained },
    0,
    0,
    0,
  );
  return explained;
}

/** Every set of those taken and some terms from the next on. @param size how many of those taken vary */
function takeFrom(taken: Taken, set: number, size: number, next: number): void {
  const { h, sd, y, explained } = taken;
  for (let i = next; i < h.length; i++) {
    const larger = set | (1 << i);
    if ((sd[i] as number) === 0) {
      explained[larger] = explained[set] as number;
      takeFrom(taken, larger, size, i + 1);
    } else if (addTerm(taken, i, size)) {
      explained[larger] = (explained[set] as number) + (y[size] as number) * (y[size] as number);
      takeFrom(taken, larger, size + 1, i + 1);
    }
  }
}

/** @returns whether there is such a correlation: where there is none, nothing is explained */
function addTerm({ c, h, sd, terms, rows, y }: Taken, i: number, size: number): boolean {
  const d = h.length;
  terms[size] = i;
  const correlation = (place: number): number => {
    const other = terms[place] as number;
    return (c[other * d + i] as number) / ((sd[other] as number) * (sd[i] as number));
  };
  if (!addRow(rows, d, size, correlation)) return false;
  let left = (h[i] as number) / (sd[i] as number);
  for (let j = 0; j < size; j++) left -= (rows[size * d + j] as number) * (y[j] as number);
  const pivot = rows[size * d + size] as number;
  y[size] = pivot > 0 ? left / pivot : 0;
  return true;
}

/** Share of all orders in which exactly a given set of so many comes before a given one: s! (d − 1 − s)! / d!. */
function orderWeights(d: number): readonly number[] {
  const weights = [1 / d];
  for (let s = 1; s < d; s++) weights.push(((weights[s - 1] as number) * s) / (d - s));
  return weights;
}

function sizeOf(set: number): number {
  let size = 0;
  for (let left = set; left > 0; left >>= 1) size += left & 1;
  return size;
}
