/**
 * Sensitivity where inputs depend on each other: X_i a function of Z_i, Z multivariate normal with correlation C.
 *
 *   first order  Var E[Y | Z_i] / Var Y   what knowing Z_i alone would take away, with all that goes along with it
 *   total        E Var[Y | Z_−i] / Var Y  what would be left if all but Z_i were known; under dependence it may be the smaller
 *   Shapley      between the two: what Z_i adds to what is left over, averaged over all orders; they add up to 1
 *                (Owen 2014; Song, Nelson & Staum 2016, doi:10.1137/15M1048070)
 *
 * In an order with factor L, Z = L·e: drawing the last j innovations e anew draws the last j inputs given the others. A pair of
 * values differing so gives E Var without an inner loop (Jansen). Orders: random ones with all their rotations, so that every
 * input stands once in every place. Most likely wrong: the normal copula. Cost: replicates · d · points · (d + 1) calls of f.
 */
import { addUp, blockIntervals, type Interval } from './block-bootstrap.js';
import { choleskyOf, type Square } from './cholesky.js';
import { normalQuantile } from './normal-quantile.js';
import type { Rng } from './rng.js';
import { pairs, type Share } from './sobol-indices.js';

export type DependentIndices = { readonly firstOrder: Share; readonly total: Share; readonly shapley: Share };

export type DependentSensitivity = {
  readonly dimensions: number;
  /** positive semidefinite, ones on the diagonal */
  readonly correlation: Square;
  /** of a point Z; the array handed in is used again */
  readonly evaluate: (z: Float64Array) => number;
  /** calls of `evaluate` there is time for */
  readonly calls: number;
  readonly rng: Rng;
};

/** Fewer where there are so many inputs that every order is long. */
const REPLICATES = { least: 8, most: 32 };
const LEAST_LOG2_POINTS = 3;

export function dependentIndices(asked: DependentSensitivity): readonly DependentIndices[] {
  const { dimensions: d, calls, rng } = asked;
  const afforded = Math.floor(calls / (d * (d + 1)));
  const count = Math.max(REPLICATES.least, Math.min(REPLICATES.most, afforded >> LEAST_LOG2_POINTS));
  const log2Points = Math.max(LEAST_LOG2_POINTS, 31 - Math.clz32(afforded / count));
  const replicates = Array.from({ length: count }, (_, r) => replicate(asked, log2Points, rng.fork(`replicate/${r}`)));
  const values = ratios(addUp(replicates));
  const intervals = blockIntervals(replicates, ratios, rng.fork('bootstrap'));
  const share = (k: number): Share => ({ value: values[k] as number, ...(intervals[k] as Interval) });
  return Array.from({ length: d }, (_, i) => ({
    firstOrder: share(3 * i),
    total: share(3 * i + 1),
    shapley: share(3 * i + 2),
  }));
}

/** One random order and its rotations: count, Σy, Σy², then per input the sums of the three numerators. */
function replicate(
  { dimensions: d, correlation, evaluate }: DependentSensitivity,
  log2Points: number,
  rng: Rng,
): Float64Array {
  const sums = new Float64Array(3 + 3 * d);
  const add = (k: number, x: number): void => {
    sums[k] = (sums[k] as number) + x;
  };
  const start = shuffled(d, rng);
  const [e, z, kept] = [new Float64Array(2 * d), new Float64Array(d), new Float64Array(d)];
  const n = 1 << log2Points;
  for (let turn = 0; turn < d; turn++) {
    const order = start.map((_, k) => start[(k + turn) % d] as number);
    const factor = choleskyOf(correlation, d, order) as Square;
    const next = pairs(2 * d, log2Points, rng.fork(`points/${turn}`));
    for (let row = 0; row < n; row++) {
      next(e);
      for (let i = 0; i < 2 * d; i++) e[i] = normalQuantile(e[i] as number);
      const y = valueAt(factor, d, order, e, z, evaluate);
      add(0, 1);
      add(1, y);
      add(2, y * y);
      for (let i = 0; i < d; i++) kept[i] = e[i] as number;
      let before = 0;
      for (let j = d - 1; j >= 0; j--) {
        e[j] = e[d + j] as number;
        const other = valueAt(factor, d, order, e, z, evaluate);
        const left = ((y - other) * (y - other)) / 2;
        const input = order[j] as number;
        if (j === d - 1) add(3 + 3 * input + 1, left);
        add(3 + 3 * input + 2, left - before);
        before = left;
        // All but the first are new: what is left is E Var[Y | Z of the first].
        if (j === 1) add(3 + 3 * (order[0] as number), left);
      }
      for (let i = 0; i < d; i++) e[i] = kept[i] as number;
    }
  }
  return sums;
}

function valueAt(
  factor: Square,
  d: number,
  order: readonly number[],
  e: Float64Array,
  z: Float64Array,
  evaluate: (z: Float64Array) => number,
): number {
  for (let i = 0, at = 0; i < d; i++, at += d) {
    let sum = 0;
    for (let k = 0; k <= i; k++) sum += (factor[at + k] as number) * (e[k] as number);
    z[order[i] as number] = sum;
  }
  return evaluate(z);
}

/** S₁, T₁, Sh₁, S₂, …; each order counts once for the Shapley effects, one in d for the ends of an order. */
function ratios(sums: Float64Array): readonly number[] {
  const d = (sums.length - 3) / 3;
  const count = sums[0] as number;
  const mean = (sums[1] as number) / count;
  const variance = (sums[2] as number) / count - mean * mean;
  if (!(variance > 0)) return new Array<number>(3 * d).fill(0);
  let everything = 0;
  for (let i = 0; i < d; i++) everything += (sums[3 + 3 * i + 2] as number) / count;
  return Array.from({ length: d }, (_, i) => [
    1 - ((sums[3 + 3 * i] as number) * d) / count / variance,
    ((sums[4 + 3 * i] as number) * d) / count / variance,
    (sums[5 + 3 * i] as number) / count / everything,
  ]).flat();
}

function shuffled(d: number, rng: Rng): readonly number[] {
  const order = Array.from({ length: d }, (_, i) => i);
  for (let i = d - 1; i > 0; i--) {
    const j = Math.floor(rng.uniform() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}
