/**
 * Variance-based sensitivity of Y = f(X), X independent: what share of Var Y goes with each input.
 *
 *   first order  S_i = Var E[Y | X_i] / Var Y      Saltelli et al. 2010 (doi:10.1016/j.cpc.2009.09.018), Y centred
 *   total        T_i = E Var[Y | X_−i] / Var Y     Jansen 1999 (doi:10.1016/S0010-4655(98)00154-4)
 *
 * Most likely wrong: that the inputs are independent; where they are not see `shapley.ts`. Cost: n·(d + 2) calls of f.
 */
import { addUp, blockIntervals, type Interval } from './block-bootstrap.js';
import type { Rng } from './rng.js';
import { MOST_DIMENSIONS, type NextPoint, sobolPoints } from './sobol.js';

export type Share = Interval & { readonly value: number };
export type Indices = { readonly firstOrder: Share; readonly total: Share };

export type Sensitivity = {
  readonly dimensions: number;
  /** 2^log2Points base points, at least 2^6 */
  readonly log2Points: number;
  /** of a point of the open unit cube; the array handed in is used again */
  readonly evaluate: (point: Float64Array) => number;
  readonly rng: Rng;
};

const BLOCKS = 64;

export function sobolIndices({ dimensions: d, log2Points, evaluate, rng }: Sensitivity): readonly Indices[] {
  const n = 1 << log2Points;
  const next = pairs(2 * d, log2Points, rng.fork('points'));
  const both = new Float64Array(2 * d);
  const point = new Float64Array(d);
  const [a, b] = [new Float64Array(n), new Float64Array(n)];
  const mixed = Array.from({ length: d }, () => new Float64Array(n));
  for (let row = 0; row < n; row++) {
    next(both);
    for (let i = 0; i < d; i++) point[i] = both[d + i] as number;
    b[row] = evaluate(point);
    for (let i = 0; i < d; i++) point[i] = both[i] as number;
    a[row] = evaluate(point);
    for (let i = 0; i < d; i++) {
      point[i] = both[d + i] as number;
      (mixed[i] as Float64Array)[row] = evaluate(point);
      point[i] = both[i] as number;
    }
  }
  return indicesOf(a, b, mixed, rng.fork('bootstrap'));
}

/** @param mixed per input Y at A with that input taken from B */
export function indicesOf(
  a: Float64Array,
  b: Float64Array,
  mixed: readonly Float64Array[],
  rng: Rng,
): readonly Indices[] {
  const n = a.length;
  const centre = (total(a) + total(b)) / (2 * n);
  const count = Math.min(BLOCKS, n);
  const blocks = Array.from({ length: count }, (_, k) =>
    sumsOf(a, b, mixed, centre, Math.floor((k * n) / count), Math.floor(((k + 1) * n) / count)),
  );
  const values = ratios(addUp(blocks));
  const intervals = blockIntervals(blocks, ratios, rng);
  const share = (k: number): Share => ({ value: values[k] as number, ...(intervals[k] as Interval) });
  return mixed.map((_, i) => ({ firstOrder: share(2 * i), total: share(2 * i + 1) }));
}

/** Of the rows from `from` to before `to`: 2·rows, Σ and Σ² of both, then of each input Σ of the products for S and of squares for T. */
function sumsOf(
  a: Float64Array,
  b: Float64Array,
  mixed: readonly Float64Array[],
  centre: number,
  from: number,
  to: number,
): Float64Array {
  const d = mixed.length;
  const sums = new Float64Array(3 + 2 * d);
  sums[0] = 2 * (to - from);
  for (let row = from; row < to; row++) {
    const [ya, yb] = [(a[row] as number) - centre, (b[row] as number) - centre];
    sums[1] = (sums[1] as number) + ya + yb;
    sums[2] = (sums[2] as number) + ya * ya + yb * yb;
  }
  for (let i = 0; i < d; i++) {
    const column = mixed[i] as Float64Array;
    let [first, all] = [0, 0];
    for (let row = from; row < to; row++) {
      const step = (column[row] as number) - (a[row] as number);
      first += ((b[row] as number) - centre) * step;
      all += step * step;
    }
    sums[3 + 2 * i] = first;
    sums[4 + 2 * i] = all;
  }
  return sums;
}

/** Sums of a set of rows to S₁, T₁, S₂, T₂, …; zeros where nothing varies. */
function ratios(sums: Float64Array): readonly number[] {
  const count = sums[0] as number;
  const mean = (sums[1] as number) / count;
  const variance = (sums[2] as number) / count - mean * mean;
  return Array.from(sums.subarray(3), (x, k) =>
    variance > 0 ? (x * 2) / count / (k % 2 === 0 ? variance : 2 * variance) : 0,
  );
}

function total(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] as number;
  return sum;
}

/** Scrambled Sobol' points as far as there are directions, plain draws beyond. */
export function pairs(dimensions: number, log2Points: number, rng: Rng): NextPoint {
  if (dimensions <= MOST_DIMENSIONS) return sobolPoints(dimensions, log2Points, rng);
  return (point) => {
    for (let i = 0; i < point.length; i++) point[i] = rng.uniform() || 0.5;
  };
}
