/**
 * Where each type stood before the strike and after it, as far as the case's own rows say: counts before, then what analysts
 * counted as present in images taken later, and the rows that report a move. Historic and coarse. A site nobody counted is
 * unknown, not empty, so the two sides need not add up; counts of different days may hold one asset twice, or none.
 */
import type { Case, Presence, Reading, RowPlace } from '../case.js';
import { firstDay } from '../measure/day.js';
import { type Gap, gap } from '../problem.js';
import type { Basing, BasingMeasures, TypeBasing } from './result.js';
import { effectiveBases, shannonBases, type Weighted, weightedMean, weightedMedian } from './weigh.js';

type Count = {
  readonly site: string;
  readonly type: string;
  readonly day: string;
  readonly n: number;
  readonly row: RowPlace;
};

/** @param kmOf distance of a site to the line, by site id */
export function basingOf(theCase: Case, kmOf: ReadonlyMap<string, number>): Basing {
  const strike = firstDay(theCase.strike.from);
  const isGeneric = (type: string): boolean => Object.hasOwn(theCase.typeGroups, type);
  const counted = theCase.presence.flatMap((row) => countOfPresence(row) ?? []).filter(({ type }) => !isGeneric(type));
  const before = newest(counted.filter(({ day }) => firstDay(day) <= strike));
  const after = newest([
    ...counted.filter(({ day }) => firstDay(day) > strike),
    ...seenAfter(theCase, strike).filter(({ type }) => !isGeneric(type)),
  ]);
  const types = [...new Set([...before, ...after].map(({ type }) => type))].sort();
  return {
    byType: types.map((type) => typeBasing(type, before, after, kmOf)),
    moves: theCase.events
      .filter((event) => event.kind === 'rebasing' && firstDay(event.date) >= strike)
      .map(({ row, date, precision, event }) => ({ row, date, precision, event })),
  };
}

function typeBasing(
  type: string,
  before: readonly Count[],
  after: readonly Count[],
  kmOf: ReadonlyMap<string, number>,
): TypeBasing {
  const own = (counts: readonly Count[]): readonly Count[] => counts.filter((count) => count.type === type);
  const [then, since] = [own(before), own(after)];
  const [was, is] = [measures(then, kmOf, 'before the strike'), measures(since, kmOf, 'after it')];
  return {
    type,
    before: then.map(({ site, day, n, row }) => ({ site, day, count: n, row })),
    after: since.map(({ site, day, n, row }) => ({ site, day, count: n, row })),
    was,
    is,
    meanShiftKm: shiftOf(was, is),
  };
}

/** Two counts are of one fleet only where neither is much smaller: what one side did not see has no place. */
const COMPARABLE = 0.8;

function shiftOf(was: BasingMeasures | Gap, is: BasingMeasures | Gap): number | Gap {
  if ('reason' in was) return was;
  if ('reason' in is) return is;
  if (Math.min(was.counted, is.counted) < COMPARABLE * Math.max(was.counted, is.counted))
    return gap('too-few', `${was.counted} counted before and ${is.counted} after: where the others stood is not known`);
  return is.weightedMeanKm - was.weightedMeanKm;
}

function measures(counts: readonly Count[], kmOf: ReadonlyMap<string, number>, when: string): BasingMeasures | Gap {
  const bases = counts.flatMap(({ site, n }): readonly Weighted[] =>
    n > 0 && kmOf.has(site) ? [{ km: kmOf.get(site) as number, weight: n }] : [],
  );
  if (bases.length === 0) return gap('no-source', `no row counts any ${when}`);
  return {
    counted: bases.reduce((sum, { weight }) => sum + weight, 0),
    weightedMeanKm: weightedMean(bases),
    weightedMedianKm: weightedMedian(bases),
    effectiveBases: effectiveBases(bases),
    shannonBases: shannonBases(bases),
  };
}

function countOfPresence({ siteId, assetType, asOf, mode, low, row }: Presence): Count | null {
  const n = mode ?? low;
  return n === null ? null : { site: siteId, type: assetType, day: asOf, n, row };
}

/** Counts of what stood there, in images taken after the strike; readings of damage count damage, not presence. */
function seenAfter(theCase: Case, strike: number): readonly Count[] {
  const images = new Map(theCase.imagery.map((image) => [image.id, image]));
  const speaksOfPresence = ({ state, identityState, count }: Reading): boolean =>
    (state === 'NO_DAMAGE' || state === 'UNKNOWN') &&
    identityState !== 'DECOY' &&
    identityState !== 'DERELICT' &&
    count !== null;
  return theCase.readings.filter(speaksOfPresence).flatMap((reading) => {
    const image = images.get(reading.imageId);
    // One item is one item, not a count of the apron; speech shows no apron at all.
    if (!image?.acquired || image.channel === 'none' || reading.itemId !== null) return [];
    if (firstDay(image.acquired) <= strike) return [];
    const day = image.acquired.slice(0, 10);
    return [{ site: reading.siteId, type: reading.assetType, day, n: reading.count as number, row: reading.row }];
  });
}

/** Per site and type the newest count, of one day the largest; in the order of site and type. */
function newest(counts: readonly Count[]): readonly Count[] {
  const kept = new Map<string, Count>();
  for (const count of counts) {
    const key = JSON.stringify([count.type, count.site]);
    const held = kept.get(key);
    const [a, b] = [firstDay(count.day), held ? firstDay(held.day) : Number.NEGATIVE_INFINITY];
    if (held === undefined || a > b || (a === b && count.n > held.n)) kept.set(key, count);
  }
  return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
