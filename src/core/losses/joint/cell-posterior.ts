/**
 * The exact distribution of one cell given the shares, by way of what there was to see of it:
 *
 *   V = D' + M' hits that images can show: each hit asset with chance ν = r·showD + (1 − r)·showM
 *   P(D', M') ∝ P(V = D' + M') · Binomial(D'; V, r·showD / ν) · likelihood(D', M')     `seen-table.ts`
 *   H | V     ∝ P(H) · Binomial(V; H, ν);  those not shown are destroyed with chance r(1 − showD) / (1 − ν)
 *
 * so what no image can show costs one dimension, not two, and only V needs a window: up to `w`, widened until the last
 * counts in it weigh nothing.
 */
import { fillHits } from './hits-prior.js';
import type { JointCell } from './problem.js';
import type { Size } from './reported.js';
import { type Given, seenTable } from './seen-table.js';
import { thinDamaged, timesTable } from './thin-table.js';
import { fillThinned } from './unshown.js';

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
  /** weight of each V, D' and M' in `table` */
  byShown: Float64Array;
  byD: Float64Array;
  byM: Float64Array;
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
  byD: new Float64Array(0),
  byM: new Float64Array(0),
  mass: 0,
  lifted: 0,
  unhit: 0,
  chance: 0,
  hiddenDestroyed: 0,
  hiddenBlind: 0,
});

/** A window begins this much above twice the largest number said. */
const ROOM = 6;
/** The last two counts of a window weigh less than this share of all: far below any number that is printed. */
const NOTHING = 1e-6;

/** Fills `cell`'s columns for the shares as they are. */
export function fillPosterior(given: Given, cell: JointCell, into: CellPosterior): void {
  const { shares } = given;
  fillHits(cell, shares.hitShare[cell.site] as number, shares.concentration, into.hits);
  ({ n: into.w, mostD: into.mostD, mostM: into.mostM } = into.next);
  for (;;) {
    fillTable(given, cell, into);
    if (cell.view === 'none') return;
    const { w, mostD, mostM, byShown, byD, byM, mass } = into;
    const least = NOTHING * mass;
    // No mass at all: sets that are given reach beyond the window.
    const isFull = (by: Float64Array, most: number, of: number): boolean =>
      most < of && (mass === 0 || (by[most] as number) + (by[most - 1] ?? 0) > least);
    const [V, D, M] = [isFull(byShown, w, cell.n), isFull(byD, mostD, w), isFull(byM, mostM, w)];
    if (!V && !D && !M) {
      into.next = nextWindow(into, least, cell.n);
      return;
    }
    const wider = (most: number): number => Math.min(cell.n, Math.ceil(1.5 * most) + 4);
    into.w = V ? wider(w) : w;
    into.mostD = Math.min(into.w, V || D ? wider(mostD) : mostD);
    into.mostM = Math.min(into.w, V || M ? wider(mostM) : mostM);
  }
}

const wholeOf = (n: number): Size => ({ n, mostD: n, mostM: n });

/** The window of the next sweep: as far as this one weighed anything, and some room. */
function nextWindow({ w, mostD, mostM, byShown, byD, byM }: CellPosterior, least: number, n: number): Size {
  const lastOf = (by: Float64Array, most: number): number => {
    let last = most;
    while (last > 0 && (by[last] as number) < least) last--;
    return last + ROOM;
  };
  const V = Math.min(n, lastOf(byShown, w));
  return { n: V, mostD: Math.min(V, lastOf(byD, mostD)), mostM: Math.min(V, lastOf(byM, mostM)) };
}

function fillTable(given: Given, cell: JointCell, into: CellPosterior): void {
  const { shares } = given;
  const { n, view } = cell;
  const { w } = into;
  const side = w + 1;
  if (into.table.length < side * side) {
    into.table = new Float64Array(side * side);
    into.shown = new Float64Array(side);
    into.byShown = new Float64Array(side);
    into.byD = new Float64Array(side);
    into.byM = new Float64Array(side);
    if (view === 'both') into.above = new Float64Array(side * side);
  }
  const { table, shown, byShown, byD, byM, hits, mostD, mostM } = into;
  const r = shares.destroyedIfHit[cell.type] as number;
  const framed = view === 'none' ? 0 : 1 - (shares.blind[cell.site] as number);
  const shows = view === 'above' ? 1 - shares.hidden : 1;
  const [showD, showM] = [framed, framed * shows];
  const chance = r * showD + (1 - r) * showM;
  into.chance = chance;
  into.hiddenDestroyed = chance < 1 ? (r * (1 - showD)) / (1 - chance) : 0;
  into.hiddenBlind = showM < 1 ? (1 - framed) / (1 - showM) : 0;
  fillThinned(shown, hits, n, chance, w);
  into.lifted = fillSeen(given, cell, into);
  into.unhit = table[0] as number;
  const destroyed = chance > 0 ? (r * showD) / chance : 0;
  let mass = 0;
  byD.fill(0, 0, mostD + 1);
  byM.fill(0, 0, mostM + 1);
  const odds = destroyed / (1 - destroyed);
  let none = 1;
  for (let v = 0; v <= w; v++) {
    // Binomial(d; v, destroyed), from d = 0 up.
    let weight = (shown[v] as number) * none;
    none *= 1 - destroyed;
    let sum = 0;
    const last = v < mostD ? v : mostD;
    for (let d = 0; d <= last; d++) {
      if (v - d <= mostM) {
        const at = d * side + v - d;
        const value = weight * (table[at] as number);
        table[at] = value;
        byD[d] = (byD[d] as number) + value;
        byM[v - d] = (byM[v - d] as number) + value;
        sum += value;
      }
      weight *= (odds * (v - d)) / (d + 1);
    }
    byShown[v] = sum;
    mass += sum;
  }
  into.mass = mass;
}

function fillSeen(given: Given, cell: JointCell, { w, mostD, mostM, table, above }: CellPosterior): number {
  if (cell.view === 'none') {
    table[0] = 1;
    return 0;
  }
  const size = { n: w, mostD, mostM };
  if (cell.view !== 'both') return seenTable(given, cell, cell.view === 'ground', size, table);
  const lifted = seenTable(given, cell, false, size, above) + seenTable(given, cell, true, size, table);
  const length = (w + 1) * (w + 1);
  if (fromAbove.length < length) fromAbove = new Float64Array(length);
  thinDamaged(fromAbove, above, size, 1 - given.shares.hidden);
  timesTable(table, fromAbove, size);
  return lifted;
}

let fromAbove = new Float64Array(0);
