/** The Beta distribution's density and quantiles. */
import { logBeta } from './special.js';

export type BetaShape = readonly [a: number, b: number];

/** ln density at x in (0, 1). */
export const betaLogDensity = (x: number, [a, b]: BetaShape): number =>
  (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b);

const CELLS = 4096;
const tables = new Map<string, Float64Array>();

/**
 * Quantile at u in (0, 1), strictly inside (0, 1). From a table of the distribution function at 4,096 equal cells, linear
 * between: within 1 / 4,096. For placing nodes, whose weights do not lean on the placement being exact.
 */
export function betaQuantile(u: number, shape: BetaShape): number {
  const key = `${shape[0]},${shape[1]}`;
  const table = tables.get(key) ?? cumulative(shape);
  tables.set(key, table);
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

function cumulative(shape: BetaShape): Float64Array {
  const table = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++)
    table[i + 1] = (table[i] as number) + Math.exp(betaLogDensity((i + 0.5) / CELLS, shape));
  const total = table[CELLS] as number;
  return table.map((x) => x / total);
}
