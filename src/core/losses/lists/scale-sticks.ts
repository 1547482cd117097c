/**
 * Stretches the tail of the sticks: t_k = −log(1 − V_k) of one class, or of all from one on, are
 * multiplied by a random factor. With
 * α near 0 every t is long and nothing observable depends on it; that region holds the answer "all people alike", and its mass
 * falls only as length^−a. On log t the move is a shift. Metropolis, so two evaluations of the target.
 */
import type { Rng } from '../../numerics/rng.js';
import type { Target } from './latent-class-target.js';

/** Spreads of the logarithm of the factor, one move each: about as long as that tail, and as wide as a place within it. */
const SPREADS = [0.5, 1.5, 5];

/** @param sticks how many t there are, the first of the coordinates */
export function makeScaling(target: Target, sticks: number) {
  const tried = new Float64Array(target.dimension);
  const unused = new Float64Array(target.dimension);
  return (place: Float64Array, rng: Rng): void => {
    let log = target.at(place, unused);
    for (const spread of SPREADS)
      for (const isOne of [true, false]) {
        const from = Math.floor(rng.uniform() * sticks);
        const to = isOne ? from + 1 : sticks;
        const shift = spread * rng.normal();
        tried.set(place);
        for (let k = from; k < to; k++) tried[k] = (tried[k] as number) + shift;
        const next = target.at(tried, unused);
        if (rng.uniform() >= Math.exp(next - log)) continue;
        place.set(tried);
        log = next;
      }
  };
}
