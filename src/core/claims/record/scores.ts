/**
 * Scores of a distribution of whole numbers at what came true. Coverage and PIT of a count are taken with randomised ends, in expectation over the randomising: the
 * share of the truth's own mass that lies inside (Czado, Gneiting & Held 2009, doi:10.1111/j.1541-0420.2009.01191.x). A right
 * forecast then covers 90 % with its 90 % intervals, which closed intervals of small counts cannot.
 */
import { chanceBelow, chanceOf, type TruthDistribution, truthQuantile } from './truth-distribution.js';

export type Interval = { readonly low: number; readonly high: number };

/** Central interval of probability `p`: its ends are quantiles. */
export const centralInterval = (forecast: TruthDistribution, p: number): Interval => ({
  low: truthQuantile(forecast, (1 - p) / 2),
  high: truthQuantile(forecast, (1 + p) / 2),
});

/** Share of the truth's mass between the quantiles (1 ± p)/2: 0..1. */
export function covered(forecast: TruthDistribution, truth: number, p: number): number {
  const below = chanceBelow(forecast, truth);
  const own = chanceOf(forecast, truth);
  const [low, high] = [(1 - p) / 2, (1 + p) / 2];
  if (own <= 0) return below >= low && below <= high ? 1 : 0;
  return Math.min(1, Math.max(0, Math.min(below + own, high) - Math.max(below, low)) / own);
}

/** Adds the truth's mass to a histogram of the probability integral transform. */
export function addPit(histogram: Float64Array, forecast: TruthDistribution, truth: number): void {
  const bins = histogram.length;
  const below = chanceBelow(forecast, truth);
  const own = Math.max(1e-300, chanceOf(forecast, truth));
  for (let k = 0; k < bins; k++) {
    const overlap = Math.min(below + own, (k + 1) / bins) - Math.max(below, k / bins);
    if (overlap > 0) histogram[k] = (histogram[k] as number) + overlap / own;
  }
}

/** Least chance a score admits: −log of it is 69. */
const LEAST = 1e-30;

/** −log P(T = truth). */
export const logScoreOf = (forecast: TruthDistribution, truth: number): number =>
  -Math.log(Math.max(LEAST, chanceOf(forecast, truth)));

/** −log P(T ≥ bound). */
export const logScoreAbove = (forecast: TruthDistribution, bound: number): number => {
  const above = Math.max(LEAST, 1 - chanceBelow(forecast, bound));
  return above >= 1 ? 0 : -Math.log(above);
};

/** Continuous ranked probability score, Σ over whole numbers of (F(k) − [truth ≤ k])²: in units of what is counted. */
export function crpsOf({ starts, mass }: TruthDistribution, truth: number): number {
  let [below, total] = [0, 0];
  for (let i = 0; i < mass.length; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    const each = (mass[i] as number) / (to - from);
    // A block that holds the truth is cut there.
    const cut = Math.min(to, Math.max(from, truth));
    total += squares(below, each, cut - from) + squares(1 - below - each * (cut - from), -each, to - cut);
    below += mass[i] as number;
  }
  const end = starts.at(-1) as number;
  return truth >= end ? total + (truth - end) : total;
}

/** Σ over j = 1..n of (start + j·step)². */
function squares(start: number, step: number, n: number): number {
  const [sum, sumOfSquares] = [(n * (n + 1)) / 2, (n * (n + 1) * (2 * n + 1)) / 6];
  return n * start * start + 2 * start * step * sum + step * step * sumOfSquares;
}

/** log((high + ½) / (low + ½)) */
export const widthLog = ({ low, high }: Interval): number => Math.log((high + 0.5) / (low + 0.5));
