/**
 * What a fit is worth. Numbers are averages over kept sweeps of exact distributions (Rao–Blackwell), so what is judged is those
 * averages, not the draws: the variance of the total over the squared Monte Carlo error of its mean is the number of independent
 * draws of the total that would tell its mean as well; likewise for the chances of lying at or under its 5 and 95 % quantiles.
 * R-hat is Gelman and Rubin's on half-chains (Vehtari et al. 2021), chain means and variances by the same averages. Most likely
 * wrong: chains so short that their autocorrelation does not show. Cost: a sum over all cells in every kept sweep.
 */
import { mcseMean } from '../../numerics/diagnostics.js';
import { quantile } from '../../numerics/discrete.js';
import { makeMixture, type Part } from './mixture.js';
import type { JointProblem } from './problem.js';
import { countOf, lengthOf, type SweepRows } from './sweep-rows.js';

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
 */
export function worthOf(
  { sites, cells }: JointProblem,
  kept: readonly Part[],
  chains: number,
  sweeps: number,
  totals: readonly (readonly number[])[],
): WorstConvergence {
  const weights = new Float64Array(kept.length).fill(1 / kept.length);
  const mixture = makeMixture(
    sites.map((site) => site.cells),
    kept,
    weights,
  );
  const worst = { rhatMax: 1, essBulkMin: Number.POSITIVE_INFINITY, essTailMin: Number.POSITIVE_INFINITY, worst: '' };
  for (const [i, own] of totals.entries()) {
    if (own.length === 0) continue;
    const chosen = cells.map((_, c) => own.includes(c));
    for (const quantity of ['destroyed', 'hit'] as const) {
      const { means, within } = momentsOf(mixture.rows(quantity, chosen));
      const between = varianceOf(means);
      const bulk = (within + between) / squaredError(means, chains);
      const pmf = mixture.distribution(quantity, chosen);
      const tails = [0.05, 0.95].map((prob) => {
        const below = mixture.chances(quantity, chosen, null, quantile(pmf, prob));
        const p = meanOf(below);
        return (p * (1 - p)) / squaredError(below, chains);
      });
      const tail = Math.min(...tails.filter((size) => size > 0), Number.POSITIVE_INFINITY);
      if (Math.min(bulk, tail) < Math.min(worst.essBulkMin, worst.essTailMin)) worst.worst = `${quantity}/${i}`;
      if (bulk > 0) worst.essBulkMin = Math.min(worst.essBulkMin, bulk);
      worst.essTailMin = Math.min(worst.essTailMin, tail);
      worst.rhatMax = Math.max(worst.rhatMax, rhatOf(means, within, chains, sweeps));
    }
  }
  // What never changed has no error: all sweeps count.
  const all = chains * sweeps;
  const sizeOf = (size: number): number => (Number.isFinite(size) ? size : all);
  return { ...worst, essBulkMin: sizeOf(worst.essBulkMin), essTailMin: sizeOf(worst.essTailMin) };
}

/** Mean of every row, and the average variance within rows. */
function momentsOf(rows: SweepRows): { readonly means: Float64Array; readonly within: number } {
  const { starts, values } = rows;
  const means = new Float64Array(countOf(rows));
  let within = 0;
  for (let k = 0; k < means.length; k++) {
    let [mean, square] = [0, 0];
    for (let n = 1; n < lengthOf(rows, k); n++) {
      const weighted = n * (values[(starts[k] as number) + n] as number);
      mean += weighted;
      square += n * weighted;
    }
    means[k] = mean;
    within += (square - mean * mean) / means.length;
  }
  return { means, within };
}

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
