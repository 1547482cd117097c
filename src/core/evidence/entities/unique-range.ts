/**
 * How few and how many distinct assets a set of sightings can be.
 *
 * Sightings known to be one asset are one vertex; two vertices known to be different assets are joined by an edge. Any way to
 * colour the graph so that neighbours differ is a way to count, and the assets are the colours: the fewest is its chromatic
 * number, the most its number of vertices. Vertices that are joined to all outside of their part count apart, so the parts of
 * the complement ("may be one") are solved one by one.
 *
 * The fewest is exact where branch and bound (DSATUR, Brélaz 1979) closes within its steps; else it is the largest set found
 * whose members all differ, which is never too many, and said to be a bound. Most likely wrong: that what is not known to
 * differ may be one; two photographs taken a kilometre apart are told apart by nobody here. Cost: O(n²), and the steps.
 */
import { type Gap, gap } from '../../problem.js';
import { fewestColours } from './fewest-colours.js';

export type SightingGraph = {
  /** each once */
  readonly ids: readonly string[];
  /** pairs that are one asset */
  readonly same: readonly (readonly [string, string])[];
  /** sets of sightings of which no two are one asset; a pair is a set of two */
  readonly distinct: readonly (readonly string[])[];
  /** two that cannot be one for what they are; asked of every two */
  readonly isUnlike?: (a: string, b: string) => boolean;
};

export type UniqueRange = {
  readonly least: number;
  /** false: there may be no way to count so few */
  readonly isExact: boolean;
  readonly most: number;
};

/** Sightings above that are not compared one with another. */
export const MOST_SIGHTINGS = 2_000;

export function uniqueRange(graph: SightingGraph): UniqueRange | Gap {
  if (graph.ids.length > MOST_SIGHTINGS)
    return gap(
      'outside-model',
      `${graph.ids.length} sightings, more than ${MOST_SIGHTINGS}, are not compared one with another`,
    );
  const { groupOf, n } = joined(graph);
  const differ = new Uint8Array(n * n);
  for (const set of graph.distinct) {
    const groups = set.map((id) => groupOf.get(id)).filter((group) => group !== undefined);
    for (const [i, a] of groups.entries())
      for (const b of groups.slice(i + 1)) {
        if (a === b) return contradiction(set.filter((id) => groupOf.get(id) === a));
        differ[a * n + b] = 1;
        differ[b * n + a] = 1;
      }
  }
  const { isUnlike } = graph;
  for (const [i, id] of isUnlike ? graph.ids.entries() : [])
    for (const other of graph.ids.slice(i + 1)) {
      if (!isUnlike?.(id, other)) continue;
      const [a, b] = [groupOf.get(id) as number, groupOf.get(other) as number];
      if (a === b) return contradiction([id, other]);
      differ[a * n + b] = 1;
      differ[b * n + a] = 1;
    }
  let [least, isExact] = [0, true];
  for (const part of partsThatMayMeet(n, differ)) {
    const found = fewestColours(part, (a, b) => differ[a * n + b] === 1);
    least += found.least;
    isExact = isExact && found.isExact;
  }
  return { least, isExact, most: n };
}

const contradiction = (ids: readonly string[]): Gap =>
  gap('contradictory', `${ids.slice(0, 2).join(' and ')} are told to be one asset and to be two`);

/** Sightings that are one, each set with its number from 0, in the order of the first of each. */
export function joined({ ids, same }: Pick<SightingGraph, 'ids' | 'same'>): {
  readonly groupOf: ReadonlyMap<string, number>;
  readonly n: number;
} {
  const above = new Map(ids.map((id) => [id, id]));
  const top = (id: string): string => {
    let at = id;
    for (let next = above.get(at) as string; next !== at; next = above.get(at) as string) at = next;
    return at;
  };
  for (const [a, b] of same) if (above.has(a) && above.has(b)) above.set(top(b), top(a));
  const numbers = new Map<string, number>();
  const groupOf = new Map<string, number>();
  for (const id of ids) {
    const number = numbers.get(top(id)) ?? numbers.size;
    numbers.set(top(id), number);
    groupOf.set(id, number);
  }
  return { groupOf, n: numbers.size };
}

/** Vertices connected through pairs that are not known to differ. */
function partsThatMayMeet(n: number, differ: Uint8Array): readonly (readonly number[])[] {
  const left = new Set(Array.from({ length: n }, (_, i) => i));
  const parts: number[][] = [];
  for (const start of left) {
    left.delete(start);
    const part = [start];
    for (let at = 0; at < part.length; at++)
      for (const other of left)
        if (differ[(part[at] as number) * n + other] === 0) {
          left.delete(other);
          part.push(other);
        }
    parts.push(part);
  }
  return parts;
}
