/**
 * Draws of the whole configuration of links, so that what follows can be repeated over them. An asset is a set of records, at
 * most one of each list. The weight of a set is a product over fields: the ratios m/u of its pairs in a field, each to the power
 * 2/k where k of its records state the field: k − 1 pieces of evidence, as many as make k statements one; times the prior odds of
 * being on just these lists (pattern-prior.ts). Two records have exactly their odds; a third that fits one and not the other pays for it; so links are transitive by
 * construction, and no chain of likenesses joins what is unlike.
 *
 * Gibbs over records (alone, or in the set of a candidate), and exchanges of two records of one list between two sets, which
 * single moves could not cross. Groups of records without candidates between them are drawn apart; a pair alone exactly.
 * Most likely wrong: that no list holds one asset twice. Cost of a draw: O(candidate pairs · lists).
 */
import type { Rng } from '../../numerics/rng.js';
import { drawIndex } from '../../numerics/sample.js';
import type { PatternPrior } from './pattern-prior.js';

/** Records 0..n−1 of one group with their candidate pairs. */
export type LinkGroup = {
  readonly list: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** ln(m / u) of each pair, by field */
  readonly parts: readonly Float64Array[];
  /** by field and record: 1 where it states the field */
  readonly states: readonly Uint8Array[];
};

/** Log odds of the only pair of a group of two. */
const oddsOfTwo = ({ parts, list }: LinkGroup, prior: PatternPrior): number =>
  parts.reduce(
    (sum, part) => sum + (part[0] as number),
    prior((1 << (list[0] as number)) | (1 << (list[1] as number))),
  );

/** The chance that the only pair of a group of two is one asset: exact. */
export const chanceOfTwo = (group: LinkGroup, prior: PatternPrior): number =>
  1 / (1 + Math.exp(-oddsOfTwo(group, prior)));

/** What a pair that was never a candidate is taken for: next to impossible. */
const NO_CANDIDATE = -12;
/** Sweeps before the first draw: a few for a few records. */
const warmup = (records: number): number => Math.min(40, 4 + 2 * records);
const SWEEPS = 1;

/** Calls `seen` with the set of each record, once a draw. */
export function drawLinks(
  group: LinkGroup,
  prior: PatternPrior,
  draws: number,
  rng: Rng,
  seen: (setOf: Int32Array, draw: number) => void,
): void {
  const n = group.list.length;
  const setOf = Int32Array.from({ length: n }, (_, r) => r);
  if (n === 2) {
    const p = chanceOfTwo(group, prior);
    for (let draw = 0; draw < draws; draw++) {
      setOf[1] = rng.uniform() < p ? 0 : 1;
      seen(setOf, draw);
    }
    return;
  }
  const move = makeMoves(group, prior, setOf, rng);
  for (let i = 0; i < warmup(n); i++) move();
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < SWEEPS; i++) move();
    seen(setOf, draw);
  }
}

function makeMoves(group: LinkGroup, prior: PatternPrior, setOf: Int32Array, rng: Rng): () => void {
  const { list } = group;
  const n = list.length;
  const neighbours = neighboursOf(group);
  const near = neighbours.map((of) => [...of.keys()]);
  const members: number[][] = Array.from({ length: n }, (_, r) => [r]);
  const weight = weigher(group, prior, neighbours);
  // As many sets as records: while one record is taken out, a set is free.
  const free: number[] = [];
  const take = (r: number): void => {
    const set = members[setOf[r] as number] as number[];
    set.splice(set.indexOf(r), 1);
    if (set.length === 0) free.push(setOf[r] as number);
  };
  const put = (r: number, set: number): void => {
    members[set]?.push(r);
    setOf[r] = set;
  };

  const regroup = (r: number): void => {
    take(r);
    const options = [...new Set((near[r] as number[]).map((s) => setOf[s] as number))].filter(
      (set) => !(members[set] as number[]).some((s) => list[s] === list[r]),
    );
    const gains = options.map((set) => {
      const there = members[set] as number[];
      return weight([...there, r]) - weight(there);
    });
    const most = Math.max(0, ...gains);
    const weights = [...gains.map((gain) => Math.exp(gain - most)), Math.exp(-most)];
    const chosen = options[drawIndex(weights, weights.length, rng)];
    put(r, chosen ?? (free.pop() as number));
  };

  /** r changes places with the record of its list in the set of a neighbour. */
  const exchange = (r: number): void => {
    const around = near[r] as number[];
    const via = around[Math.floor(rng.uniform() * around.length)] as number;
    const [mine, theirs] = [setOf[r] as number, setOf[via] as number];
    const s = mine === theirs ? undefined : (members[theirs] as number[]).find((other) => list[other] === list[r]);
    if (s === undefined) return;
    const left = (members[mine] as number[]).filter((other) => other !== r);
    const right = (members[theirs] as number[]).filter((other) => other !== s);
    const gain = weight([...left, s]) + weight([...right, r]) - weight([...left, r]) - weight([...right, s]);
    const reach = (x: number, set: readonly number[]): number =>
      set.reduce((count, other) => count + (neighbours[x]?.has(other) ? 1 : 0), 0) /
      Math.max(1, (near[x] as number[]).length);
    const ratio = (reach(r, left) + reach(s, right)) / (reach(r, right) + reach(s, left));
    if (!(rng.uniform() < ratio * Math.exp(gain))) return;
    members[mine] = [...left, s];
    members[theirs] = [...right, r];
    setOf[r] = theirs;
    setOf[s] = mine;
  };

  return () => {
    for (let r = 0; r < n; r++) regroup(r);
    for (let i = 0; i < n; i++) exchange(Math.floor(rng.uniform() * n));
  };
}

/** By record: the place of its pair with each neighbour. */
function neighboursOf({ list, first, second }: LinkGroup): readonly ReadonlyMap<number, number>[] {
  const neighbours: Map<number, number>[] = Array.from(list, () => new Map());
  for (let p = 0; p < first.length; p++) {
    neighbours[first[p] as number]?.set(second[p] as number, p);
    neighbours[second[p] as number]?.set(first[p] as number, p);
  }
  return neighbours;
}

/** Log weight of a set. */
function weigher(
  { list, parts, states }: LinkGroup,
  prior: PatternPrior,
  neighbours: readonly ReadonlyMap<number, number>[],
): (set: readonly number[]) => number {
  return (set) => {
    if (set.length < 2) return 0;
    let total = prior(set.reduce((mask, r) => mask | (1 << (list[r] as number)), 0));
    for (const [f, part] of parts.entries()) {
      let [sum, stated] = [0, 0];
      for (const [i, a] of set.entries()) {
        stated += states[f]?.[a] as number;
        for (let j = i + 1; j < set.length; j++) {
          const pair = neighbours[a]?.get(set[j] as number);
          sum += pair === undefined ? NO_CANDIDATE / parts.length : (part[pair] as number);
        }
      }
      if (stated > 1) total += (2 * sum) / stated;
    }
    return total;
  };
}
