/** Cells for shares and sets that are given: their columns, their distributions, and joint draws of them all. */
import * as at from '../src/core/losses/joint/kernel-layout';
import * as its from '../src/core/losses/joint/sweep-layout';
import { fillCell, knownOf } from './cell';
import { uniform } from './chance';
import { drawBinomial, drawIndexOf } from './draws';
import { after, column, fill, get, grown, put, sized } from './memory';
import { givenColumns, sweptColumns } from './own-columns';
import { drawShownHits, drawSplit, fillUnseen } from './shown';
import { updateCell } from './sights';
import * as now from './state';

/** Which columns of each cell hold. */
const columnFrom = column();
/** Weights of each number not shown, one row for each cell and number shown, made when first drawn from. */
const columnRows = column();
const columnRowAt = column();
const columnTotals = column();
const columnFirst = column();
const columnOut = column();

/** Fills the columns of a cell, as far as told. @param isHeld its own sets are given too @returns what there is to know of them */
export function fillGiven(c: i32, isHeld: bool, n: i32, mostD: i32, mostM: i32): usize {
  const cell = now.cellAt(c);
  put(cell, at.NEXT_N, n);
  put(cell, at.NEXT_D, mostD);
  put(cell, at.NEXT_M, mostM);
  updateCell(cell, isHeld);
  const own = givenColumns(c);
  fillCell(cell, own);
  return use(c, own);
}

/** Takes the columns of a cell as the sweep left them. */
export function useSwept(c: i32): usize {
  return use(c, sweptColumns(c));
}

function use(c: i32, own: usize): usize {
  put(sized(columnFrom, now.cells), c, <f64>own);
  return knownOf(own);
}

export function knownAt(c: i32): usize {
  return knownOf(<usize>get(sized(columnFrom, now.cells), c));
}

/**
 * Joint draws of what became of cells, from their columns.
 * @param asked of each site: `sweep-layout.ts` has the places @returns where D and M of each draw stand, cell after cell as asked
 */
export function drawJoint(asked: usize, count: i32): usize {
  const width = makeRoom(asked);
  const rowAt = sized(columnRowAt, 1);
  const out = sized(columnOut, 2 * count * width);
  const firstAt = sized(columnFirst, 1);
  let used = 0;
  let into = 0;
  for (let draw = 0; draw < count; draw++) {
    let site = asked;
    let cell = 0;
    for (let s = 0; s < now.sites; s++) {
      const own = <i32>get(site, its.ASKED_CELLS);
      const chance = get(site, its.ASKED_STRUCK);
      const list = after(site, its.ASKED);
      site = after(list, own);
      if (own === 0) continue;
      const isStruck = chance === 1 || uniform() < chance;
      for (let i = 0; i < own; i++, cell++, into += 2) {
        let D = 0;
        let M = 0;
        if (isStruck) {
          const c = <i32>get(list, i);
          const n = <i32>get(now.cellAt(c), at.N);
          const known = knownAt(c);
          const V = drawShownHits(known);
          const shownD = drawSplit(known, V);
          const place = <i32>get(firstAt, cell) + V;
          if (get(rowAt, place) < 0) {
            const rows = grown(columnRows, used + n + 1 - V);
            put(rowAt, place, used);
            put(sized(columnTotals, 1), place, fillUnseen(after(rows, used), known, V, n));
            used += n + 1 - V;
          }
          const row = after(sized(columnRows, 1), <i32>get(rowAt, place));
          const unseen = drawIndexOf(row, n + 1 - V, get(sized(columnTotals, 1), place));
          const unseenD = drawBinomial(unseen, get(known, at.OF_HIDDEN_DESTROYED));
          D = shownD + unseenD;
          M = V - shownD + unseen - unseenD;
        }
        put(out, into, D);
        put(out, into + 1, M);
      }
    }
  }
  return out;
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
  return width;
}
