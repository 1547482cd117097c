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
import { firstImage } from './images';
import { add, after, column, columnAt, fill, get, getTwo, put, putTwo, room, sized } from './memory';
import { hear, seenTable } from './seen';
import { thinDamaged, timesTable } from './thin';

/** Largest V, D' and M' of the columns */
let w: i32 = 0;
let mostD: i32 = 0;
let mostM: i32 = 0;
let mass: f64 = 0;
/** The columns that are being filled. */
let own: usize = 0;
let hits: usize = 0;
let shown: usize = 0;
let table: usize = 0;
let byShown: usize = 0;
let byD: usize = 0;
let byM: usize = 0;
let known: usize = 0;

/** Columns of one cell: P(H = h), P(V = v), the table, the weight of each V in it, and what images from above say. */
const HITS = 0;
const SHOWN = 1;
const TABLE = 2;
const BY_SHOWN = 3;
const ABOVE = 4;
const COLUMNS = 5;

const columnFromAbove = column();
const columnByD = column();
const columnByM = column();

/** Room for the columns of a cell, and for what there is to know of them. */
export function ownColumns(): usize {
  return room(2 * COLUMNS + at.KNOWN);
}

/** What there is to know of columns, once they are filled. */
export function knownOf(columns: usize): usize {
  return after(columns, 2 * COLUMNS);
}

/** A window begins and goes on this much above the largest number that weighs anything. */
const ROOM = 6;
/** The last two counts of a window weigh less than this share of all: far below any number that is printed. */
const NOTHING: f64 = 1e-6;

/** Fills the columns of the cell at `cell`, and writes over it how far to fill them next. */
export function fillCell(cell: usize, columns: usize): void {
  own = columns;
  known = knownOf(columns);
  const n = <i32>get(cell, at.N);
  const view = <i32>get(cell, at.VIEW);
  hits = hitsOf(cell, columnAt(own, HITS));
  w = <i32>get(cell, at.NEXT_N);
  mostD = <i32>get(cell, at.NEXT_D);
  mostM = <i32>get(cell, at.NEXT_M);
  for (;;) {
    fillTable(cell, n, view);
    if (view === at.VIEW_NONE) break;
    const least = NOTHING * mass;
    const isWideV = isFull(byShown, w, n, least);
    const isWideD = isFull(byD, mostD, w, least);
    const isWideM = isFull(byM, mostM, w, least);
    if (!isWideV && !isWideD && !isWideM) {
      const most = lastOf(byShown, w, least);
      const nextN = n < most ? n : most;
      const D = lastOf(byD, mostD, least);
      const M = lastOf(byM, mostM, least);
      put(cell, at.NEXT_N, nextN);
      put(cell, at.NEXT_D, nextN < D ? nextN : D);
      put(cell, at.NEXT_M, nextN < M ? nextN : M);
      break;
    }
    if (isWideV) w = wider(w, n);
    const D = isWideV || isWideD ? wider(mostD, n) : mostD;
    mostD = w < D ? w : D;
    const M = isWideV || isWideM ? wider(mostM, n) : mostM;
    mostM = w < M ? w : M;
  }
  put(known, at.W, w);
  put(known, at.MOST_D, mostD);
  put(known, at.MOST_M, mostM);
  put(known, at.THEN_N, get(cell, at.NEXT_N));
  put(known, at.THEN_D, get(cell, at.NEXT_D));
  put(known, at.THEN_M, get(cell, at.NEXT_M));
  put(known, at.OF_MASS, mass);
  put(known, at.HITS, <f64>hits);
  put(known, at.SHOWN, <f64>shown);
  put(known, at.TABLE, <f64>table);
  put(known, at.BY_SHOWN, <f64>byShown);
}

/** P(H = h) of the cell at `cell`, h = 0..n, before any image. */
export function hitsOf(cell: usize, column: usize): usize {
  const n = <i32>get(cell, at.N);
  const out = sized(column, n + 1);
  fillHits(
    n,
    <i32>get(cell, at.LEAST),
    after(cell, at.CELL),
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
  table = sized(columnAt(own, TABLE), side * side);
  shown = sized(columnAt(own, SHOWN), side);
  byShown = sized(columnAt(own, BY_SHOWN), side);
  byD = sized(columnByD, side);
  byM = sized(columnByM, side);
  const r = get(cell, at.DESTROYED_IF_HIT);
  const framed = get(cell, at.FRAMED);
  const hidden = get(cell, at.HIDDEN);
  const shows: f64 = view === at.VIEW_ABOVE ? 1 - hidden : 1;
  const showD = framed;
  const showM = framed * shows;
  const chance = r * showD + (1 - r) * showM;
  put(known, at.OF_CHANCE, chance);
  put(known, at.OF_HIDDEN_DESTROYED, chance < 1 ? (r * (1 - showD)) / (1 - chance) : 0);
  put(known, at.HIDDEN_BLIND, showM < 1 ? (1 - framed) / (1 - showM) : 0);
  fillThinned(shown, hits, n, chance, w);
  hear(cell);
  put(known, at.LIFTED, fillSeen(cell, view, hidden));
  put(known, at.UNHIT, get(table, 0));
  const destroyed: f64 = chance > 0 ? (r * showD) / chance : 0;
  mass = 0;
  fill(byM, 0, mostM + 1, 0);
  weighTable(destroyed);
  for (let d = 0; d <= mostD; d++) {
    const row = d * side;
    const last = mostM < w - d ? mostM : w - d;
    let sum: f64 = 0;
    for (let m = 0; m <= last; m++) {
      const value = get(table, row + m);
      sum += value;
      add(byM, m, value);
    }
    put(byD, d, sum);
  }
}

/** Weighs the table by Binomial(d; v, destroyed) · P(V = v), from d = 0 up, for two V at a time: they stand side by side. */
function weighTable(destroyed: f64): void {
  const side = w + 1;
  const odds = f64x2.splat(destroyed / (1 - destroyed));
  let none: f64 = 1;
  for (let v = 0; v <= w; v += 2) {
    const isPair = v < w;
    let weight = f64x2.splat(get(shown, v) * none);
    none *= 1 - destroyed;
    if (isPair) weight = f64x2.replace_lane(weight, 1, get(shown, v + 1) * none);
    none *= 1 - destroyed;
    let sum = f64x2.splat(0);
    const last = v < mostD ? v : mostD;
    for (let d = 0; d <= last; d++) {
      const m = v - d;
      const place = d * side + m;
      if (isPair && m < mostM) {
        const value = f64x2.mul(weight, getTwo(table, place));
        putTwo(table, place, value);
        sum = f64x2.add(sum, value);
      } else if (m <= mostM) {
        const value = f64x2.extract_lane(weight, 0) * get(table, place);
        put(table, place, value);
        sum = f64x2.replace_lane(sum, 0, f64x2.extract_lane(sum, 0) + value);
      }
      const left = f64x2.replace_lane(f64x2.splat(<f64>m), 1, <f64>(m + 1));
      weight = f64x2.mul(weight, f64x2.div(f64x2.mul(odds, left), f64x2.splat(<f64>(d + 1))));
    }
    put(byShown, v, f64x2.extract_lane(sum, 0));
    mass += f64x2.extract_lane(sum, 0);
    if (!isPair) return;
    let other = f64x2.extract_lane(sum, 1);
    if (v < mostD) {
      const place = (v + 1) * side;
      const value = f64x2.extract_lane(weight, 1) * get(table, place);
      put(table, place, value);
      other += value;
    }
    put(byShown, v + 1, other);
    mass += other;
  }
}

function fillSeen(cell: usize, view: i32, hidden: f64): f64 {
  if (view === at.VIEW_NONE) {
    put(table, 0, 1);
    return 0;
  }
  const images = firstImage(cell);
  const count = <i32>get(cell, at.IMAGES);
  const report = get(cell, at.REPORT);
  if (view !== at.VIEW_BOTH) return seenTable(images, count, view === at.VIEW_GROUND, report, w, mostD, mostM, table);
  const length = (w + 1) * (w + 1);
  const above = sized(columnAt(own, ABOVE), length);
  put(known, at.ABOVE, <f64>above);
  const fromAbove = seenTable(images, count, false, report, w, mostD, mostM, above);
  const both = fromAbove + seenTable(images, count, true, report, w, mostD, mostM, table);
  const thinned = sized(columnFromAbove, length);
  thinDamaged(thinned, above, w, mostD, mostM, 1 - hidden);
  timesTable(table, thinned, w, mostD, mostM);
  return both;
}
