/** Joint draws of what became of cells, from columns that hold their exact distributions. */
import * as at from '../src/core/losses/joint/kernel-layout';
import * as its from '../src/core/losses/joint/sweep-layout';
import { uniform } from './chance';
import { drawBinomial, drawIndexOf } from './draws';
import { knownAt } from './given';
import { after, column, fill, get, grown, put, sized } from './memory';
import { drawShownHits, drawSplit, fillUnseen } from './shown';
import * as now from './state';

/** Weights of each number not shown, one row for each cell and number shown, made when first drawn from: so many are taken. */
const columnRows = column();
let used: i32 = 0;
/** by cell and number shown: where its row begins, under 0 where it has none, and the sum of it */
const columnRowAt = column();
const columnTotals = column();
/** where those of a cell begin */
const columnFirst = column();
const columnOut = column();

/** @param asked of each site: `sweep-layout.ts` has the places @returns where D and M of each draw stand, cell after cell as asked */
export function drawJoint(asked: usize, count: i32): usize {
  const width = makeRoom(asked);
  const out = sized(columnOut, 2 * count * width);
  let into = out;
  for (let draw = 0; draw < count; draw++) {
    let site = asked;
    let place = 0;
    for (let s = 0; s < now.sites; s++) {
      const own = <i32>get(site, its.ASKED_CELLS);
      const chance = get(site, its.ASKED_STRUCK);
      const list = after(site, its.ASKED);
      site = after(list, own);
      if (own === 0) continue;
      const isStruck = chance === 1 || uniform() < chance;
      for (let i = 0; i < own; i++) {
        if (isStruck) drawOne(<i32>get(list, i), place, into);
        else fill(into, 0, 2, 0);
        place++;
        into = after(into, 2);
      }
    }
  }
  return out;
}

/** @param place of the cell among those asked for */
function drawOne(c: i32, place: i32, into: usize): void {
  const known = knownAt(c);
  const n = <i32>get(now.cellAt(c), at.N);
  const V = drawShownHits(known);
  const shownD = drawSplit(known, V);
  const row = rowOf(known, V, n, <i32>get(sized(columnFirst, 0), place) + V);
  const unseen = drawIndexOf(row, n + 1 - V, total);
  const unseenD = drawBinomial(unseen, get(known, at.OF_HIDDEN_DESTROYED));
  put(into, 0, shownD + unseenD);
  put(into, 1, V - shownD + unseen - unseenD);
}

/** The sum of the row found last. */
let total: f64 = 0;

function rowOf(known: usize, V: i32, n: i32, place: i32): usize {
  const rowAt = sized(columnRowAt, 0);
  const totals = sized(columnTotals, 0);
  if (get(rowAt, place) < 0) {
    const row = after(grown(columnRows, used + n + 1 - V), used);
    put(rowAt, place, used);
    put(totals, place, fillUnseen(row, known, V, n));
    used += n + 1 - V;
  }
  total = get(totals, place);
  return after(sized(columnRows, 0), <i32>get(rowAt, place));
}

/** @returns how many cells are asked for */
function makeRoom(asked: usize): i32 {
  const firstAt = sized(columnFirst, now.cells);
  let site = asked;
  let width = 0;
  let places = 0;
  for (let s = 0; s < now.sites; s++) {
    const own = <i32>get(site, its.ASKED_CELLS);
    const list = after(site, its.ASKED);
    site = after(list, own);
    for (let i = 0; i < own; i++) {
      put(firstAt, width++, places);
      places += <i32>get(knownAt(<i32>get(list, i)), at.W) + 1;
    }
  }
  fill(sized(columnRowAt, places), 0, places, -1);
  sized(columnTotals, places);
  used = 0;
  return width;
}
