/**
 * Sites as GeoJSON (RFC 7946), no finer placed than may be published on the day, each with the radius in metres within which it
 * lies (Darwin Core's `coordinateUncertaintyInMeters`) and what is seen there at least. A place that is held back is not there.
 */
import { mapPlaces } from '../../depth/map-places.js';
import type { FloorCell } from '../../losses/result.js';
import { isGap } from '../../problem.js';
import type { Run } from '../../run.js';
import { jsonText, type RunDocument } from './document.js';

export const GEOJSON: RunDocument = {
  name: 'geojson',
  title: 'Sites with the uncertainty of their place, GeoJSON',
  mediaType: 'application/geo+json',
  files: (run) => [{ path: 'sites.geojson', text: jsonText(sitesGeoJson(run)) }],
};

export function sitesGeoJson(run: Run) {
  const sites = new Map(run.theCase.sites.map((site) => [site.id, site]));
  const seenAt = (id: string, as: FloorCell['state']): number | null =>
    isGap(run.losses)
      ? null
      : run.losses.floor.byCell
          .filter(({ site, state }) => site === id && state === as)
          .reduce((sum, { count }) => sum + count, 0);
  return {
    type: 'FeatureCollection',
    features: mapPlaces(run.theCase, run.asOf).map.map(({ site, lat, lon, radiusKm }) => ({
      type: 'Feature',
      id: site,
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        name: sites.get(site)?.name ?? site,
        coordinateUncertaintyInMeters: Math.ceil(radiusKm * 1000),
        targeted: sites.get(site)?.targeted ?? null,
        seenDestroyed: seenAt(site, 'DESTROYED'),
        seenHit: seenAt(site, 'DAMAGED_OR_DESTROYED'),
      },
    })),
  };
}
