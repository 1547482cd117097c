/** P(D) and P(D + M) of one cell, from columns filled for the same shares (`kernel/pmfs.ts` has the equations). */
import { copyNumbers } from '../../numerics/columns.js';
import type { Pmf } from '../../numerics/discrete.js';
import type { CellPosterior } from './cell-posterior.js';
import { copyIn, numbers, pmfsWritten, roomFor } from './kernel.js';
import * as place from './kernel-layout.js';
import type { JointCell } from './problem.js';

export type CellPmfs = { readonly destroyed: Pmf; readonly hit: Pmf };

/** O(w² · n). */
export function pmfsOf({ n }: JointCell, from: CellPosterior): CellPmfs {
  const { w, mostD } = from;
  const tableLength = (mostD + 1) * (w + 1);
  const at = roomFor(place.FILLED + n + 1 + 2 * (w + 1) + tableLength);
  const into = numbers();
  into[at + place.FILLED_N] = n;
  into[at + place.FILLED_W] = w;
  into[at + place.FILLED_D] = mostD;
  into[at + place.FILLED_M] = from.mostM;
  into[at + place.MASS] = from.mass;
  into[at + place.CHANCE] = from.chance;
  into[at + place.HIDDEN_DESTROYED] = from.hiddenDestroyed;
  let next = copyIn(from.hits, at + place.FILLED, n + 1);
  next = copyIn(from.shown, next, w + 1);
  next = copyIn(from.byShown, next, w + 1);
  copyIn(from.table, next, tableLength);
  const found = pmfsWritten();
  const out = numbers();
  return {
    destroyed: settled(out, (out[found] as number) / 8, n),
    hit: settled(out, (out[found + 1] as number) / 8, n),
  };
}

/** A tail lighter than this per count is left off; a printed chance has six digits. */
const TAIL = 1e-10;

/** Counts 0..n from a place, without those at the end that weigh nothing. */
function settled(out: Float64Array, at: number, n: number): Pmf {
  let length = n + 1;
  while (length > 1 && (out[at + length - 1] as number) < TAIL) length--;
  return copyNumbers(out, at, at + length);
}
