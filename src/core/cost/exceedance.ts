/** The chance that the loss is at least so much, on a fixed grid and at every claimed sum. */
import { shareAtLeast, sortedQuantile } from '../numerics/quantiles.js';
import type { Exceedance } from './result.js';

/** @param sorted draws in USD, ascending @param claimedSums USD, each kept exactly */
export const exceedanceCurve = (sorted: Float64Array, claimedSums: readonly number[]): readonly Exceedance[] =>
  grid(sorted, claimedSums).map((usd) => {
    const probability = shareAtLeast(sorted, usd);
    return { usd, probability, mcse: mcseOf(probability, sorted.length) };
  });

/** Never 0, not even where no draw or every draw got there: two draws are added, one to each side. */
function mcseOf(probability: number, draws: number): number {
  const p = (probability * draws + 1) / (draws + 2);
  return Math.sqrt((p * (1 - p)) / draws);
}

const LEAST_USD = 1e5;
const STEPS = [1, 1.5, 2, 3, 4, 5, 7];

/** The same round sums for every case, cut to those that span the draws, and every claimed sum. */
function grid(sorted: Float64Array, claimedSums: readonly number[]): readonly number[] {
  const low = Math.max(LEAST_USD, sortedQuantile(sorted, 0.005));
  const high = Math.max(sortedQuantile(sorted, 0.999), ...claimedSums);
  const steps: number[] = [];
  for (let decade = LEAST_USD; decade <= high * 10; decade *= 10) for (const step of STEPS) steps.push(step * decade);
  const first = steps.findLastIndex((usd) => usd <= low);
  const last = steps.findIndex((usd) => usd > high);
  const points = steps.slice(Math.max(0, first), last < 0 ? undefined : last + 1);
  return [...new Set([...points, ...claimedSums])].sort((a, b) => a - b);
}
