/** What the host calls. `kernel-layout.ts` and `sweep-layout.ts` name the places of what is written and found. */
import * as at from '../src/core/losses/joint/kernel-layout';
import { hitsOf } from './cell';
import { stream } from './chance';
import { fillGiven, knownAt, useSwept } from './given';
import { drawJoint } from './joint-draws';
import { after, column, get, put, sized } from './memory';
import * as pmfs from './pmfs';
import { fillSights } from './sights';
import * as now from './state';
import { sumRows } from './sums';
import { drawSweep } from './sweep';
import { tallyStatement } from './tally';

const columnInput = column();
const columnPmfs = column();
const columnHits = column();

let written: usize = 0;

/** Where the stream of chance is written before what draws from it, and read after. */
export function chance(): usize {
  return stream;
}

/** Room for so many numbers. */
export function input(length: i32): usize {
  written = sized(columnInput, length);
  return written;
}

/** P(H = h), h = 0..n, of the cell written, before any image. */
export function hits(): usize {
  return hitsOf(written, columnHits);
}

/** Room for a problem of so many numbers. */
export function problem(length: i32): usize {
  return now.problemRoom(length);
}

/** Room for a chain of the problem written. */
export function chain(length: i32): usize {
  return now.stateRoom(length);
}

/** One sweep of the chain written. @param isKept columns of its cells are asked for */
export function sweep(isKept: bool): void {
  drawSweep(isKept);
}

/** Shares and sets are given as the chain written has them. */
export function begin(): void {
  fillSights();
}

/** Fills the columns of a cell for what is given. @returns where what there is to know of them stands */
export function fill(c: i32, isHeld: bool, n: i32, mostD: i32, mostM: i32): usize {
  return fillGiven(c, isHeld, n, mostD, mostM);
}

/** The same, but as the sweep left them. */
export function swept(c: i32): usize {
  return useSwept(c);
}

/** P(D) and P(D + M) of a cell by its columns. @returns where the places of both stand */
export function pmfsOf(c: i32): usize {
  pmfs.fillPmfs(<i32>get(now.cellAt(c), at.N), knownAt(c));
  const out = sized(columnPmfs, 2);
  put(out, 0, <f64>pmfs.destroyed);
  put(out, 1, <f64>pmfs.hit);
  return out;
}

/** Joint draws of what is written. @returns where they stand */
export function joint(count: i32): usize {
  return drawJoint(written, count);
}

/** The sum of lists written, each of so many rows. @returns where its lengths and its rows stand */
export function sums(count: i32, lists: i32): usize {
  return sumRows(written, count, lists);
}

/** Who was reported how, for one statement written and the sets it was made from; what it counts to is found in the tallies. */
export function tally(destroyed: i32, damaged: i32, chances: i32, mean: f64): usize {
  now.clearTallies();
  tallyStatement(written, destroyed, damaged, after(written, chances), mean, 0, 1);
  return now.exposure;
}
