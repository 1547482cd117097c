/** Sums over every pattern of a log-linear model, group by group of lists that its terms link. */
import { bitCount } from './cells.js';
import type { LogLinearModel } from './log-linear.js';

/** Lists in one group at most: 2^12 patterns are summed at every step. */
export const MOST_LINKED = 12;

type Group = {
  /** local masks of its terms, and where each stands among the coefficients */
  readonly masks: Int32Array;
  readonly places: Int32Array;
  /** lists in it */
  readonly size: number;
  /** 1 where the pattern is possible; null where all are */
  readonly possible: Uint8Array | null;
};

export type Work = {
  readonly groups: readonly Group[];
  /** per group: weights of patterns, then sums over supersets */
  readonly tables: readonly Float64Array[];
  /** group and local mask of each coefficient */
  readonly groupOf: Int32Array;
  readonly maskOf: Int32Array;
  readonly matrix: Float64Array;
  /** chance that a pattern holds the term, in a world of which some are unseen */
  readonly means: Float64Array;
  logZ: number;
  readonly together: (k: number, l: number) => number;
};

/** Masks of linked lists, in the order of their first list. */
export function linkedLists(lists: number, { terms, impossible }: LogLinearModel): readonly number[] {
  let groups = Array.from({ length: lists }, (_, j) => 1 << j);
  for (const term of [...terms, ...impossible]) {
    const joined = groups.filter((group) => group & term).reduce((a, b) => a | b, 0);
    groups = [...groups.filter((group) => !(group & term)), joined];
  }
  return groups.sort((a, b) => (a & -a) - (b & -b));
}

export function groupsOf(lists: number, model: LogLinearModel): readonly Group[] {
  const all = [...Array.from({ length: lists }, (_, j) => 1 << j), ...model.terms];
  return linkedLists(lists, model).map((group) => {
    const size = bitCount(group);
    const places = all.flatMap((mask, k) => ((mask & group) === mask ? [k] : []));
    const masks = places.map((k) => localMask(all[k] as number, group));
    const barred = model.impossible.filter((mask) => mask & group).map((mask) => localMask(mask, group));
    return { masks: Int32Array.from(masks), places: Int32Array.from(places), size, possible: possibleOf(size, barred) };
  });
}

function localMask(mask: number, group: number): number {
  let [local, bit] = [0, 0];
  for (let j = 0; group >> j !== 0; j++) {
    if (!((group >> j) & 1)) continue;
    if ((mask >> j) & 1) local |= 1 << bit;
    bit++;
  }
  return local;
}

function possibleOf(size: number, barred: readonly number[]): Uint8Array | null {
  if (barred.length === 0) return null;
  return Uint8Array.from({ length: 1 << size }, (_, y) => (barred.some((mask) => (y & mask) === mask) ? 0 : 1));
}

export function workFor(groups: readonly Group[], p: number): Work {
  const groupOf = new Int32Array(p);
  const maskOf = new Int32Array(p);
  groups.forEach(({ masks, places }, g) => {
    places.forEach((place, i) => {
      groupOf[place] = g;
      maskOf[place] = masks[i] as number;
    });
  });
  const tables = groups.map(({ size }) => new Float64Array(1 << size));
  const means = new Float64Array(p);
  const together = (k: number, l: number): number => {
    const group = groupOf[k] as number;
    if (group !== groupOf[l]) return (means[k] as number) * (means[l] as number);
    const table = tables[group] as Float64Array;
    return (table[(maskOf[k] as number) | (maskOf[l] as number)] as number) / (table[0] as number);
  };
  return { groups, tables, groupOf, maskOf, matrix: new Float64Array(p * p), means, logZ: 0, together };
}

/** Fills tables and means for these coefficients. @returns log Z */
export function evaluate(work: Work, theta: Float64Array): number {
  let logZ = 0;
  for (let g = 0; g < work.groups.length; g++) {
    const { masks, places, possible } = work.groups[g] as Group;
    const table = work.tables[g] as Float64Array;
    table.fill(0);
    for (let i = 0; i < masks.length; i++) table[masks[i] as number] = theta[places[i] as number] as number;
    // Over subsets: the exponent of each pattern.
    for (let bit = 1; bit < table.length; bit <<= 1)
      for (let y = 0; y < table.length; y++) if (y & bit) table[y] = (table[y] as number) + (table[y ^ bit] as number);
    for (let y = 0; y < table.length; y++) table[y] = possible?.[y] === 0 ? 0 : Math.exp(table[y] as number);
    // Over supersets: the weight of all patterns that hold a mask.
    for (let bit = 1; bit < table.length; bit <<= 1)
      for (let y = 0; y < table.length; y++)
        if (!(y & bit)) table[y] = (table[y] as number) + (table[y | bit] as number);
    const total = table[0] as number;
    logZ += Math.log(total);
    for (let i = 0; i < masks.length; i++)
      work.means[places[i] as number] = (table[masks[i] as number] as number) / total;
  }
  work.logZ = logZ;
  return logZ;
}
