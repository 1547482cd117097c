/** P(D) and P(D + M) of one cell, from columns filled for the same shares (`kernel/pmfs.ts` has the equations). */
import { copyNumbers } from '../../numerics/columns.js';
import type { Pmf } from '../../numerics/discrete.js';
import { numbers, pmfsAt } from './kernel.js';

export type CellPmfs = { readonly destroyed: Pmf; readonly hit: Pmf };

/** Of the c-th cell of the problem written, which holds n at most. O(w² · n). */
export function pmfsOf(c: number, n: number): CellPmfs {
  const found = pmfsAt(c);
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
