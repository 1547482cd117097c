/** Columns of cells for shares and sets that are given. */
import * as at from '../src/core/losses/joint/kernel-layout';
import { fillCell, knownOf } from './cell';
import { column, get, put, sized } from './memory';
import { givenColumns, sweptColumns } from './own-columns';
import { updateCell } from './sights';
import * as now from './state';

/** Which columns of each cell hold. */
const columnFrom = column();

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
