/** A variance given the squares it made: inverse gamma, cut where its prior ends. */
import type { Rng } from '../../../numerics/rng.js';
import { drawGamma } from '../../../numerics/sample.js';
import type { SpreadPrior } from './prior.js';

/** Draws that lie beyond the cut are drawn again; so many times, then the cut itself is taken. */
const TRIES = 1000;

/** @param squares sum of so many squares of what the variance made */
export function drawVariance(prior: SpreadPrior, squares: number, count: number, rng: Rng): number {
  const shape = (prior.weight + count) / 2;
  const scale = (prior.weight * prior.guess * prior.guess + squares) / 2;
  const most = prior.most * prior.most;
  for (let i = 0; i < TRIES; i++) {
    const variance = scale / drawGamma(shape, rng);
    if (variance <= most) return variance;
  }
  return most;
}
