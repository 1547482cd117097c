/**
 * Exact draws of large counts by splitting at an order statistic (Ahrens & Dieter 1974; Devroye 1986, X.4): a count of n costs
 * log n gamma draws, not n uniforms.
 */
import type { Rng } from '../../numerics/rng.js';
import { drawBeta, drawBinomial, drawGamma } from '../../numerics/sample.js';

/** Trials few enough to be made one by one. */
const FEW = 24;

/** Binomial(n, p), n a whole number of any size. */
export function drawTrials(n: number, p: number, rng: Rng): number {
  let [trials, chance, found] = [n, p, 0];
  while (trials > FEW) {
    // The middle one of `trials` uniforms: it lies under the chance, or above it.
    const middle = 1 + (trials >> 1);
    const at = drawBeta([middle, trials + 1 - middle], rng);
    if (at <= chance) {
      found += middle;
      trials -= middle;
      chance = (chance - at) / (1 - at);
    } else {
      trials = middle - 1;
      chance /= at;
    }
  }
  return found + drawBinomial(trials, chance, rng);
}

/** Poisson(mean), mean ≥ 0 of any size. */
export function drawPoissonCount(mean: number, rng: Rng): number {
  let [left, found] = [mean, 0];
  while (left > FEW) {
    // The time of the event seven eighths of the way: before the end, or after it.
    const events = Math.floor((7 / 8) * left);
    const time = drawGamma(events, rng);
    if (time > left) return found + drawTrials(events - 1, left / time, rng);
    found += events;
    left -= time;
  }
  const stop = Math.exp(-left);
  let product = rng.uniform();
  while (product > stop) {
    found++;
    product *= rng.uniform();
  }
  return found;
}

/** Failures before `n` successes, each trial a success with chance `success`: a Poisson count of gamma mean. */
export const drawFailures = (n: number, success: number, rng: Rng): number =>
  drawPoissonCount((drawGamma(n, rng) * (1 - success)) / success, rng);
