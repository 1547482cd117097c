/**
 * Draws of what there was to see of a cell's hits, from its columns: how many, how many of them destroyed, and how many hits beside
 * them do not show. The sums a draw needs are those the columns were filled by: the weight of all, and of each number.
 */
import * as at from '../src/core/losses/joint/kernel-layout';
import { uniform } from './chance';
import { drawIndexOf } from './draws';
import { get, put } from './memory';

export function drawShownHits(known: usize): i32 {
  return drawIndexOf(<usize>get(known, at.BY_SHOWN), <i32>get(known, at.W) + 1, get(known, at.OF_MASS));
}

/** Of V shown hits, how many destroyed. */
export function drawSplit(known: usize, V: i32): i32 {
  if (V === 0) return 0;
  const w = <i32>get(known, at.W);
  const mostD = <i32>get(known, at.MOST_D);
  const mostM = <i32>get(known, at.MOST_M);
  const table = <usize>get(known, at.TABLE);
  const least = V > mostM ? V - mostM : 0;
  const most = V < mostD ? V : mostD;
  // at d · (w + 1) + V − d
  let left = uniform() * get(<usize>get(known, at.BY_SHOWN), V);
  for (let d = least; d <= most; d++) {
    left -= get(table, d * w + V);
    if (left < 0) return d;
  }
  for (let d = most; d >= least; d--) if (get(table, d * w + V) > 0) return d;
  return 0;
}

/** Scale does not matter: what would overflow is lowered. */
const HUGE: f64 = 1e200;
/** Of no more than this there are fewer than HUGE ways to choose. */
const FEW = 600;

/** Weights of how many hits do not show beside v that do, 0..n − v. @returns their sum, in their order */
export function fillUnseen(out: usize, known: usize, v: i32, n: i32): f64 {
  const sum = fillBeyond(out, <usize>get(known, at.HITS), v, n, 1 - get(known, at.OF_CHANCE));
  if (n <= FEW) return sum;
  let total: f64 = 0;
  for (let u = 0; u <= n - v; u++) total += get(out, u);
  return total;
}

/**
 * out[u] ∝ P(v + u) · C(v + u, v) · share^u for u = 0..n − v: of v + u, each left out with the same chance, u were.
 * @returns their sum, of weights that were lowered only about
 */
export function fillBeyond(out: usize, whole: usize, v: i32, n: i32, share: f64): f64 {
  let ways: f64 = 1;
  let sum: f64 = 0;
  for (let u = 0; u <= n - v; u++) {
    const value = ways * get(whole, v + u);
    put(out, u, value);
    sum += value;
    ways *= (share * <f64>(v + u + 1)) / <f64>(u + 1);
    if (ways < HUGE) continue;
    ways /= HUGE;
    sum /= HUGE;
    for (let k = 0; k <= u; k++) put(out, k, get(out, k) / HUGE);
  }
  return sum;
}
