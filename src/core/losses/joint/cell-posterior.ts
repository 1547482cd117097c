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
import type { Pmf } from '../../numerics/discrete.js';
import { fillHits } from './hits-prior.js';
import type { JointCell } from './problem.js';
import { type Given, seenTable, thinDamaged } from './seen-table.js';

/** Columns of one cell, filled anew in every sweep. */
export type CellPosterior = {
  /** largest V of the columns, and of those to be filled next */
  w: number;
  next: number;
  /** P(H = h) before any image, h = 0..n */
  readonly hits: Float64Array;
  /** P(H = h, V = v) at [v · (n + 1) + h] */
  joint: Float64Array;
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
  /** chance that a hit one not shown is destroyed */
  hiddenDestroyed: number;
  /** chance that a damaged one not shown lies in no frame */
  hiddenBlind: number;
};

export const emptyPosterior = ({ n, said, view }: JointCell): CellPosterior => ({
  w: 0,
  next: view === 'none' ? 0 : Math.min(n, 2 * said + ROOM),
  hits: new Float64Array(n + 1),
  joint: new Float64Array(0),
  table: new Float64Array(0),
  above: new Float64Array(0),
  byShown: new Float64Array(0),
  mass: 0,
  lifted: 0,
  unhit: 0,
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
  into.w = into.next;
  for (;;) {
    fillTable(given, cell, into);
    const { w, byShown, mass } = into;
    if (cell.view === 'none') return;
    // No mass at all: sets that are given reach beyond the window.
    const weighs = mass === 0 || (byShown[w] as number) + (byShown[w - 1] as number) > NOTHING * mass;
    if (w === cell.n || !weighs) {
      into.next = nextWindow(into, cell);
      return;
    }
    into.w = Math.min(cell.n, Math.ceil(1.5 * w) + 4);
  }
}

/** The window of the next sweep: as far as this one weighed anything, and some room. */
function nextWindow({ w, byShown, mass }: CellPosterior, { n }: JointCell): number {
  let last = w;
  while (last > 1 && (byShown[last] as number) < NOTHING * mass) last--;
  return Math.min(n, last + ROOM);
}

function fillTable(given: Given, cell: JointCell, into: CellPosterior): void {
  const { shares } = given;
  const { n, view } = cell;
  const { w } = into;
  const side = w + 1;
  if (into.table.length < side * side) {
    into.table = new Float64Array(side * side);
    into.joint = new Float64Array(side * (n + 1));
    into.byShown = new Float64Array(side);
    if (view === 'both') into.above = new Float64Array(side * side);
  }
  const { table, joint, byShown, hits } = into;
  const r = shares.destroyedIfHit[cell.type] as number;
  const framed = view === 'none' ? 0 : 1 - (shares.blind[cell.site] as number);
  const shows = view === 'above' ? 1 - shares.hidden : 1;
  const [showD, showM] = [framed, framed * shows];
  const chance = r * showD + (1 - r) * showM;
  into.hiddenDestroyed = chance < 1 ? (r * (1 - showD)) / (1 - chance) : 0;
  into.hiddenBlind = showM < 1 ? (1 - framed) / (1 - showM) : 0;
  fillJoint(joint, hits, n, w, chance);
  into.lifted = fillSeen(given, cell, into);
  into.unhit = table[0] as number;
  const destroyed = chance > 0 ? (r * showD) / chance : 0;
  let mass = 0;
  for (let v = 0; v <= w; v++) {
    let shown = 0;
    for (let h = v; h <= n; h++) shown += joint[v * (n + 1) + h] as number;
    // Binomial(d; v, destroyed), from d = 0 up.
    let weight = shown;
    for (let i = 0; i < v; i++) weight *= 1 - destroyed;
    const odds = destroyed / (1 - destroyed);
    let sum = 0;
    for (let d = 0; d <= v; d++) {
      const at = d * side + v - d;
      const value = weight * (table[at] as number);
      table[at] = value;
      sum += value;
      weight *= (odds * (v - d)) / (d + 1);
    }
    byShown[v] = sum;
    mass += sum;
  }
  into.mass = mass;
}

/** P(H = h, V = v): row by row of h, Pascal's rule on v. */
function fillJoint(joint: Float64Array, hits: Float64Array, n: number, w: number, chance: number): void {
  const side = n + 1;
  const lost = 1 - chance;
  if (row.length <= w + 1) row = new Float64Array(2 * w + 2);
  row.fill(0, 0, w + 1);
  row[0] = 1;
  for (let h = 0; h <= n; h++) {
    const weight = hits[h] as number;
    const most = h < w ? h : w;
    for (let v = 0; v <= most; v++) joint[v * side + h] = weight * (row[v] as number);
    for (let v = most + 1; v <= w; v++) joint[v * side + h] = 0;
    for (let v = h + 1 < w ? h + 1 : w; v > 0; v--)
      row[v] = (row[v] as number) * lost + (row[v - 1] as number) * chance;
    row[0] = (row[0] as number) * lost;
  }
}

let row = new Float64Array(64);

function fillSeen(given: Given, cell: JointCell, { w, table, above }: CellPosterior): number {
  if (cell.view === 'none') {
    table[0] = 1;
    return 0;
  }
  if (cell.view !== 'both') return seenTable(given, cell, cell.view === 'ground', w, table);
  const lifted = seenTable(given, cell, false, w, above) + seenTable(given, cell, true, w, table);
  const length = (w + 1) * (w + 1);
  if (shown.length < length) shown = new Float64Array(length);
  thinDamaged(shown, above, w, 1 - given.shares.hidden);
  for (let i = 0; i < length; i++) table[i] = (table[i] as number) * (shown[i] as number);
  return lifted;
}

let shown = new Float64Array(0);

export type CellPmfs = { readonly destroyed: Pmf; readonly hit: Pmf };

/** P(D) and P(D + M) of a cell, from columns filled for the same shares. O(w · n²). */
export function pmfsOf({ n }: JointCell, { w, joint, table, byShown, mass, hiddenDestroyed }: CellPosterior): CellPmfs {
  const [hit, destroyed] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  const unseen = new Float64Array(n + 1);
  const side = n + 1;
  for (let v = 0; v <= w; v++) {
    const weight = (byShown[v] as number) / mass;
    if (weight === 0) continue;
    let total = 0;
    for (let h = v; h <= n; h++) total += joint[v * side + h] as number;
    for (let h = v; h <= n; h++) hit[h] = (hit[h] as number) + (weight * (joint[v * side + h] as number)) / total;
    const most = thinTail(joint, v * side, v, n, hiddenDestroyed, unseen);
    for (let d = 0; d <= v; d++) {
      const share = (table[d * (w + 1) + v - d] as number) / mass / total;
      if (share === 0) continue;
      for (let x = 0; x <= most; x++) destroyed[d + x] = (destroyed[d + x] as number) + share * (unseen[x] as number);
    }
  }
  return { destroyed: settled(destroyed), hit: settled(hit) };
}

/** A tail lighter than this per count is left off; a printed chance has six digits. */
const TAIL = 1e-12;

/** Without counts at the end that weigh nothing. */
function settled(pmf: Pmf): Pmf {
  let length = pmf.length;
  while (length > 1 && (pmf[length - 1] as number) < TAIL) length--;
  return pmf.slice(0, length);
}

/** Lighter counts of shown hits do not move a printed digit. */
const LEAST = 1e-17;

/** Of u = h − v not shown, weights joint[v, h], how many are destroyed: out[x], x up to the number returned. */
function thinTail(joint: Float64Array, from: number, v: number, n: number, chance: number, out: Float64Array): number {
  let last = n;
  while (last > v && (joint[from + last] as number) < LEAST * LEAST) last--;
  const most = last - v;
  out.fill(0, 0, most + 1);
  // Horner's rule on Σ_u weight_u · (lost + chance · z)^u, from the largest u down.
  for (let u = most; u >= 0; u--) {
    for (let x = most - u; x > 0; x--) out[x] = (out[x] as number) * (1 - chance) + (out[x - 1] as number) * chance;
    out[0] = (out[0] as number) * (1 - chance) + (joint[from + v + u] as number);
  }
  return most;
}
