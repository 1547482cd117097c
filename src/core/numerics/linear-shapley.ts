/**
 * Shapley effects of the terms of a sum that vary together, for normal terms exact: what a set explains is hᵀ C⁻¹ h, h the
 * covariances of its terms with the sum (Owen & Prieur 2017, doi:10.1137/16M1097717). Most likely wrong: that a straight line says
 * what one term tells of another. Cost O(2^d · d³), d at most 12; beyond that the covariance shares, which also add up to 1.
 */
import { choleskyOf, type Square } from './cholesky.js';

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
  const explained = Float64Array.from({ length: 1 << d }, (_, set) => explainedBy(set, c, h, d) / variance);
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

function explainedBy(set: number, c: Square, h: Float64Array, d: number): number {
  const members = Array.from({ length: d }, (_, i) => i).filter((i) => (set >> i) & 1 && (c[i * d + i] as number) > 0);
  const k = members.length;
  // scaled to a correlation, so that what counts as no variance does not depend on the unit
  const sd = members.map((i) => Math.sqrt(c[i * d + i] as number));
  const r = Float64Array.from({ length: k * k }, (_, at) => {
    const [i, j] = [Math.floor(at / k), at % k];
    return (c[(members[i] as number) * d + (members[j] as number)] as number) / ((sd[i] as number) * (sd[j] as number));
  });
  const l = choleskyOf(r, k);
  if (l === null) return 0;
  let total = 0;
  const y = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let left = (h[members[i] as number] as number) / (sd[i] as number);
    for (let j = 0; j < i; j++) left -= (l[i * k + j] as number) * (y[j] as number);
    const pivot = l[i * k + i] as number;
    y[i] = pivot > 0 ? left / pivot : 0;
    total += (y[i] as number) * (y[i] as number);
  }
  return total;
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
