/**
 * P(D) and P(D + M) of one cell, from columns filled for the same shares. Of H hit assets each is shown with chance ν, or else
 * destroyed with chance ω: V + X of them in all, X being destroyed and not shown, so that
 *
 *   P(X = x | V = v) ∝ P(V + X = v + x) · C(v + x, v) · (ω / (ν + ω))^x,   P(V + X = y) = Σ_h P(h) · Binomial(y; h, ν + ω)
 */
import type { Pmf } from '../../numerics/discrete.js';
import type { CellPosterior } from './cell-posterior.js';
import type { JointCell } from './problem.js';

export type CellPmfs = { readonly destroyed: Pmf; readonly hit: Pmf };

let [byHit, byDestroyed] = [new Float64Array(64), new Float64Array(64)];
let [either, unseen] = [new Float64Array(64), new Float64Array(64)];

/** Lighter counts of hits do not move a printed digit. */
const LEAST = 1e-13;

/** O(w · n²). */
export function pmfsOf({ n }: JointCell, from: CellPosterior): CellPmfs {
  const { w, mostD, mostM, joint, shown, table, byShown, mass, chance, hiddenDestroyed } = from;
  const side = n + 1;
  reserve(side + 1);
  const [hit, destroyed] = [byHit, byDestroyed];
  hit.fill(0, 0, side);
  destroyed.fill(0, 0, side);
  const hidden = (1 - chance) * hiddenDestroyed;
  const both = chance + hidden;
  fillEither(from.hits, n, both);
  for (let v = 0; v <= w; v++) {
    const weight = (byShown[v] as number) / mass;
    if (weight < LEAST) continue;
    const scale = weight / (shown[v] as number);
    for (let h = v; h <= n; h++) hit[h] = (hit[h] as number) + scale * (joint[v * side + h] as number);
    const most = fillUnseen(v, n, both > 0 ? hidden / both : 0);
    for (let d = v > mostM ? v - mostM : 0; d <= v && d <= mostD; d++) {
      const share = (table[d * (w + 1) + v - d] as number) / mass;
      if (share < LEAST) continue;
      for (let x = 0; x <= most; x++) destroyed[d + x] = (destroyed[d + x] as number) + share * (unseen[x] as number);
    }
  }
  return { destroyed: settled(destroyed, side), hit: settled(hit, side) };
}

function reserve(length: number): void {
  if (byHit.length >= length) return;
  [byHit, byDestroyed] = [new Float64Array(2 * length), new Float64Array(2 * length)];
  [either, unseen] = [new Float64Array(2 * length), new Float64Array(2 * length)];
}

/** either[y] = Σ_h P(h) · Binomial(y; h, chance), by Horner's rule from the most hits down. */
function fillEither(hits: Float64Array, n: number, chance: number): void {
  const lost = 1 - chance;
  either.fill(0, 0, n + 1);
  for (let h = n; h >= 0; h--) {
    for (let y = n - h; y > 0; y--) either[y] = (either[y] as number) * lost + (either[y - 1] as number) * chance;
    either[0] = (either[0] as number) * lost + (hits[h] as number);
  }
}

/** unseen[x] = P(X = x | V = v). @returns the last x that weighs anything */
function fillUnseen(v: number, n: number, share: number): number {
  let [ways, sum] = [1, 0];
  for (let x = 0; x <= n - v; x++) {
    const value = ways * (either[v + x] as number);
    unseen[x] = value;
    sum += value;
    ways *= (share * (v + x + 1)) / (x + 1);
    if (ways < HUGE) continue;
    ways /= HUGE;
    sum /= HUGE;
    for (let k = 0; k <= x; k++) unseen[k] = (unseen[k] as number) / HUGE;
  }
  let most = n - v;
  while (most > 0 && (unseen[most] as number) < LEAST * sum) most--;
  for (let x = 0; x <= most; x++) unseen[x] = (unseen[x] as number) / sum;
  return most;
}

/** Scale does not matter: what would overflow is lowered. */
const HUGE = 1e200;

/** A tail lighter than this per count is left off; a printed chance has six digits. */
const TAIL = 1e-10;

/** The first counts, without those at the end that weigh nothing. */
function settled(pmf: Pmf, counts: number): Pmf {
  let length = counts;
  while (length > 1 && (pmf[length - 1] as number) < TAIL) length--;
  return pmf.slice(0, length);
}
