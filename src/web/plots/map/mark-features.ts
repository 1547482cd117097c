/** Marks as what a map draws: a point each, and the area the place meant lies in. */
import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';
import type { MapMark } from '../../../core/depth/map-marks.js';
import { circleRing } from './circle.js';

/** A mark with what the page knows of it. */
export type DrawnMark = MapMark & {
  /** what there is of it, in words */
  readonly counts: string;
  /** the shorter line under its name on the map */
  readonly under: string;
  /** nothing of it is within the days chosen */
  readonly isFaint: boolean;
  readonly isChosen: boolean;
};

type Told = Pick<DrawnMark, 'id' | 'kind' | 'name' | 'under' | 'isFaint' | 'isChosen'> & {
  readonly isLookedAt: boolean;
};

export type MarkFeatures = {
  readonly marks: FeatureCollection<Point, Told>;
  readonly areas: FeatureCollection<Polygon, Told>;
};

/** @param lookedAt id of the mark that has the focus in a list beside the map */
export function markFeatures(marks: readonly DrawnMark[], lookedAt: string | null): MarkFeatures {
  const told = ({ id, kind, name, under, isFaint, isChosen }: DrawnMark): Told => ({
    ...{ id, kind, name, under, isFaint, isChosen },
    isLookedAt: id === lookedAt,
  });
  return {
    marks: collection(
      marks.map(
        (mark): Feature<Point, Told> => ({
          ...{ type: 'Feature', properties: told(mark) },
          geometry: { type: 'Point', coordinates: [mark.at.lon, mark.at.lat] },
        }),
      ),
    ),
    areas: collection(
      marks.map(
        (mark): Feature<Polygon, Told> => ({
          ...{ type: 'Feature', properties: told(mark) },
          geometry: { type: 'Polygon', coordinates: [ringOf(mark)] },
        }),
      ),
    ),
  };
}

/** West, south, east, north of all areas: what has to be seen, and no more than the marks tell. */
export function boundsOf(marks: readonly MapMark[]): [number, number, number, number] | null {
  const corners = marks.flatMap(ringOf);
  const [first] = corners;
  if (!first) return null;
  // Round the antimeridian, each longitude is taken where it is nearest to the first.
  const lons = corners.map(([lon]) => lon - 360 * Math.round((lon - first[0]) / 360));
  const lats = corners.map(([, lat]) => lat);
  const [least, most] = [
    (all: number[]) => all.reduce((a, b) => Math.min(a, b)),
    (all: number[]) => all.reduce((a, b) => Math.max(a, b)),
  ];
  return [least(lons), least(lats), most(lons), most(lats)];
}

const ringOf = ({ cell, at, radiusKm }: MapMark): [number, number][] =>
  cell === null ? circleRing(at, radiusKm) : cell.map(([lon, lat]) => [lon, lat]);

const collection = <F extends Feature>(features: F[]) => ({ type: 'FeatureCollection' as const, features }) as never;
