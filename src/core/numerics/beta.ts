/** The Beta distribution's density and quantiles. */
import { logBeta } from './special.js';

export type BetaShape = readonly [a: number, b: number];

const normalizers = new WeakMap<BetaShape, number>();

/** ln density at x in (0, 1). */
export function betaLogDensity(x: number, shape: BetaShape): number {
  const [a, b] = shape;
  const normalizer = normalizers.get(shape) ?? logBeta(a, b);
  normalizers.set(shape, normalizer);
  return (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - normalizer;
}

const CELLS = 4096;
const LOG_MIDDLE = Float64Array.from({ length: CELLS }, (_, i) => Math.log((i + 0.5) / CELLS));
const tables = new WeakMap<BetaShape, Float64Array>();

/**
 * Quantile at u in (0, 1), strictly inside (0, 1). From a table of the distribution function at 4,096 equal cells, linear
 * between: within 1 / 4,096. For placing nodes, whose weights do not lean on the placement being exact.
 */
export function betaQuantile(u: number, shape: BetaShape): number {
  const table = tables.get(shape) ?? cumulative(shape);
  tables.set(shape, table);
  let [low, high] = [0, CELLS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table[middle] as number) < u) low = middle;
    else high = middle;
  }
  const [from, to] = [table[low] as number, table[high] as number];
  const x = (low + (to > from ? (u - from) / (to - from) : 0.5)) / CELLS;
  return Math.min(1 - EDGE, Math.max(EDGE, x));
}

const EDGE = 1e-6;

/** Shape with a mean and variance; the variance is held below that of a coin. */
export function betaByMoments(mean: number, variance: number): BetaShape {
  const size = Math.max(1, (mean * (1 - mean)) / variance - 1);
  return [mean * size, (1 - mean) * size];
}

/** The grid is symmetric: ln(1 − x) at a cell is ln(x) at its mirror image. */
function cumulative([a, b]: BetaShape): Float64Array {
  const logs = LOG_MIDDLE.map((log, i) => (a - 1) * log + (b - 1) * (LOG_MIDDLE[CELLS - 1 - i] as number));
  const most = logs.reduce((x, y) => (x > y ? x : y), Number.NEGATIVE_INFINITY);
  const table = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++) table[i + 1] = (table[i] as number) + Math.exp((logs[i] as number) - most);
  const total = table[CELLS] as number;
  return table.map((x) => x / total);
}
