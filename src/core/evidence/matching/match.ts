/**
 * Several lists of losses, matched: candidates, odds, draws of the links, a log of merges, and capture patterns that carry the
 * doubt. The records are never changed.
 */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap } from '../../problem.js';
import { candidatePairs } from './candidates.js';
import { type CapturePatterns, capturePatterns } from './capture-patterns.js';
import { describe } from './compare.js';
import { chanceOfTwo, drawLinks } from './draw-links.js';
import { repeatsOf } from './duplicates.js';
import { type LevelChances, linkRecords } from './fellegi-sunter.js';
import { linkGroups, type PlacedGroup } from './link-groups.js';
import type { LossRecord } from './loss-record.js';
import type { Merge } from './merges.js';
import { type PatternPrior, pairwisePrior, priorOfCounts } from './pattern-prior.js';

/** Two records and the chance that they are one asset. */
export type Link = {
  /** places among the records */
  readonly first: number;
  readonly second: number;
  /** 0..1: the share of the draws in which they are one */
  readonly probability: number;
  /** comparison (compare.ts) */
  readonly pattern: number;
};

export type Matching = {
  readonly links: readonly Link[];
  /** links at least as likely as not, surest first */
  readonly merges: readonly Merge[];
  readonly patterns: CapturePatterns;
  /** for each record the earlier one of its list it repeats, or -1; such a record takes no part */
  readonly repeats: Int32Array;
  readonly chances: LevelChances;
  readonly warnings: readonly string[];
};

/** Draws of the configuration of links; of long lists fewer, their totals being surer. */
const LINK_DRAWS = { short: 400, long: 60 } as const;
const LONG = 20_000;
export const MOST_LISTS = 30;
const LEAST_PROBABILITY = 0.01;
const MERGED = 0.5;
/** Rounds of learning how many assets are on just which lists. */
const PRIOR_ROUNDS = 4;
const PRIOR_DRAWS = { short: 25, long: 5 } as const;

export function matchRecords(
  records: readonly LossRecord[],
  lists: number,
  rng: Rng,
  draws: number = records.length > LONG ? LINK_DRAWS.long : LINK_DRAWS.short,
): Matching | Gap {
  if (lists < 2) return gap('too-few', 'one list: nothing to match it with');
  if (lists > MOST_LISTS) return gap('outside-model', `${lists} lists: at most ${MOST_LISTS} can be matched at once`);
  const repeats = repeatsOf(records);
  const places = Int32Array.from(records.keys()).filter((at) => repeats[at] === -1);
  const kept = Array.from(places, (at) => records[at] as LossRecord);
  const candidates = candidatePairs(kept);
  const linkage = linkRecords(kept, candidates, lists, rng.fork('levels'));
  const { pairs } = linkage;
  const groups = linkGroups(kept, linkage);
  const length = records.length > LONG ? 'long' : 'short';
  const alone = patternsAlone(kept, groups);
  let prior = pairwisePrior(linkage.priorOfLists);
  for (let round = 1; round <= PRIOR_ROUNDS; round++)
    prior = priorOfCounts(
      meanCounts(drawAll(groups, prior, PRIOR_DRAWS[length], alone, rng.fork(`round ${round}`)).counts),
    );
  const { counts, together } = drawAll(groups, prior, draws, alone, rng.fork('links'));
  const links = groups.flatMap(({ members, edges, group }, g) =>
    edges.flatMap((pair, e): readonly Link[] => {
      const drawn = ((together[g] as Int32Array)[e] as number) / draws;
      const probability = members.length === 2 ? chanceOfTwo(group, prior) : drawn;
      if (probability < LEAST_PROBABILITY) return [];
      const [a, b] = [pairs.first[pair] as number, pairs.second[pair] as number];
      const pattern = linkage.pattern[pair] as number;
      return [{ first: places[a] as number, second: places[b] as number, probability, pattern }];
    }),
  );
  return {
    links,
    merges: mergesOf(links),
    patterns: capturePatterns(counts, lists),
    repeats,
    chances: linkage.chances,
    warnings: warningsOf(repeats, candidates.first.length),
  };
}

type Drawn = {
  /** by draw, of masks of lists */
  readonly counts: readonly Map<number, number>[];
  /** by group and pair: in how many draws the two are one */
  readonly together: readonly Int32Array[];
};

function drawAll(
  groups: readonly PlacedGroup[],
  prior: PatternPrior,
  draws: number,
  alone: ReadonlyMap<number, number>,
  rng: Rng,
): Drawn {
  const counts = Array.from({ length: draws }, () => new Map(alone));
  const together = groups.map(({ members, group }) => {
    const both = new Int32Array(group.first.length);
    const masks = new Int32Array(members.length);
    drawLinks(group, prior, draws, rng.fork(`group ${members[0]}`), (setOf, draw) => {
      masks.fill(0);
      for (let r = 0; r < setOf.length; r++) {
        const set = setOf[r] as number;
        masks[set] = (masks[set] as number) | (1 << (group.list[r] as number));
      }
      const count = counts[draw] as Map<number, number>;
      for (const mask of masks) if (mask !== 0) count.set(mask, (count.get(mask) ?? 0) + 1);
      for (let e = 0; e < both.length; e++)
        if (setOf[group.first[e] as number] === setOf[group.second[e] as number]) both[e] = (both[e] as number) + 1;
    });
    return both;
  });
  return { counts, together };
}

function meanCounts(counts: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const draw of counts) for (const [mask, n] of draw) sums.set(mask, (sums.get(mask) ?? 0) + n / counts.length);
  return sums;
}

/** Records without a candidate worth drawing are on their own list alone in every draw. */
function patternsAlone(records: readonly LossRecord[], groups: readonly PlacedGroup[]): ReadonlyMap<number, number> {
  const grouped = new Uint8Array(records.length);
  for (const { members } of groups) for (const record of members) grouped[record] = 1;
  const alone = new Map<number, number>();
  for (const [at, { list }] of records.entries())
    if (grouped[at] === 0) alone.set(1 << list, (alone.get(1 << list) ?? 0) + 1);
  return alone;
}

function mergesOf(links: readonly Link[]): readonly Merge[] {
  return links
    .filter(({ probability }) => probability >= MERGED)
    .sort((a, b) => b.probability - a.probability || a.first - b.first || a.second - b.second)
    .map(({ first, second, probability, pattern }, i) => ({
      id: i + 1,
      first,
      second,
      probability,
      because: describe(pattern),
    }));
}

function warningsOf(repeats: Int32Array, candidates: number): readonly string[] {
  const repeated = repeats.reduce((n, earlier) => n + (earlier >= 0 ? 1 : 0), 0);
  return [
    ...(repeated === 0
      ? []
      : [
          `${repeated} ${repeated === 1 ? 'row repeats' : 'rows repeat'} an earlier row of the same list and took no part`,
        ]),
    ...(candidates === 0 ? ['no two records of different lists have enough in common to be compared'] : []),
  ];
}
