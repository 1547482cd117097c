/**
 * Public places as GeoJSON (RFC 7946), and beside it those that are held back, each with its reason. Only what was released
 * enters: no reading, no author, no reason of the desk's. Coordinates carry as many decimals as the precision means.
 */
import type { Precision } from '../../measure/location.js';
import { type Gap, isGap } from '../../problem.js';
import type { PlaceRelease, PublicPlace } from './publish-place.js';

export type PlacesDocument = {
  readonly type: 'FeatureCollection';
  readonly features: readonly PlaceFeature[];
  readonly withheld: readonly { readonly placeId: string; readonly gap: Gap }[];
};

export type PlaceFeature = {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [lon: number, lat: number] };
  /** Darwin Core's term, metres */
  readonly properties: {
    readonly coordinateUncertaintyInMeters: number;
    readonly precision: Precision;
    readonly cell: string | null;
  };
};

export function placesGeoJson(releases: readonly PlaceRelease[]): PlacesDocument {
  return {
    type: 'FeatureCollection',
    features: releases.flatMap(({ released }) => (isGap(released) ? [] : [feature(released)])),
    withheld: releases.flatMap(({ placeId, released }) => (isGap(released) ? [{ placeId, gap: released }] : [])),
  };
}

/** Half a unit of the last decimal is within a hundredth of the cell. */
const DECIMALS: Readonly<Record<Precision, number>> = {
  ...{ exact: 6, '100m': 5, '1km': 4, '10km': 3, '100km': 2, withheld: 0 },
};

function feature({ placeId, precision, at, uncertaintyKm, cell }: PublicPlace): PlaceFeature {
  const printed = (degrees: number): number => Number(degrees.toFixed(DECIMALS[precision]));
  return {
    type: 'Feature',
    id: placeId,
    geometry: { type: 'Point', coordinates: [printed(at.lon), printed(at.lat)] },
    properties: {
      coordinateUncertaintyInMeters: Math.ceil(uncertaintyKm * 1000),
      precision,
      cell: cell?.id ?? null,
    },
  };
}
