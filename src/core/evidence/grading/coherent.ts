/**
 * An analyst's probabilities of answers that exclude each other and leave none out, made to sum to one: the nearest such
 * set (Euclidean projection on the simplex; Duchi et al. 2008, doi:10.1145/1390156.1390191). Averaging the sets so mended
 * cut the error of intelligence analysts by 61 % (Mandel, Karvetski & Dhami 2018, Judgment and Decision Making 13:607).
 * Assumption most likely to be wrong: that an analyst's excess is spread evenly over what he named. Cost: n log n.
 */

/** @param raw 0..1 each, at least one @returns 0..1, summing to 1 */
export function coherent(raw: readonly number[]): readonly number[] {
  const falling = [...raw].sort((a, b) => b - a);
  let [sum, excess] = [0, 0];
  for (const [k, x] of falling.entries()) {
    sum += x;
    const over = (sum - 1) / (k + 1);
    if (x - over > 0) excess = over;
  }
  return raw.map((x) => Math.max(0, x - excess));
}

/** How far a set is from one that sums to one, Euclidean; 0 for a coherent analyst. */
export function incoherence(raw: readonly number[]): number {
  const mended = coherent(raw);
  return Math.sqrt(raw.reduce((sum, x, i) => sum + (x - (mended[i] as number)) * (x - (mended[i] as number)), 0));
}

/** Mean of the mended sets. @param sets at least one, equally long */
export function pooledCoherent(sets: readonly (readonly number[])[]): readonly number[] {
  const mended = sets.map(coherent);
  return (mended[0] as readonly number[]).map(
    (_, h) => mended.reduce((sum, set) => sum + (set[h] as number), 0) / mended.length,
  );
}
