/**
 * Files that show nearly the same, over everything that is kept: a picture by its hash, a clip by those of its frames, a file
 * kept in two cases by its bytes. A proposal: nothing is merged until a person says so (`merges.ts`).
 *
 * Model: two files are near when a frame of one is within 31 bits of a frame of the other, turned or not.
 * Most likely wrong: a title card or a black frame that two clips share joins them; flat frames are left out for that reason, and
 * each link says which distance joined it.
 * Cost: the search over all frames.
 */
import type { Transform } from './dihedral.js';
import { makeGroups } from './groups.js';
import { nearPairs, type Picture, turnedDistance } from './near-pairs.js';
import { type Pdq, SAME_WITHIN } from './pdq.js';

/** `id`: the digest of the bytes, so that one file kept twice is one. */
export type HashedFile = { readonly id: string; readonly pdqs: readonly Pdq[] };

export type FileLink = {
  readonly a: string;
  readonly b: string;
  /** bits between their two nearest frames, 0 to 256 */
  readonly distance: number;
  /** what has to be done to `a` to look like `b` */
  readonly transform: Transform;
};

export type FileCluster = {
  readonly ids: readonly string[];
  readonly links: readonly FileLink[];
  /** bits between its two members that are furthest apart; over 31: joined only through others */
  readonly widest: number;
};

/** @param joined pairs a person merged, which stand whatever their distance */
export function fileClusters(
  files: readonly HashedFile[],
  joined: readonly (readonly [string, string])[] = [],
  most = SAME_WITHIN,
): readonly FileCluster[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  const links = linksOf([...byId.values()], most);
  const groups = makeGroups();
  for (const { a, b } of links) groups.join(a, b);
  for (const [a, b] of joined) if (byId.has(a) && byId.has(b)) groups.join(a, b);
  return groups.all().map((ids) => {
    const members = new Set(ids);
    return {
      ids,
      links: links.filter(({ a }) => members.has(a)),
      widest: widestOf(ids.flatMap((id) => byId.get(id) ?? [])),
    };
  });
}

function linksOf(files: readonly HashedFile[], most: number): readonly FileLink[] {
  const owner: string[] = [];
  const pictures: Picture[] = files.flatMap(({ id, pdqs }) =>
    pdqs.map((pdq) => ({ id: String(owner.push(id) - 1), pdq })),
  );
  const nearest = new Map<string, FileLink>();
  for (const pair of nearPairs(pictures, most)) {
    const [a, b] = [owner[Number(pair.a)] as string, owner[Number(pair.b)] as string];
    if (a === b) continue;
    const key = `${a} ${b}`;
    const before = nearest.get(key);
    if (!before || pair.distance < before.distance)
      nearest.set(key, { a, b, distance: pair.distance, transform: pair.transform });
  }
  return [...nearest.values()];
}

function widestOf(members: readonly HashedFile[]): number {
  let widest = 0;
  for (const [i, a] of members.entries())
    for (const b of members.slice(i + 1))
      widest = Math.max(
        widest,
        Math.min(...a.pdqs.flatMap((p) => b.pdqs.map((q) => turnedDistance(p, q).distance)), 256),
      );
  return widest;
}
