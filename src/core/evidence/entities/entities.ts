/**
 * One asset, many sightings: who is one by name or by decision, and how few and how many distinct assets were seen at each
 * site, of each type.
 *
 * Known to be one: sightings of one item; two that somebody took for one. Known to differ: what one analyst counted of one
 * type in one image; two items; types that exclude each other; two that somebody held apart. All else may be one or two: two
 * analysts on one image, one apron on two days. A decision stands above two items' names. Most likely wrong: an analyst who
 * counted one asset twice. Cost: that of `uniqueRange` for each site and type.
 */
import type { Case } from '../../case.js';
import { rowsBy } from '../../measure/rows-by.js';
import type { Gap } from '../../problem.js';
import { pairMarks } from '../reading/agreement.js';
import type { ReadImage } from '../result.js';
import { type Decisions, standingDecisions } from './decisions.js';
import { type Counted, type Sighting, sightingsOf } from './sightings.js';
import { joined, type SightingGraph, type UniqueRange, uniqueRange } from './unique-range.js';

export type TypeRange = {
  /** a type or generic type; null: all of the site together */
  readonly type: string | null;
  readonly sightings: number;
  readonly range: UniqueRange | Gap;
};

export type SiteEntities = {
  readonly siteId: string;
  readonly all: TypeRange;
  readonly types: readonly TypeRange[];
  /** sightings that are one asset, each set in the order they stand in the case; single ones too */
  readonly assets: readonly (readonly Sighting[])[];
  /** two marks of different readers on one picture that stand in one place, and nobody decided */
  readonly proposed: readonly (readonly [Sighting, Sighting])[];
};

export type Entities = { readonly sites: readonly SiteEntities[]; readonly decisions: Decisions };

type Named = Pick<Case, 'items' | 'marks' | 'links' | 'typeGroups'>;

/** @param images that can show the strike, read */
export function entitiesOf(theCase: Named, images: readonly ReadImage[], what: Counted): Entities {
  const decisions = standingDecisions(theCase.links);
  const bySite = rowsBy(sightingsOf(theCase, images, what), ({ reading }) => reading.siteId);
  const mayBeOne = compatible(theCase.typeGroups);
  const sites = bySite.keys.map((siteId): SiteEntities => {
    const own = bySite.of(siteId);
    const byType = rowsBy(own, ({ reading }) => reading.assetType);
    const rangeOf = (type: string | null, list: readonly Sighting[]): TypeRange => ({
      ...{ type, sightings: list.length },
      range: uniqueRange(graphOf(list, decisions, mayBeOne)),
    });
    const graph = graphOf(own, decisions, mayBeOne);
    const { groupOf } = joined(graph);
    const assets = rowsBy(own, ({ id }) => groupOf.get(id));
    return {
      ...{ siteId, all: rangeOf(null, own) },
      types: byType.keys.map((type) => rangeOf(type, byType.of(type))),
      assets: assets.keys.map((group) => assets.of(group)),
      proposed: proposedAmong(own, graph, decisions, mayBeOne),
    };
  });
  return { sites, decisions };
}

type MayBeOne = (a: string, b: string) => boolean;

function graphOf(list: readonly Sighting[], { same, apart }: Decisions, mayBeOne: MayBeOne): SightingGraph {
  const there = new Map(list.map((sighting) => [sighting.id, sighting]));
  const known = (pairs: Decisions['same']) => pairs.filter(([a, b]) => there.has(a) && there.has(b));
  const byItem = rowsBy(
    list.filter(({ reading }) => reading.itemId !== null),
    ({ reading }) => reading.itemId as string,
  );
  const named = byItem.keys.flatMap((item) => {
    const [first, ...rest] = byItem.of(item).map(({ id }) => id);
    return rest.map((id) => [first as string, id] as const);
  });
  const isOne = joined({ ids: [...there.keys()], same: [...named, ...known(same)] });
  // Items that a decision took for one are one; all others differ.
  const items = onePerGroup(
    byItem.keys.map((item) => byItem.of(item)[0]?.id ?? ''),
    isOne,
  );
  const counted = rowsBy(list, ({ reading }) => JSON.stringify([reading.imageId, reading.sourceId, reading.assetType]));
  const inOneCount = counted.keys.map((key) => onePerItem(counted.of(key)));
  return {
    ids: [...there.keys()],
    same: [...named, ...known(same)],
    distinct: [...inOneCount, items, ...known(apart)],
    isUnlike: (a, b) => !mayBeOne(there.get(a)?.reading.assetType ?? '', there.get(b)?.reading.assetType ?? ''),
  };
}

function onePerGroup(ids: readonly string[], { groupOf }: ReturnType<typeof joined>): readonly string[] {
  const seen = new Set<number | undefined>();
  return ids.filter((id) => !seen.has(groupOf.get(id)) && seen.add(groupOf.get(id)));
}

/** An analyst who names one item in two rows of one image speaks of one asset. */
function onePerItem(list: readonly Sighting[]): readonly string[] {
  const seen = new Set<string>();
  return list.flatMap(({ id, reading: { itemId } }) => {
    if (itemId !== null && seen.has(itemId)) return [];
    if (itemId !== null) seen.add(itemId);
    return [id];
  });
}

/** Whether an asset may be of both types, one of them or both being generic. */
function compatible(groups: Case['typeGroups']): MayBeOne {
  const within = (type: string): readonly string[] => groups[type] ?? [type];
  return (a, b) => {
    if (a === b) return true;
    const [mine, others] = [within(a), within(b)];
    return mine.includes('*') || others.includes('*') || mine.some((type) => others.includes(type));
  };
}

/** Parts of the longer side within which two marks are proposed as one; shapes of pictures are not known here. */
const REACH = 0.02;
const SQUARE = { width: 1, height: 1 };

function proposedAmong(
  list: readonly Sighting[],
  graph: SightingGraph,
  { apart }: Decisions,
  mayBeOne: MayBeOne,
): SiteEntities['proposed'] {
  const { groupOf } = joined(graph);
  const marked = list.filter(({ mark }) => mark !== null);
  const byPicture = rowsBy(marked, ({ mark }) => `${mark?.file} ${mark?.fragment ?? ''}`);
  const isDecided = (a: Sighting, b: Sighting): boolean =>
    groupOf.get(a.id) === groupOf.get(b.id) ||
    apart.some(([x, y]) => (x === a.id && y === b.id) || (x === b.id && y === a.id));
  return byPicture.keys.flatMap((picture) => {
    const bySource = rowsBy(byPicture.of(picture), ({ reading }) => reading.sourceId);
    return bySource.keys.flatMap((first, i) =>
      bySource.keys.slice(i + 1).flatMap((second) => {
        const [mine, theirs] = [bySource.of(first), bySource.of(second)];
        return pairMarks(mine.map(placed), theirs.map(placed), SQUARE, REACH).flatMap((pair) => {
          const [a, b] = [mine[pair.first] as Sighting, theirs[pair.second] as Sighting];
          const isOpen = mayBeOne(a.reading.assetType, b.reading.assetType) && !isDecided(a, b);
          return isOpen ? [[a, b] as const] : [];
        });
      }),
    );
  });
}

const placed = ({ reading, mark }: Sighting) => ({
  ...{ id: mark?.id ?? null, x: mark?.x ?? 0, y: mark?.y ?? 0, label: null },
  ...{ assetType: reading.assetType, state: reading.state, confidence: reading.confidence },
  identityState: reading.identityState,
});
