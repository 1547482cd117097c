/**
 * A spread drawn anew with the steps it made held fixed in its own unit, so that all states stretch with it. Beside the usual draw given
 * the states this is an interweaving (Yu & Meng 2011, doi:10.1198/jcgs.2011.203main; for states, Frühwirth-Schnatter & Wagner 2010): the
 * usual draw alone hardly moves where many rows say little of each step. One slice on ln σ, O(1) once two sums are known.
 */
import type { Rng } from '../../../numerics/rng.js';
import { sliceReal } from '../../../numerics/slice.js';
import type { SpreadPrior } from './prior.js';

/** About the spread of ln σ under the prior. */
const WIDTH = 0.25;

/**
 * The series less all else is σ·z + noise on the rows that are seen. No allocation after the first.
 * @returns draws σ given Σ z², Σ z·(series less all else) and the variance of the noise
 */
export function makeScaleDraw(prior: SpreadPrior) {
  let [squares, product, variance] = [0, 0, 1];
  const most = Math.log(prior.most);
  const scale = (prior.weight * prior.guess * prior.guess) / 2;
  const logDensity = (x: number): number => {
    if (x > most) return Number.NEGATIVE_INFINITY;
    const spread = Math.exp(x);
    return -prior.weight * x - scale / (spread * spread) - (spread * (0.5 * spread * squares - product)) / variance;
  };
  return (current: number, zz: number, zr: number, noise: number, rng: Rng): number => {
    squares = zz;
    product = zr;
    variance = noise;
    return Math.exp(sliceReal(Math.log(current), logDensity, WIDTH, rng));
  };
}
