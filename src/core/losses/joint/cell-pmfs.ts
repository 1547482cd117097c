/**
 * P(D) and P(D + M) of one cell, from columns filled for the same shares. Of H hit assets each is shown with chance ν, or else
 * destroyed with chance ω: V + X of them in all, X being destroyed and not shown, so that
 *
 *   P(X = x | V = v) ∝ P(V + X = v + x) · C(v + x, v) · (ω / (ν + ω))^x,   P(V + X = y) = Σ_h P(h) · Binomial(y; h, ν + ω)
 */
import type { Pmf } from '../../numerics/discrete.js';
import type { CellPosterior } from './cell-posterior.js';
import type { JointCell } from './problem.js';
import { fillBeyond, fillThinned } from './unshown.js';

export type CellPmfs = { readonly destroyed: Pmf; readonly hit: Pmf };

let [byHit, byDestroyed] = [new Float64Array(64), new Float64Array(64)];
let [either, unseen, byShownWeight] = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];

/** Lighter counts of hits do not move a printed digit. */
const LEAST = 1e-13;

/** O(w · n²). */
export function pmfsOf({ n }: JointCell, from: CellPosterior): CellPmfs {
  const { w, mostD, mostM, hits, shown, table, byShown, mass, chance, hiddenDestroyed } = from;
  const side = n + 1;
  reserve(side + 1);
  const destroyed = byDestroyed;
  destroyed.fill(0, 0, side);
  const hidden = (1 - chance) * hiddenDestroyed;
  const both = chance + hidden;
  fillThinned(either, hits, n, both, n);
  for (let v = 0; v <= w; v++) {
    const weight = (byShown[v] as number) / mass;
    byShownWeight[v] = weight < LEAST ? 0 : weight / (shown[v] as number);
    if (weight < LEAST) continue;
    const most = fillUnseen(v, n, both > 0 ? hidden / both : 0);
    for (let d = v > mostM ? v - mostM : 0; d <= v && d <= mostD; d++) {
      const share = (table[d * (w + 1) + v - d] as number) / mass;
      if (share < LEAST) continue;
      for (let x = 0; x <= most; x++) destroyed[d + x] = (destroyed[d + x] as number) + share * (unseen[x] as number);
    }
  }
  fillHit(hits, n, w, chance);
  return { destroyed: settled(destroyed, side), hit: settled(byHit, side) };
}

function reserve(length: number): void {
  if (byHit.length >= length) return;
  [byHit, byDestroyed] = [new Float64Array(2 * length), new Float64Array(2 * length)];
  [either, unseen] = [new Float64Array(2 * length), new Float64Array(2 * length)];
  byShownWeight = new Float64Array(2 * length);
}

/** unseen[x] = P(X = x | V = v). @returns the last x that weighs anything */
function fillUnseen(v: number, n: number, share: number): number {
  const sum = fillBeyond(unseen, either, v, n, share);
  let most = n - v;
  while (most > 0 && (unseen[most] as number) < LEAST * sum) most--;
  for (let x = 0; x <= most; x++) unseen[x] = (unseen[x] as number) / sum;
  return most;
}

/** P(H = h) ∝ P(h) · Σ_v weight(v) · Binomial(v; h, chance): the sum is an average over one asset more, h times. */
function fillHit(hits: Float64Array, n: number, w: number, chance: number): void {
  const lost = 1 - chance;
  byShownWeight[w + 1] = 0;
  for (let h = 0; h <= n; h++) {
    byHit[h] = (hits[h] as number) * (byShownWeight[0] as number);
    for (let v = 0; v <= w; v++)
      byShownWeight[v] = lost * (byShownWeight[v] as number) + chance * (byShownWeight[v + 1] as number);
  }
}

/** A tail lighter than this per count is left off; a printed chance has six digits. */
const TAIL = 1e-10;

/** The first counts, without those at the end that weigh nothing. */
function settled(pmf: Pmf, counts: number): Pmf {
  let length = counts;
  while (length > 1 && (pmf[length - 1] as number) < TAIL) length--;
  return pmf.slice(0, length);
}
