/**
 * Near-duplicates in clusters, as a proposal: nothing is merged until a person says so (`merges.ts`).
 *
 * Model: two pictures within 31 bits, turned or not, are joined; a cluster is all that is joined through others.
 * Most likely wrong: that what is joined through others is one picture. A clip that pans joins its first frame to its last, so every
 * cluster says how far its members are apart at most.
 * Cost: the search, then m² distances in a cluster of m.
 */
import { makeGroups } from './groups.js';
import { type NearPair, nearPairs, type Picture, turnedDistance } from './near-pairs.js';
import { SAME_WITHIN } from './pdq.js';

export type Cluster = {
  /** in the order of the pictures */
  readonly ids: readonly string[];
  /** the pairs that join it, each with its distance */
  readonly links: readonly NearPair[];
  /** bits between its two members that are furthest apart; over 31: joined only through others */
  readonly widest: number;
};

export function clustersOf(pictures: readonly Picture[], most = SAME_WITHIN): readonly Cluster[] {
  const pairs = nearPairs(pictures, most);
  const groups = makeGroups();
  for (const { a, b } of pairs) groups.join(a, b);
  const groupOf = new Map(groups.all().flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  const clusters = groups.all().map(() => ({ members: [] as Picture[], links: [] as NearPair[] }));
  for (const picture of pictures) clusters[groupOf.get(picture.id) ?? -1]?.members.push(picture);
  for (const pair of pairs) clusters[groupOf.get(pair.a) ?? -1]?.links.push(pair);
  return clusters.map(({ members, links }) => ({
    ids: members.map(({ id }) => id),
    links,
    widest: widestOf(members),
  }));
}

function widestOf(members: readonly Picture[]): number {
  let widest = 0;
  for (const [i, a] of members.entries())
    for (const b of members.slice(i + 1)) widest = Math.max(widest, turnedDistance(a.pdq, b.pdq).distance);
  return widest;
}
