/**
 * Bias-corrected and accelerated bootstrap of the stepwise estimate, the choice of pairs made anew in every sample (Chan,
 * Silverman & Vincent 2021, §4; DiCiccio & Efron 1996, doi:10.1214/ss/1032280214). Samples are multinomial over the observed
 * patterns; the acceleration comes from leaving one out of each. Most likely wrong: a pattern nobody has stays empty in every
 * sample, so sparse overlaps look more certain than they are. Cost: samples × a stepwise fit, whatever is listed.
 */

import { normalQuantile } from '../../numerics/normal-quantile.js';
import type { Rng } from '../../numerics/rng.js';
import { normalCdf } from '../../numerics/special.js';
import { type ListCells, withoutEmptyLists } from './cells.js';
import { drawTrials } from './draw-count.js';
import { stepwise, THRESHOLD } from './stepwise.js';

export type Bootstrap = {
  /** ascending totals of the samples; infinite where a sample has no maximum */
  readonly totals: Float64Array;
  readonly acceleration: number;
  /** bias-corrected and accelerated quantile of the total at a probability; infinite where too many samples are */
  readonly quantile: (probability: number) => number;
};

export const SAMPLES = 1000;

/** @param total the estimate itself */
export function bootstrapStepwise(
  cells: ListCells,
  total: number,
  samples: number,
  rng: Rng,
  threshold = THRESHOLD,
): Bootstrap {
  const totals = new Float64Array(samples);
  const drawn = new Float64Array(cells.counts.length);
  for (let i = 0; i < samples; i++) {
    resample(cells, drawn, rng);
    totals[i] = totalOf({ ...cells, counts: drawn }, threshold);
  }
  totals.sort();
  const acceleration = accelerationOf(cells, threshold);
  let below = 0;
  for (const x of totals) if (x < total) below++;
  const bias = normalQuantile(below / samples);
  const quantile = (probability: number): number => {
    const z = normalQuantile(probability) + bias;
    return medianUnbiased(totals, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return { totals, acceleration, quantile };
}

/** Infinite where the likelihood has no maximum. */
function totalOf(cells: ListCells, threshold: number): number {
  const made = stepwise(occupied(cells), threshold);
  return made === null ? Number.POSITIVE_INFINITY : cells.n + made.fit.unseen;
}

/** Lists that lost all their members drop out; patterns without a count do no harm. */
function occupied(cells: ListCells): ListCells {
  let [used, all] = [0, 0];
  for (let i = 0; i < cells.patterns.length; i++) {
    all |= cells.patterns[i] as number;
    if ((cells.counts[i] as number) > 0) used |= cells.patterns[i] as number;
  }
  if (used === all) return cells;
  const patterns = cells.patterns.map((pattern, i) => ((cells.counts[i] as number) > 0 ? pattern : 0));
  return withoutEmptyLists({ ...cells, patterns });
}

function accelerationOf(cells: ListCells, threshold: number): number {
  const { counts, n } = cells;
  const without = counts.map((_, left) =>
    totalOf({ ...cells, n: n - 1, counts: counts.map((count, i) => (i === left ? count - 1 : count)) }, threshold),
  );
  let mean = 0;
  for (let i = 0; i < counts.length; i++) mean += ((counts[i] as number) / n) * (without[i] as number);
  let [squares, cubes] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const off = mean - (without[i] as number);
    squares += (counts[i] as number) * off * off;
    cubes += (counts[i] as number) * off * off * off;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

/** Multinomial counts, pattern by pattern. */
function resample({ counts, n }: ListCells, into: Float64Array, rng: Rng): void {
  into.fill(0);
  let [left, mass] = [n, n];
  for (let i = 0; i < counts.length && left > 0; i++) {
    const own = counts[i] as number;
    const taken = own >= mass ? left : drawTrials(left, own / mass, rng);
    into[i] = taken;
    left -= taken;
    mass -= own;
  }
}

/** Quantile of type 8 (Hyndman & Fan 1996), as the reference takes it. */
function medianUnbiased(sorted: Float64Array, probability: number): number {
  const at = (sorted.length + 1 / 3) * probability + 1 / 3;
  const below = Math.min(sorted.length, Math.max(1, Math.floor(at)));
  const [low, high] = [sorted[below - 1] as number, sorted[Math.min(sorted.length, below + 1) - 1] as number];
  const share = Math.min(1, Math.max(0, at - below));
  return share === 0 || low === high ? low : low + share * (high - low);
}
