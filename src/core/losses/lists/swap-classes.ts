/**
 * Two classes change places (Papaspiliopoulos & Roberts 2008, §3.4): nothing observable moves, but in stick-breaking the order
 * carries prior weight, and a class that may grow wants to stand early. Accepted by the prior of the shares alone,
 *
 *   p(ν) ∝ 1/ν_K · (b − log ν_K)^−(a + K − 1) · Π_k<K 1/left_k,   left_k = what is not in the classes before k.
 *
 * Cost: O(K) for each swap tried.
 */
import type { Rng } from '../../numerics/rng.js';
import type { LatentClassPrior } from './latent-class-target.js';

/** Tries as many swaps of random pairs as there are classes, in place. */
export function makeSwaps(lists: number, { classes: K, alphaShape, alphaRate }: LatentClassPrior) {
  const share = new Float64Array(K);
  const left = new Float64Array(K);
  const power = alphaShape + K - 1;

  const logPrior = (): number => {
    let after = 0;
    let log = 0;
    for (let k = K - 1; k >= 0; k--) {
      after += share[k] as number;
      left[k] = after;
      if (k < K - 1) log -= Math.log(after);
    }
    const last = Math.log(share[K - 1] as number);
    return log - last - power * Math.log(alphaRate - last);
  };
  const exchange = (of: Float64Array, a: number, b: number): void => {
    const kept = of[a] as number;
    of[a] = of[b] as number;
    of[b] = kept;
  };

  return (place: Float64Array, rng: Rng): void => {
    let rest = 1;
    for (let k = 0; k < K - 1; k++) {
      const t = Math.exp(place[k] as number);
      share[k] = -rest * Math.expm1(-t);
      rest *= Math.exp(-t);
    }
    share[K - 1] = rest;
    let log = logPrior();
    if (!Number.isFinite(log)) return;
    let moved = false;
    for (let i = 0; i < K; i++) {
      const a = Math.floor(rng.uniform() * K);
      const b = (a + 1 + Math.floor(rng.uniform() * (K - 1))) % K;
      exchange(share, a, b);
      const tried = logPrior();
      if (rng.uniform() < Math.exp(tried - log)) {
        log = tried;
        moved = true;
        for (let j = 0; j < lists; j++) exchange(place, K - 1 + j * K + a, K - 1 + j * K + b);
      } else exchange(share, a, b);
    }
    if (!moved) return;
    logPrior();
    for (let k = 0; k < K - 1; k++) place[k] = Math.log(Math.log1p((share[k] as number) / (left[k + 1] as number)));
  };
}
