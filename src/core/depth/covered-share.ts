/**
 * How thin a few defences spread over all the weight (Church & ReVelle 1974, maximal covering): the largest share of the
 * weight that p places can cover. Only shares leave this file, by design: which places are chosen, and which are left out,
 * is held nowhere outside the search.
 *
 * Search: branch and bound over the places, exact. The bound adds the p largest gains each place would bring alone: gains
 * only shrink as places are added (Nemhauser, Wolsey & Fisher 1978), so it is never too low. Exponential at worst.
 */
import { InputError } from '../problem.js';

/** The largest share lies between the two, 0..1; they are equal where the search was finished. */
export type CoveredShare = { readonly defences: number; readonly low: number; readonly high: number };

/** Steps of the search for one p before it ends with a bracket. */
const MOST_STEPS = 200_000;

/**
 * @param weights of what is to be covered, at least 0, not all 0
 * @param covers for each place where a defence may stand, the indices of the weights it covers
 * @param most defences, 1, 2, … most
 */
export function coveredShares(
  weights: readonly number[],
  covers: readonly (readonly number[])[],
  most: number,
): readonly CoveredShare[] {
  weights.forEach((weight, i) => {
    if (!(weight >= 0 && Number.isFinite(weight))) throw new InputError(`weights[${i}]`, 'at least 0', weight);
  });
  covers.flat().forEach((i) => {
    if (weights[i] === undefined) throw new InputError('covers', `an index below ${weights.length}`, i);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new InputError('weights', 'some weight above 0', total);
  return Array.from({ length: Math.min(most, covers.length) }, (_, i) => {
    const { low, high } = largestCover(weights, covers, i + 1);
    return { defences: i + 1, low: low / total, high: high / total };
  });
}

function largestCover(weights: readonly number[], covers: readonly (readonly number[])[], defences: number) {
  const held = new Uint8Array(weights.length);
  const gainOf = (place: readonly number[]): number =>
    place.reduce((sum, i) => (held[i] === 0 ? sum + (weights[i] as number) : sum), 0);
  let [low, high, steps] = [0, 0, 0];

  const search = (places: readonly (readonly number[])[], left: number, have: number): void => {
    low = Math.max(low, have);
    if (left === 0 || places.length === 0) return;
    const gains = places.map((place) => ({ place, gain: gainOf(place) })).sort((a, b) => b.gain - a.gain);
    const bound = gains.slice(0, left).reduce((sum, { gain }) => sum + gain, have);
    if (bound <= low) return;
    if (++steps > MOST_STEPS) {
      high = Math.max(high, bound);
      return;
    }
    const [best, ...others] = gains;
    if (best === undefined || best.gain === 0) return;
    const taken = best.place.filter((i) => held[i] === 0);
    for (const i of taken) held[i] = 1;
    search(
      others.map(({ place }) => place),
      left - 1,
      have + best.gain,
    );
    for (const i of taken) held[i] = 0;
    search(
      others.map(({ place }) => place),
      left,
      have,
    );
  };
  search(covers, defences, 0);
  return { low, high: Math.max(low, high) };
}
