/**
 * What a map shows of a case, in one of two ways that never mix: as it may be published, made of released positions alone,
 * or as it is known inside, made of the rows. A mark of the first kind carries nothing finer than its own circle or cell,
 * so that whoever has the marks has what was released and no more. O(sites + readings of places).
 *
 * The assumption most likely to be wrong: that a site's own row is as coarse as the desk wants it to be.
 */
import type { Case, Day } from '../case.js';
import { casePlaces } from '../evidence/place/case-places.js';
import { type Cell, cellCorners } from '../measure/coarse-cell.js';
import type { Place } from '../measure/place.js';
import { type Gap, isGap } from '../problem.js';
import { mapPlaces } from './map-places.js';

export type MapMark = {
  /** of the site, or of the place and which reading of it */
  readonly id: string;
  readonly kind: 'site' | 'place';
  readonly name: string;
  readonly at: Place;
  /** of the circle about `at` that holds the place meant, km */
  readonly radiusKm: number;
  /** the cell it was published in, as a closed ring `[lon, lat]`; null: its circle is all that is told */
  readonly cell: readonly (readonly [number, number])[] | null;
  /** EDTF, when what was located stood there; only of places as they are known */
  readonly seenOn: string | null;
};

export type MapMarks = {
  readonly marks: readonly MapMark[];
  /** what is on no map, with the reason; empty as known */
  readonly held: readonly { readonly id: string; readonly name: string; readonly gap: Gap }[];
};

/** @param on the day of publication */
export function marksAsPublished(theCase: Case, on: Day): MapMarks {
  const nameOf = new Map(theCase.sites.map(({ id, name }) => [id, name]));
  const releases = casePlaces(theCase, on);
  const sites = mapPlaces(theCase, on).map.map(({ site, lat, lon, radiusKm }): MapMark => {
    const released = releases.find(({ placeId }) => placeId === site)?.released;
    const cell = released && !isGap(released) && isMiddleOf(released.cell, { lat, lon }) ? released.cell : null;
    return markOf(site, 'site', nameOf.get(site) ?? site, { lat, lon }, radiusKm, cell);
  });
  const places = releases.flatMap(({ placeId, released }): readonly MapMark[] =>
    nameOf.has(placeId) || isGap(released)
      ? []
      : [markOf(placeId, 'place', placeId, released.at, released.uncertaintyKm, released.cell)],
  );
  const held = releases.flatMap(({ placeId, released }) =>
    isGap(released) ? [{ id: placeId, name: nameOf.get(placeId) ?? placeId, gap: released }] : [],
  );
  return { marks: [...sites, ...places], held };
}

export function marksAsKnown({ sites, locations }: Pick<Case, 'sites' | 'locations'>): MapMarks {
  const nameOf = new Map(sites.map(({ id, name }) => [id, name]));
  const readings = locations.map(
    ({ placeId, at, radiusKm, seenOn, row }): MapMark => ({
      ...markOf(`${placeId}/${row.line}`, 'place', nameOf.get(placeId) ?? placeId, at, radiusKm, null),
      seenOn,
    }),
  );
  const own = sites.map(({ id, name, lat, lon, uncertaintyKm }) =>
    markOf(id, 'site', name, { lat, lon }, uncertaintyKm, null),
  );
  return { marks: [...own, ...readings], held: [] };
}

function markOf(
  id: string,
  kind: MapMark['kind'],
  name: string,
  at: Place,
  radiusKm: number,
  cell: Cell | null,
): MapMark {
  return { id, kind, name, at, radiusKm, cell: cell === null ? null : cellCorners(cell), seenOn: null };
}

const isMiddleOf = (cell: Cell | null, { lat, lon }: Place): boolean =>
  cell !== null && cell.centre.lat === lat && cell.centre.lon === lon;
