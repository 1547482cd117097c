/** The pairs as the sampler sees them: groups numbered in the order of their names, rows in one order whatever the file's. */
import { claimCell } from './claim-chance.js';
import { detectionOf } from './detection.js';
import type { Pair } from './pair.js';
import { truthNodes } from './truth-says.js';

export type Groups = {
  readonly conflicts: readonly string[];
  readonly sides: readonly string[];
  readonly categories: readonly string[];
};

export type RecordRow = {
  readonly conflict: number;
  readonly side: number;
  readonly category: number;
  readonly claimed: number;
  /** the cell of the claim on the scale of log(y + ½) before rounding */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** what the truth may be, and the weight of each */
  readonly truths: Float64Array;
  readonly logTruths: Float64Array;
  readonly weights: Float64Array;
};

/** Rows of one conflict, side and claim share their odds of nothing: counted together. */
export type SizeCells = {
  readonly conflict: Int32Array;
  readonly side: Int32Array;
  /** log(y + ½) */
  readonly size: Float64Array;
  readonly rows: Float64Array;
  /** the cell of each row */
  readonly ofRow: Int32Array;
  /** cells of each conflict, of each side */
  readonly byConflict: readonly (readonly number[])[];
  readonly bySide: readonly (readonly number[])[];
};

export type RecordData = { readonly groups: Groups; readonly rows: readonly RecordRow[]; readonly cells: SizeCells };

export function recordData(pairs: readonly Pair[]): RecordData {
  const groups: Groups = {
    conflicts: names(pairs.map(({ conflict }) => conflict)),
    sides: names(pairs.map(({ side }) => side)),
    categories: names(pairs.map(({ category }) => category)),
  };
  const place = {
    conflicts: placesOf(groups.conflicts),
    sides: placesOf(groups.sides),
    categories: placesOf(groups.categories),
  };
  const rows = [...pairs].sort(inOneOrder).map((pair): RecordRow => {
    const nodes = truthNodes(pair, detectionOf(pair.category, pair.listedAfterDays));
    const { claimed } = pair;
    return {
      conflict: place.conflicts.get(pair.conflict) as number,
      side: place.sides.get(pair.side) as number,
      category: place.categories.get(pair.category) as number,
      claimed,
      ...claimCell(claimed),
      middle: Math.log(claimed + 0.5),
      truths: Float64Array.from(nodes, ({ truth }) => truth),
      logTruths: Float64Array.from(nodes, ({ truth }) => Math.log(truth + 0.5)),
      weights: Float64Array.from(nodes, ({ weight }) => weight),
    };
  });
  return { groups, rows, cells: sizeCells(groups, rows) };
}

function sizeCells(groups: Groups, rows: readonly RecordRow[]): SizeCells {
  const places = new Map<string, number>();
  const firsts: RecordRow[] = [];
  const ofRow = Int32Array.from(rows, (row) => {
    const key = `${row.conflict} ${row.side} ${row.claimed}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, firsts.length);
    return firsts.push(row) - 1;
  });
  const counts = new Float64Array(firsts.length);
  for (const cell of ofRow) counts[cell] = (counts[cell] as number) + 1;
  const listed = (n: number, of: (row: RecordRow) => number): readonly number[][] => {
    const lists = Array.from({ length: n }, (): number[] => []);
    for (const [cell, row] of firsts.entries()) lists[of(row)]?.push(cell);
    return lists;
  };
  return {
    conflict: Int32Array.from(firsts, ({ conflict }) => conflict),
    side: Int32Array.from(firsts, ({ side }) => side),
    size: Float64Array.from(firsts, ({ middle }) => middle),
    rows: counts,
    ofRow,
    byConflict: listed(groups.conflicts.length, ({ conflict }) => conflict),
    bySide: listed(groups.sides.length, ({ side }) => side),
  };
}

const names = (all: readonly string[]): readonly string[] =>
  [...new Set(all)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

const placesOf = (all: readonly string[]): ReadonlyMap<string, number> => new Map(all.map((name, i) => [name, i]));

/** Rows that compare equal are equal in everything the model sees. */
function inOneOrder(a: Pair, b: Pair): number {
  const [x, y] = [orderKey(a), orderKey(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

const orderKey = (pair: Pair): string =>
  JSON.stringify([
    pair.conflict,
    pair.side,
    pair.category,
    pair.claimed,
    pair.truth,
    pair.isLowerBound,
    pair.low,
    pair.high,
    pair.listedAfterDays,
  ]);
