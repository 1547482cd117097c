/**
 * Sobol' points under a random linear scramble and a digital shift (Matoušek 1998, doi:10.1006/jcom.1998.0489): every point is
 * uniform on the cube, a power of two of them is a digital net, and the variance of a mean is that of Owen's nested scramble
 * (Owen 2003, doi:10.1145/937332.937334). Order of points by Gray code (Antonov & Saleev 1979). Most likely wrong in use: a
 * number of points that is no power of two. Cost: one XOR a coordinate.
 */
import { InputError } from '../problem.js';
import type { Rng } from './rng.js';
import { DIRECTIONS } from './sobol-directions.js';

export const MOST_DIMENSIONS = DIRECTIONS.length + 1;

const BITS = 32;
const WORD = 4294967296;
const HALF = 0.5 / WORD;

/** Writes the next point into its argument, each coordinate strictly inside (0, 1). */
export type NextPoint = (point: Float64Array) => void;

/**
 * @param log2Points 2^log2Points are asked for, at most 2^31 @param rng null: the plain sequence, from the middle of its cells
 * @throws InputError for more dimensions than there are direction numbers
 */
export function sobolPoints(dimensions: number, log2Points: number, rng: Rng | null): NextPoint {
  if (!(dimensions >= 1 && dimensions <= MOST_DIMENSIONS))
    throw new InputError('sobol.dimensions', `1 to ${MOST_DIMENSIONS}`, dimensions);
  const used = Math.min(BITS, log2Points + 1);
  const steps = new Int32Array(dimensions * used);
  const state = new Int32Array(dimensions);
  for (let d = 0; d < dimensions; d++) {
    const plain = directionNumbers(d, used);
    steps.set(rng === null ? plain : linearScramble(plain, rng), d * used);
    state[d] = rng === null ? 0 : word(rng);
  }
  let index = 0;
  return (point) => {
    for (let d = 0; d < dimensions; d++) point[d] = ((state[d] as number) >>> 0) / WORD + HALF;
    index++;
    // The Gray code of the next index differs in the bit of its lowest one.
    const bit = 31 - Math.clz32(index & -index);
    for (let d = 0, at = bit; d < dimensions; d++, at += used) state[d] = (state[d] as number) ^ (steps[at] as number);
  };
}

const word = (rng: Rng): number => Math.floor(rng.uniform() * WORD) | 0;

/** v₁ … v_used of a dimension, the first binary digit highest. */
function directionNumbers(dimension: number, used: number): Int32Array {
  const v = new Int32Array(used);
  if (dimension === 0) {
    for (let k = 0; k < used; k++) v[k] = 1 << (31 - k);
    return v;
  }
  const [polynomial, ...m] = DIRECTIONS[dimension - 1] as [number, ...number[]];
  const degree = m.length;
  for (let k = 0; k < used; k++) {
    if (k < degree) {
      v[k] = (m[k] as number) << (31 - k);
      continue;
    }
    const back = v[k - degree] as number;
    let next = back ^ (back >>> degree);
    for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) next ^= v[k - j] as number;
    v[k] = next;
  }
  return v;
}

/** L·v over GF(2), L lower triangular with ones on its diagonal and fair coins below. */
function linearScramble(v: Int32Array, rng: Rng): Int32Array {
  const columns = Int32Array.from({ length: BITS }, (_, k) => {
    const below = k === 31 ? 0 : word(rng) & (0xffffffff >>> (k + 1));
    return below | (1 << (31 - k));
  });
  return v.map((bits) => {
    let scrambled = 0;
    for (let k = 0; k < BITS; k++) if ((bits >>> (31 - k)) & 1) scrambled ^= columns[k] as number;
    return scrambled;
  });
}
