/**
 * How likely the empirical distribution of N uniform values stays between two staircases. Its count at z = k/K is a Markov
 * chain (Säilynoja, Bürkner & Vehtari 2022, doi:10.1007/s11222-022-10090-6, eq. 9–10, step by binomials); it is also a
 * Poisson process of rate N given that it ends at N, so here every step is a convolution with the same Poisson weights, cut
 * at the band. The same number in O(K · width²) without a binomial inside the loops.
 */
import { logFactorial } from './special.js';

/**
 * P(lower[k] <= number of values at or under k/K <= upper[k] for k = 0..K).
 * @param samples N; both staircases begin at 0 and end at N
 * @param lower length K + 1, whole numbers, not falling; `upper` likewise
 */
export function insideProbability(samples: number, lower: Float64Array, upper: Float64Array): number {
  const points = lower.length - 1;
  const step = poissonWeights(samples / points, samples);
  let chances = new Float64Array(samples + 1);
  chances[0] = 1;
  for (let k = 1; k <= points; k++) {
    const [fromLow, fromHigh] = [lower[k - 1] as number, upper[k - 1] as number];
    const next = new Float64Array(samples + 1);
    for (let count = lower[k] as number; count <= (upper[k] as number); count++) {
      let total = 0;
      for (let before = Math.max(fromLow, count - step.length + 1); before <= Math.min(fromHigh, count); before++) {
        total += (chances[before] as number) * (step[count - before] as number);
      }
      next[count] = total;
    }
    chances = next;
  }
  return (chances[samples] as number) / Math.exp(logPoisson(samples, samples));
}

const NEGLIGIBLE = 1e-25;

/** Poisson(mean) at 0, 1, … up to `most`, or to where the rest is negligible. */
function poissonWeights(mean: number, most: number): Float64Array {
  let length = Math.min(most, Math.ceil(mean)) + 1;
  while (length <= most && Math.exp(logPoisson(length, mean)) > NEGLIGIBLE) length++;
  return Float64Array.from({ length }, (_, n) => Math.exp(logPoisson(n, mean)));
}

const logPoisson = (n: number, mean: number): number => n * Math.log(mean) - mean - logFactorial(n);
