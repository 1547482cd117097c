/** Slice sampling of one number on the real line: stepping out and shrinking (Neal 2003, §4.1, doi:10.1214/aos/1056562461). */
import type { Rng } from './rng.js';

const MOST_STEPS = 50;

/**
 * One update that leaves the density unchanged. @param logDensity up to a constant; finite at `current`
 * @param width about the spread of the density: any leaves it right, a fitting one is quick
 */
export function sliceReal(current: number, logDensity: (x: number) => number, width: number, rng: Rng): number {
  const height = logDensity(current) + Math.log1p(-rng.uniform());
  let low = current - width * rng.uniform();
  let high = low + width;
  for (let i = 0; i < MOST_STEPS && logDensity(low) > height; i++) low -= width;
  for (let i = 0; i < MOST_STEPS && logDensity(high) > height; i++) high += width;
  for (;;) {
    const tried = low + (high - low) * rng.uniform();
    if (logDensity(tried) >= height) return tried;
    if (tried < current) low = tried;
    else high = tried;
    if (high - low < 1e-13 * (1 + Math.abs(current))) return current;
  }
}
