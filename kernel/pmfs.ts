/**
 * P(D) and P(D + M) of one cell, from columns filled for the same shares. Of H hit assets each is shown with chance ν, or else
 * destroyed with chance ω: V + X of them in all, X being destroyed and not shown, so that
 *
 *   P(X = x | V = v) ∝ P(V + X = v + x) · C(v + x, v) · (ω / (ν + ω))^x,   P(V + X = y) = Σ_h P(h) · Binomial(y; h, ν + ω)
 */
import * as at from '../src/core/losses/joint/kernel-layout';
import { fillThinned } from './hits';
import { addTimes, after, column, fill, get, getTwo, put, putTwo, sized } from './memory';
import { fillBeyond } from './shown';

const columnDestroyed = column();
const columnHit = column();
const columnEither = column();
const columnUnseen = column();
const columnWeights = column();

export let destroyed: usize = 0;
export let hit: usize = 0;

/** Lighter counts of hits do not move a printed digit. */
const LEAST: f64 = 1e-13;

/** Fills both, counts 0..n, of columns filled. O(w² · n). */
export function fillPmfs(n: i32, known: usize): void {
  const w = <i32>get(known, at.W);
  const mostD = <i32>get(known, at.MOST_D);
  const mostM = <i32>get(known, at.MOST_M);
  const mass = get(known, at.OF_MASS);
  const chance = get(known, at.OF_CHANCE);
  const hits = <usize>get(known, at.HITS);
  const shown = <usize>get(known, at.SHOWN);
  const byShown = <usize>get(known, at.BY_SHOWN);
  const table = <usize>get(known, at.TABLE);
  const side = n + 1;
  destroyed = sized(columnDestroyed, side);
  hit = sized(columnHit, side);
  const either = sized(columnEither, side);
  const unseen = sized(columnUnseen, side + 1);
  const weights = sized(columnWeights, w + 2);
  fill(destroyed, 0, side, 0);
  const hidden = (1 - chance) * get(known, at.OF_HIDDEN_DESTROYED);
  const both = chance + hidden;
  fillThinned(either, hits, n, both, n);
  for (let v = 0; v <= w; v++) {
    const weight = get(byShown, v) / mass;
    put(weights, v, weight < LEAST ? 0 : weight / get(shown, v));
    if (weight < LEAST) continue;
    const most = fillUnseen(unseen, either, v, n, both > 0 ? hidden / both : 0);
    for (let d = v > mostM ? v - mostM : 0; d <= v && d <= mostD; d++) {
      const share = get(table, d * (w + 1) + v - d) / mass;
      if (share < LEAST) continue;
      addTimes(after(destroyed, d), unseen, most + 1, share);
    }
  }
  fillHit(hits, weights, n, w, chance);
}

/** unseen[x] = P(X = x | V = v). @returns the last x that weighs anything */
function fillUnseen(unseen: usize, either: usize, v: i32, n: i32, share: f64): i32 {
  const sum = fillBeyond(unseen, either, v, n, share);
  let most = n - v;
  while (most > 0 && get(unseen, most) < LEAST * sum) most--;
  const sums = f64x2.splat(sum);
  for (let x = 0; x <= most; x += 2) putTwo(unseen, x, f64x2.div(getTwo(unseen, x), sums));
  return most;
}

/** P(H = h) ∝ P(h) · Σ_v weight(v) · Binomial(v; h, chance): the sum is an average over one asset more, h times. */
function fillHit(hits: usize, weights: usize, n: i32, w: i32, chance: f64): void {
  const lost = 1 - chance;
  const losts = f64x2.splat(lost);
  const chances = f64x2.splat(chance);
  put(weights, w + 1, 0);
  for (let h = 0; h <= n; h++) {
    put(hit, h, get(hits, h) * get(weights, 0));
    let v = 0;
    for (; v < w; v += 2)
      putTwo(weights, v, f64x2.add(f64x2.mul(losts, getTwo(weights, v)), f64x2.mul(chances, getTwo(weights, v + 1))));
    if (v === w) put(weights, v, lost * get(weights, v) + chance * get(weights, v + 1));
  }
}
