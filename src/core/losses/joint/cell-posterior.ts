/**
 * The exact distribution of one cell given the shares, by way of what there was to see of it. The kernel fills the columns
 * (`kernel/cell.ts` has the equations); here they are copied, for one cell's must outlast the next one's.
 */
import { writeBefore, writeCell, writeReports } from './cell-input.js';
import type { Given } from './given.js';
import { copyOut, fillWritten, hitsWritten, numbers, reportsWritten } from './kernel.js';
import * as place from './kernel-layout.js';
import type { JointCell } from './problem.js';

/** D <= mostD, M <= mostM, D + M <= n, in rows of n + 1. */
export type Size = { readonly n: number; readonly mostD: number; readonly mostM: number };

/** Columns of one cell, filled anew in every sweep. */
export type CellPosterior = {
  /** largest V, D' and M' of the columns; `next`: of those to be filled next */
  w: number;
  mostD: number;
  mostM: number;
  next: Size;
  /** P(H = h) before any image, h = 0..n */
  readonly hits: Float64Array;
  /** P(V = v) before any image */
  shown: Float64Array;
  /** P(D', M') up to a factor, at [D' · (w + 1) + M'] */
  table: Float64Array;
  /** with images from above and from the ground: what those from above say, over shown damage; else unused */
  above: Float64Array;
  /** weight of each V in `table` */
  byShown: Float64Array;
  mass: number;
  /** ln of the factor by which the table was lifted */
  lifted: number;
  /** the likelihood where nothing was hit, on the scale of `mass` */
  unhit: number;
  /** ν: chance that a hit one is shown */
  chance: number;
  /** chance that a hit one not shown is destroyed */
  hiddenDestroyed: number;
  /** chance that a damaged one not shown lies in no frame */
  hiddenBlind: number;
};

export const emptyPosterior = ({ n, said, view }: JointCell): CellPosterior => ({
  w: 0,
  mostD: 0,
  mostM: 0,
  next: wholeOf(view === 'none' ? 0 : Math.min(n, 2 * said + ROOM)),
  hits: new Float64Array(n + 1),
  shown: new Float64Array(0),
  table: new Float64Array(0),
  above: new Float64Array(0),
  byShown: new Float64Array(0),
  mass: 0,
  lifted: 0,
  unhit: 0,
  chance: 0,
  hiddenDestroyed: 0,
  hiddenBlind: 0,
});

const wholeOf = (n: number): Size => ({ n, mostD: n, mostM: n });

/** The first window reaches this much above twice the largest number said. */
const ROOM = 6;

/** Fills `cell`'s columns for the shares as they are. */
export function fillPosterior(given: Given, cell: JointCell, into: CellPosterior): void {
  writeCell(given, cell, into.next);
  const at = fillWritten();
  const from = numbers();
  const [w, mostD] = [from[at + place.W] as number, from[at + place.MOST_D] as number];
  into.w = w;
  into.mostD = mostD;
  into.mostM = from[at + place.MOST_M] as number;
  into.next = {
    n: from[at + place.THEN_N] as number,
    mostD: from[at + place.THEN_D] as number,
    mostM: from[at + place.THEN_M] as number,
  };
  into.mass = from[at + place.OF_MASS] as number;
  into.lifted = from[at + place.LIFTED] as number;
  into.unhit = from[at + place.UNHIT] as number;
  into.chance = from[at + place.OF_CHANCE] as number;
  into.hiddenDestroyed = from[at + place.OF_HIDDEN_DESTROYED] as number;
  into.hiddenBlind = from[at + place.HIDDEN_BLIND] as number;
  const side = w + 1;
  if (into.table.length < side * side) {
    into.table = new Float64Array(side * side);
    into.shown = new Float64Array(side);
    into.byShown = new Float64Array(side);
    if (cell.view === 'both') into.above = new Float64Array(side * side);
  }
  copyOut(into.hits, from[at + place.HITS] as number, cell.n + 1);
  copyOut(into.shown, from[at + place.SHOWN] as number, side);
  copyOut(into.table, from[at + place.TABLE] as number, (mostD + 1) * side);
  copyOut(into.byShown, from[at + place.BY_SHOWN] as number, side);
  if (cell.view === 'both') copyOut(into.above, from[at + place.ABOVE] as number, (mostD + 1) * side);
}

/** Fills `hits` with P(H = h), h = 0..n, before any image. O(n · width of presence). */
export function fillHits(hits: Float64Array, cell: JointCell, mean: number, concentration: number): void {
  writeBefore(cell, mean, concentration);
  copyOut(hits, hitsWritten(), cell.n + 1);
}

/** Likelihood of the reports on one cell in one image over what it let be detected. @param which among what was said of the cell */
export function fillReports(given: Given, cell: JointCell, which: number, size: Size, out: Float64Array): void {
  writeReports(given, cell, which);
  const at = reportsWritten(size.n, size.mostD, size.mostM);
  copyOut(out, 8 * at, (size.mostD + 1) * (size.n + 1));
}
