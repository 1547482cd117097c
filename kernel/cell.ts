/**
 * The exact distribution of one cell given the shares, by way of what there was to see of it:
 *
 *   V = D' + M' hits that images can show: each hit asset with chance ν = r·showD + (1 − r)·showM
 *   P(D', M') ∝ P(V = D' + M') · Binomial(D'; V, r·showD / ν) · likelihood(D', M')     `seen.ts`
 *   H | V     ∝ P(H) · Binomial(V; H, ν);  those not shown are destroyed with chance r(1 − showD) / (1 − ν)
 *
 * so what no image can show costs one dimension, not two, and only V needs a window: up to `w`, widened until the last
 * counts in it weigh nothing.
 */

import * as at from '../src/core/losses/joint/kernel-layout';
import { fillHits, fillThinned } from './hits';
import { column, fill, get, put, sized } from './memory';
import { seenTable } from './seen';
import { thinDamaged, timesTable } from './thin';

/** Largest V, D' and M' of the columns; then of those to be filled next. */
export let w: i32 = 0;
export let mostD: i32 = 0;
export let mostM: i32 = 0;
export let nextN: i32 = 0;
export let nextD: i32 = 0;
export let nextM: i32 = 0;
/** weight of the whole table, ln of the factor it was lifted by, and the likelihood where nothing was hit on the same scale */
export let mass: f64 = 0;
export let lifted: f64 = 0;
export let unhit: f64 = 0;
/** ν: chance that a hit one is shown; that a hit one not shown is destroyed; that a damaged one not shown lies in no frame */
export let chance: f64 = 0;
export let hiddenDestroyed: f64 = 0;
export let hiddenBlind: f64 = 0;
/** P(H = h) and P(V = v) before any image, P(D', M') up to a factor, and the weight of each V in it */
export let hits: usize = 0;
export let shown: usize = 0;
export let table: usize = 0;
export let byShown: usize = 0;
/** with images from above and from the ground: what those from above say, over shown damage */
export let above: usize = 0;

let byD: usize = 0;
let byM: usize = 0;

const columnHits = column();
const columnShown = column();
const columnTable = column();
const columnAbove = column();
const columnFromAbove = column();
const columnByShown = column();
const columnByD = column();
const columnByM = column();

/** A window begins and goes on this much above the largest number that weighs anything. */
const ROOM = 6;
/** The last two counts of a window weigh less than this share of all: far below any number that is printed. */
const NOTHING: f64 = 1e-6;

/** Fills the columns of the cell at `cell`. */
export function fillCell(cell: usize): void {
  const n = <i32>get(cell, at.N);
  const view = <i32>get(cell, at.VIEW);
  hits = hitsOf(cell);
  nextN = w = <i32>get(cell, at.NEXT_N);
  nextD = mostD = <i32>get(cell, at.NEXT_D);
  nextM = mostM = <i32>get(cell, at.NEXT_M);
  for (;;) {
    fillTable(cell, n, view);
    if (view === at.VIEW_NONE) return;
    const least = NOTHING * mass;
    const isWideV = isFull(byShown, w, n, least);
    const isWideD = isFull(byD, mostD, w, least);
    const isWideM = isFull(byM, mostM, w, least);
    if (!isWideV && !isWideD && !isWideM) {
      const most = lastOf(byShown, w, least);
      nextN = n < most ? n : most;
      const D = lastOf(byD, mostD, least);
      nextD = nextN < D ? nextN : D;
      const M = lastOf(byM, mostM, least);
      nextM = nextN < M ? nextN : M;
      return;
    }
    if (isWideV) w = wider(w, n);
    const D = isWideV || isWideD ? wider(mostD, n) : mostD;
    mostD = w < D ? w : D;
    const M = isWideV || isWideM ? wider(mostM, n) : mostM;
    mostM = w < M ? w : M;
  }
}

/** P(H = h) of the cell at `cell`, h = 0..n, before any image. */
export function hitsOf(cell: usize): usize {
  const n = <i32>get(cell, at.N);
  const out = sized(columnHits, n + 1);
  fillHits(
    n,
    <i32>get(cell, at.LEAST),
    cell + (at.CELL << 3),
    get(cell, at.REACHED),
    get(cell, at.HIT_SHARE),
    get(cell, at.CONCENTRATION),
    out,
  );
  return out;
}

/** No mass at all: sets that are given reach beyond the window. */
function isFull(by: usize, most: i32, whole: i32, least: f64): bool {
  if (most >= whole) return false;
  const before: f64 = most > 0 ? get(by, most - 1) : 0;
  return mass === 0 || get(by, most) + before > least;
}

function wider(most: i32, n: i32): i32 {
  const wide = (3 * most + 1) / 2 + 4;
  return n < wide ? n : wide;
}

/** As far as a column weighs anything, and some room. */
function lastOf(by: usize, most: i32, least: f64): i32 {
  let last = most;
  while (last > 0 && get(by, last) < least) last--;
  return last + ROOM;
}

function fillTable(cell: usize, n: i32, view: i32): void {
  const side = w + 1;
  table = sized(columnTable, side * side);
  shown = sized(columnShown, side);
  byShown = sized(columnByShown, side);
  byD = sized(columnByD, side);
  byM = sized(columnByM, side);
  const r = get(cell, at.DESTROYED_IF_HIT);
  const framed = get(cell, at.FRAMED);
  const hidden = get(cell, at.HIDDEN);
  const shows: f64 = view === at.VIEW_ABOVE ? 1 - hidden : 1;
  const showD = framed;
  const showM = framed * shows;
  chance = r * showD + (1 - r) * showM;
  hiddenDestroyed = chance < 1 ? (r * (1 - showD)) / (1 - chance) : 0;
  hiddenBlind = showM < 1 ? (1 - framed) / (1 - showM) : 0;
  fillThinned(shown, hits, n, chance, w);
  lifted = fillSeen(cell, n, view, hidden);
  unhit = get(table, 0);
  const destroyed: f64 = chance > 0 ? (r * showD) / chance : 0;
  mass = 0;
  fill(byD, 0, mostD + 1, 0);
  fill(byM, 0, mostM + 1, 0);
  const odds = destroyed / (1 - destroyed);
  let none: f64 = 1;
  for (let v = 0; v <= w; v++) {
    // Binomial(d; v, destroyed), from d = 0 up.
    let weight = get(shown, v) * none;
    none *= 1 - destroyed;
    let sum: f64 = 0;
    const last = v < mostD ? v : mostD;
    for (let d = 0; d <= last; d++) {
      const m = v - d;
      if (m <= mostM) {
        const place = d * side + m;
        const value = weight * get(table, place);
        put(table, place, value);
        put(byD, d, get(byD, d) + value);
        put(byM, m, get(byM, m) + value);
        sum += value;
      }
      weight *= (odds * <f64>m) / <f64>(d + 1);
    }
    put(byShown, v, sum);
    mass += sum;
  }
}

function fillSeen(cell: usize, n: i32, view: i32, hidden: f64): f64 {
  if (view === at.VIEW_NONE) {
    put(table, 0, 1);
    return 0;
  }
  const images = cell + ((<usize>(at.CELL + n + 1)) << 3);
  const count = <i32>get(cell, at.IMAGES);
  const report = get(cell, at.REPORT);
  if (view !== at.VIEW_BOTH) return seenTable(images, count, view === at.VIEW_GROUND, report, w, mostD, mostM, table);
  const length = (w + 1) * (w + 1);
  above = sized(columnAbove, length);
  const fromAbove = seenTable(images, count, false, report, w, mostD, mostM, above);
  const both = fromAbove + seenTable(images, count, true, report, w, mostD, mostM, table);
  const thinned = sized(columnFromAbove, length);
  thinDamaged(thinned, above, w, mostD, mostM, 1 - hidden);
  timesTable(table, thinned, w, mostD, mostM);
  return both;
}
