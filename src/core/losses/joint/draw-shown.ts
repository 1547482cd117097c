/**
 * Draws of what there was to see of a cell's hits, from its columns: how many, and how many of them destroyed. The sums a draw needs
 * are those the columns were filled by: the weight of all, and of each number.
 */
import type { Rng } from '../../numerics/rng.js';
import { drawIndexOf } from '../../numerics/sample.js';
import type { CellPosterior } from './cell-posterior.js';

export const drawShownHits = ({ byShown, w, mass }: CellPosterior, rng: Rng): number =>
  drawIndexOf(byShown, 0, w + 1, mass, rng);

/** Of V shown hits, how many destroyed. */
export function drawSplit({ table, w, mostD, mostM, byShown }: CellPosterior, V: number, rng: Rng): number {
  if (V === 0) return 0;
  const least = V > mostM ? V - mostM : 0;
  const most = V < mostD ? V : mostD;
  // at d · (w + 1) + V − d
  let left = rng.uniform() * (byShown[V] as number);
  for (let d = least; d <= most; d++) {
    left -= table[d * w + V] as number;
    if (left < 0) return d;
  }
  for (let d = most; d >= least; d--) if ((table[d * w + V] as number) > 0) return d;
  return 0;
}
