/**
 * Is one prediction better than another, conflict by conflict? The sign of each conflict's summed difference is flipped in every way: rows of one conflict
 * share a claimant and a method, so they are not independent and are never flipped alone. Two-sided.
 */
import type { Rng } from '../../numerics/rng.js';

/** Up to so many differences every way is counted; beyond, so many ways are drawn. */
const [ALL_UP_TO, DRAWN] = [16, 65_536];

/** 0..1; 1 where nothing differs. @param differences one per conflict */
export function signFlipP(differences: readonly number[], rng: Rng): number {
  const some = differences.filter((difference) => difference !== 0);
  if (some.length === 0) return 1;
  const observed = Math.abs(some.reduce((sum, x) => sum + x, 0));
  const slack = 1e-12 * some.reduce((sum, x) => sum + Math.abs(x), 0);
  const isAsFar = (sum: number): number => (Math.abs(sum) >= observed - slack ? 1 : 0);
  if (some.length <= ALL_UP_TO) {
    const ways = 1 << some.length;
    let far = 0;
    for (let way = 0; way < ways; way++)
      far += isAsFar(some.reduce((sum, x, i) => sum + ((way >>> i) & 1 ? -x : x), 0));
    return far / ways;
  }
  let far = 1;
  for (let i = 0; i < DRAWN; i++) far += isAsFar(some.reduce((sum, x) => sum + (rng.uniform() < 0.5 ? -x : x), 0));
  return far / (DRAWN + 1);
}
