/**
 * Tables of the losses engine: what the host asks for. It writes a cell (`kernel-layout.ts`) where `input` says, and reads columns where the
 * answer says. The same operations in the same order as plain code would do: the same bits on every machine.
 */

import * as at from '../src/core/losses/joint/kernel-layout';
import * as cells from './cell';
import { column, get, put, sized } from './memory';
import * as pmfs from './pmfs';
import { fillReports } from './seen';

const columnInput = column();
const columnFilled = column();
const columnReports = column();
const columnPmfs = column();

let cell: usize = 0;

/** Room for so many numbers. */
export function input(length: i32): usize {
  cell = sized(columnInput, length);
  return cell;
}

/** Fills the columns of the cell written. @returns where what there is to know of them stands */
export function fill(): usize {
  cells.fillCell(cell);
  const out = sized(columnFilled, at.KNOWN);
  put(out, at.W, cells.w);
  put(out, at.MOST_D, cells.mostD);
  put(out, at.MOST_M, cells.mostM);
  put(out, at.THEN_N, cells.nextN);
  put(out, at.THEN_D, cells.nextD);
  put(out, at.THEN_M, cells.nextM);
  put(out, at.OF_MASS, cells.mass);
  put(out, at.LIFTED, cells.lifted);
  put(out, at.UNHIT, cells.unhit);
  put(out, at.OF_CHANCE, cells.chance);
  put(out, at.OF_HIDDEN_DESTROYED, cells.hiddenDestroyed);
  put(out, at.HIDDEN_BLIND, cells.hiddenBlind);
  put(out, at.HITS, <f64>cells.hits);
  put(out, at.SHOWN, <f64>cells.shown);
  put(out, at.TABLE, <f64>cells.table);
  put(out, at.BY_SHOWN, <f64>cells.byShown);
  put(out, at.ABOVE, <f64>cells.above);
  return out;
}

/** P(H = h), h = 0..n, of the cell written, before any image. */
export function hits(): usize {
  return cells.hitsOf(cell);
}

/** Likelihood of the reports of the image written over D <= mostD, M <= mostM, D + M <= n, in rows of n + 1. */
export function reports(n: i32, mostD: i32, mostM: i32): usize {
  const out = sized(columnReports, (n + 1) * (n + 1));
  fillReports(cell, n, mostD, mostM, out);
  return out;
}

/** P(D) and P(D + M) of the columns written. @returns where the places of both stand */
export function pmfsOf(): usize {
  const n = <i32>get(cell, at.FILLED_N);
  const w = <i32>get(cell, at.FILLED_W);
  const hits = cell + (at.FILLED << 3);
  const shown = hits + ((<usize>(n + 1)) << 3);
  const byShown = shown + ((<usize>(w + 1)) << 3);
  pmfs.fillPmfs(
    n,
    w,
    <i32>get(cell, at.FILLED_D),
    <i32>get(cell, at.FILLED_M),
    get(cell, at.MASS),
    get(cell, at.CHANCE),
    get(cell, at.HIDDEN_DESTROYED),
    hits,
    shown,
    byShown,
    byShown + ((<usize>(w + 1)) << 3),
  );
  const out = sized(columnPmfs, 2);
  put(out, 0, <f64>pmfs.destroyed);
  put(out, 1, <f64>pmfs.hit);
  return out;
}
