/**
 * What a fit is worth. Numbers are averages over kept sweeps of exact distributions (Rao–Blackwell), so what is judged is those
 * averages, not the draws: the variance of the total over the squared Monte Carlo error of its mean is the number of independent
 * draws of the total that would tell its mean as well; likewise for the chances of lying at or under its 5 and 95 % quantiles.
 * R-hat is Gelman and Rubin's on half-chains (Vehtari et al. 2021), chain means and variances by the same averages. Most likely
 * wrong: chains so short that their autocorrelation does not show. Cost: two moments of every cell in every kept sweep, and once
 * the means are worth enough some chances of a sum over all cells.
 */
import type { Quantity } from '../../claims/result.js';
import { onceFor } from '../../measure/once-for.js';
import { cutNumbers } from '../../numerics/columns.js';
import { mcseMean } from '../../numerics/diagnostics.js';
import { type CellPmfs, pmfPlace } from './cell-pmfs.js';
import { type Mixture, makeMixture, type Part } from './mixture.js';
import type { JointCell, JointProblem } from './problem.js';

export type WorstConvergence = {
  readonly rhatMax: number;
  readonly essBulkMin: number;
  readonly essTailMin: number;
  /** the quantity with the least of both sizes */
  readonly worst: string;
};

/**
 * The worst over totals of both counts.
 * @param kept chain after chain, equally many of each
 * @param sweeps how many the kept sweeps stand for, in each chain
 * @param totals cells each total runs over
 * @param enough where means are worth less, tails are not looked at: their size is told as that of the means
 */
export function worthOf(
  problem: JointProblem,
  kept: readonly Part[],
  chains: number,
  sweeps: number,
  totals: readonly (readonly number[])[],
  enough = 0,
): WorstConvergence {
  const asked = totals.flatMap((own, i) =>
    own.length === 0
      ? []
      : (['destroyed', 'hit'] as const).map((quantity) => ({ quantity, own, name: `${quantity}/${i}` })),
  );
  const bulks = asked.map(({ quantity, own }) => bulkOf(problem, kept, chains, sweeps, quantity, own));
  // What never changed has no error: all sweeps count.
  const all = chains * sweeps;
  const sizeOf = (size: number): number => (Number.isFinite(size) ? size : all);
  const rhatMax = Math.max(1, ...bulks.map(({ rhat }) => rhat));
  const least = Math.min(...bulks.map(({ size }) => size));
  const tails = least < enough ? bulks.map(({ size }) => size) : tailsOf(problem, kept, chains, asked, bulks);
  const sizes = asked.map(({ name }, i) => ({ name, size: Math.min(bulks[i]?.size as number, tails[i] as number) }));
  const worst = sizes.reduce((a, b) => (b.size < a.size ? b : a), { name: '', size: Number.POSITIVE_INFINITY });
  return { rhatMax, essBulkMin: sizeOf(least), essTailMin: sizeOf(Math.min(...tails)), worst: worst.name };
}

type Asked = { readonly quantity: Quantity; readonly own: readonly number[] };
/** Of one total: what its mean is worth, infinite where nothing changes. */
type Bulk = { readonly size: number; readonly rhat: number; readonly mean: number; readonly sd: number };

function bulkOf(
  { sites }: JointProblem,
  kept: readonly Part[],
  chains: number,
  sweeps: number,
  quantity: Quantity,
  own: readonly number[],
): Bulk {
  const counted = new Set(own);
  const bySite = sites.map(({ cells }) => cells.filter((c) => counted.has(c)));
  const means = new Float64Array(kept.length);
  let within = 0;
  for (let k = 0; k < kept.length; k++) {
    const part = kept[k] as Part;
    const moments = momentsOf(part)[quantity];
    let total = 0;
    let variance = 0;
    for (let site = 0; site < bySite.length; site++) {
      const at = bySite[site] as readonly number[];
      let mean = 0;
      let spread = 0;
      for (let i = 0; i < at.length; i++) {
        const c = at[i] as number;
        mean += moments[2 * c] as number;
        spread += moments[2 * c + 1] as number;
      }
      const chance = part.struck[site] as number;
      total += chance * mean;
      variance += chance * (spread + (1 - chance) * mean * mean);
    }
    means[k] = total;
    within += variance / kept.length;
  }
  const variance = within + varianceOf(means);
  const size = variance / squaredError(means, chains);
  return {
    size: size > 0 ? size : Number.POSITIVE_INFINITY,
    rhat: rhatOf(means, within, chains, sweeps),
    mean: meanOf(means),
    sd: Math.sqrt(variance),
  };
}

/** Mean and variance of every cell of a sweep, one after the other: asked for again by every total, and whenever chains went on. */
const momentsOf = onceFor(
  ({ cells }: Part): Readonly<Record<Quantity, Float64Array>> => ({
    destroyed: moments(cells, 'destroyed'),
    hit: moments(cells, 'hit'),
  }),
);

function moments({ starts, values }: CellPmfs, quantity: Quantity): Float64Array {
  const out = cutNumbers(starts.length - 1);
  for (let c = 0; 2 * c < out.length; c++) {
    const row = pmfPlace(c, quantity);
    const from = starts[row] as number;
    const length = (starts[row + 1] as number) - from;
    let first = 0;
    let second = 0;
    for (let n = 1; n < length; n++) {
      const weighted = n * (values[from + n] as number);
      first += weighted;
      second += n * weighted;
    }
    out[2 * c] = first;
    out[2 * c + 1] = second - first * first;
  }
  return out;
}

/** What the chances of lying at or under the 5 and 95 % quantiles are worth, the less of both. */
function tailsOf(
  { sites, cells }: JointProblem,
  kept: readonly Part[],
  chains: number,
  asked: readonly Asked[],
  bulks: readonly Bulk[],
): readonly number[] {
  const weights = new Float64Array(kept.length).fill(1 / kept.length);
  const mixture = makeMixture(
    sites.map((site) => site.cells),
    kept,
    weights,
  );
  return asked.map(({ quantity, own }, i) => {
    const { mean, sd } = bulks[i] as Bulk;
    const counted = new Set(own);
    const chosen = cells.map((_, c) => counted.has(c));
    const most = own.reduce((sum, c) => sum + (cells[c] as JointCell).n, 0);
    const total = { mixture, quantity, chosen, most };
    const sizes = [-1, 1].map((side) => {
      const below = underQuantile(total, side < 0 ? 0.05 : 0.95, mean + side * NORMAL_95 * sd);
      const p = meanOf(below);
      return (p * (1 - p)) / squaredError(below, chains);
    });
    return Math.min(...sizes.filter((size) => size > 0), Number.POSITIVE_INFINITY);
  });
}

/** 95 in 100 of a normal lie under so many standard deviations above its mean. */
const NORMAL_95 = 1.645;

/**
 * Chances of lying at or under a quantile, in each sweep. A chance costs far less than a distribution, and few counts need be tried:
 * the search goes step by step from where a normal would have it.
 */
function underQuantile(total: Total, prob: number, near: number): Float64Array {
  const { most } = total;
  let count = Math.max(0, Math.min(most, Math.round(near)));
  let below = under(total, count);
  if (!reaches(below, prob)) {
    while (count < most && !reaches(below, prob)) below = under(total, ++count);
    return below;
  }
  while (count > 0) {
    const lower = under(total, --count);
    if (!reaches(lower, prob)) break;
    below = lower;
  }
  return below;
}

/** A sum of chosen cells, and the largest it can be. */
type Total = {
  readonly mixture: Mixture;
  readonly quantity: Quantity;
  readonly chosen: readonly boolean[];
  readonly most: number;
};

const under = ({ mixture, quantity, chosen }: Total, count: number): Float64Array =>
  mixture.chances(quantity, chosen, null, count);
const reaches = (below: Float64Array, prob: number): boolean => meanOf(below) >= prob - 1e-12;

/** Squared Monte Carlo error of the mean; infinitely small where nothing changes. */
function squaredError(values: Float64Array, chains: number): number {
  const error = mcseMean(apart(values, chains));
  return error === null ? 0 : error * error;
}

const apart = (values: Float64Array, into: number): readonly Float64Array[] => {
  const length = Math.floor(values.length / into);
  return Array.from({ length: into }, (_, i) => values.subarray(i * length, (i + 1) * length));
};

function rhatOf(means: Float64Array, within: number, chains: number, sweeps: number): number {
  const halves = apart(means, chains).flatMap((chain) => apart(chain, 2));
  const inside = within + meanOf(Float64Array.from(halves, varianceOf));
  const between = varianceOf(Float64Array.from(halves, meanOf)) * (halves.length / (halves.length - 1));
  return inside === 0 ? 1 : Math.sqrt(1 - 2 / sweeps + between / inside);
}

function meanOf(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total / values.length;
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  let total = 0;
  for (let i = 0; i < values.length; i++) total += ((values[i] as number) - mean) * ((values[i] as number) - mean);
  return total / values.length;
}
