/**
 * Where a map may show each site: the coarser of the case's own coarse row and of what analyst and policy allow of the
 * site's place (`locations`). A place that is held back is on no map.
 */
import type { Case, Day } from '../case.js';
import { casePlaces } from '../evidence/place/case-places.js';
import { isGap } from '../problem.js';
import { coarsePlace } from './coarse-place.js';
import type { CoarsePlace } from './result.js';

export type MapPlaces = { readonly map: readonly CoarsePlace[]; readonly warnings: readonly string[] };

/** @param on the day of publication */
export function mapPlaces(theCase: Case, on: Day): MapPlaces {
  const releases = new Map(casePlaces(theCase, on).map(({ placeId, released }) => [placeId, released]));
  const warnings: string[] = [];
  const map = theCase.sites.flatMap((site): readonly CoarsePlace[] => {
    const own = coarsePlace(site);
    const released = releases.get(site.id);
    if (!released) return [own];
    if (isGap(released)) {
      warnings.push(
        `${site.name} is on no map: ${released.detail}; its row in sites still places it within ${site.uncertaintyKm} km`,
      );
      return [];
    }
    const { at, uncertaintyKm } = released;
    if (uncertaintyKm <= own.radiusKm) return [own];
    if (site.uncertaintyKm < uncertaintyKm)
      warnings.push(
        `${site.name}: its row in sites places it within ${site.uncertaintyKm} km, finer than ${Math.round(uncertaintyKm)} km, which may be published`,
      );
    return [{ site: site.id, ...at, radiusKm: uncertaintyKm }];
  });
  return { map, warnings };
}
