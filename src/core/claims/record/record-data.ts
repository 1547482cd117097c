/** The pairs as the sampler sees them: groups numbered in the order of their names, rows in one order whatever the file's. */
import { detectionOf } from './detection.js';
import type { Pair } from './pair.js';
import { truthNodes } from './truth-says.js';

export type Groups = {
  readonly conflicts: readonly string[];
  readonly sides: readonly string[];
  /** `side/claimant` */
  readonly claimants: readonly string[];
  readonly categories: readonly string[];
};

export type RecordRow = {
  readonly conflict: number;
  readonly side: number;
  readonly claimant: number;
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

export type RecordData = { readonly groups: Groups; readonly rows: readonly RecordRow[] };

export const claimantKey = ({ side, claimant }: Pick<Pair, 'side' | 'claimant'>): string => `${side}/${claimant}`;

export function recordData(pairs: readonly Pair[]): RecordData {
  const groups: Groups = {
    conflicts: names(pairs.map(({ conflict }) => conflict)),
    sides: names(pairs.map(({ side }) => side)),
    claimants: names(pairs.map(claimantKey)),
    categories: names(pairs.map(({ category }) => category)),
  };
  const place = {
    conflicts: placesOf(groups.conflicts),
    sides: placesOf(groups.sides),
    claimants: placesOf(groups.claimants),
    categories: placesOf(groups.categories),
  };
  const rows = [...pairs].sort(inOneOrder).map((pair): RecordRow => {
    const nodes = truthNodes(pair, detectionOf(pair.category));
    const { claimed } = pair;
    return {
      conflict: place.conflicts.get(pair.conflict) as number,
      side: place.sides.get(pair.side) as number,
      claimant: place.claimants.get(claimantKey(pair)) as number,
      category: place.categories.get(pair.category) as number,
      claimed,
      low: Math.log(claimed),
      middle: Math.log(claimed + 0.5),
      high: Math.log(claimed + 1),
      truths: Float64Array.from(nodes, ({ truth }) => truth),
      logTruths: Float64Array.from(nodes, ({ truth }) => Math.log(truth + 0.5)),
      weights: Float64Array.from(nodes, ({ weight }) => weight),
    };
  });
  return { groups, rows };
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
    claimantKey(pair),
    pair.category,
    pair.claimed,
    pair.truth,
    pair.isLowerBound,
    pair.low,
    pair.high,
    pair.listedAfterDays,
  ]);
