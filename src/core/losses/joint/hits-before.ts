/** The hits of a cell before any image (`kernel/hits.ts` has the equations). */
import { PRIOR } from '../visibility.js';
import { copyOut, hitsWritten, numbers, roomFor } from './kernel.js';
import * as place from './kernel-layout.js';
import type { JointCell } from './problem.js';

/** Fills `hits` with P(H = h), h = 0..n. O(n · width of presence). @param mean μ of its site @param concentration φ */
export function fillHits(
  hits: Float64Array,
  { n, least, present }: JointCell,
  mean: number,
  concentration: number,
): void {
  const at = roomFor(place.CELL + n + 1);
  const into = numbers();
  into[at + place.N] = n;
  into[at + place.LEAST] = least;
  into[at + place.REACHED] = PRIOR.reached;
  into[at + place.HIT_SHARE] = mean;
  into[at + place.CONCENTRATION] = concentration;
  for (let N = 0; N <= n; N++) into[at + place.CELL + N] = present[N] as number;
  copyOut(hits, hitsWritten(), n + 1);
}
