/**
 * Distances on the WGS84 ellipsoid (Karney 2013, by GeographicLib). Latitude then longitude in degrees, as objects;
 * `[lon, lat]` only inside GeoJSON. Kilometres.
 */
import geodesic from 'geographiclib-geodesic';

export type LatLon = { readonly lat: number; readonly lon: number };

/** Geodesic distance in km. */
export function distanceKm(a: LatLon, b: LatLon): number {
  return (geodesic.Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon, geodesic.Geodesic.DISTANCE).s12 as number) / 1000;
}

/** A polyline in GeoJSON order. */
export type Polyline = readonly (readonly [lon: number, lat: number])[];

/**
 * Distance in km to the nearest point of any of the lines; null when there is no point. The nearest point of each great
 * circle segment is found on the sphere and measured on the ellipsoid; the best few are measured, so the error is the
 * second-order difference between the two (below 0.1 km). O(points).
 */
export function distanceToLinesKm(from: LatLon, lines: readonly Polyline[]): number | null {
  const p = toUnit(from);
  const near: { readonly angle: number; readonly at: Vector }[] = [];
  for (const line of lines)
    for (let i = 0; i < line.length; i++) {
      const a = toUnit(pair(line[i]));
      const b = i + 1 < line.length ? toUnit(pair(line[i + 1])) : a;
      const at = nearestOnSegment(p, a, b);
      near.push({ angle: angleBetween(p, at), at });
    }
  const best = near.sort((x, y) => x.angle - y.angle).slice(0, MEASURED);
  return best.length === 0 ? null : Math.min(...best.map(({ at }) => distanceKm(from, toLatLon(at))));
}

/** Candidates measured on the ellipsoid. */
const MEASURED = 8;

type Vector = readonly [number, number, number];
const RADIANS = Math.PI / 180;

const pair = (point: readonly [number, number] | undefined): LatLon => {
  const [lon, lat] = point as readonly [number, number];
  return { lat, lon };
};

function toUnit({ lat, lon }: LatLon): Vector {
  const [phi, lambda] = [lat * RADIANS, lon * RADIANS];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

const toLatLon = ([x, y, z]: Vector): LatLon => ({
  lat: Math.atan2(z, Math.sqrt(x * x + y * y)) / RADIANS,
  lon: Math.atan2(y, x) / RADIANS,
});

function nearestOnSegment(p: Vector, a: Vector, b: Vector): Vector {
  const n = cross(a, b);
  const size = Math.sqrt(dot(n, n));
  if (size < 1e-15) return a;
  const unit: Vector = [n[0] / size, n[1] / size, n[2] / size];
  const height = dot(p, unit);
  const foot = normalized([p[0] - height * unit[0], p[1] - height * unit[1], p[2] - height * unit[2]]);
  const between = dot(cross(a, foot), unit) >= 0 && dot(cross(foot, b), unit) >= 0;
  if (between) return foot;
  return angleBetween(p, a) <= angleBetween(p, b) ? a : b;
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
function normalized(v: Vector): Vector {
  const size = Math.sqrt(dot(v, v));
  return size === 0 ? v : [v[0] / size, v[1] / size, v[2] / size];
}
function angleBetween(a: Vector, b: Vector): number {
  const c = cross(a, b);
  return Math.atan2(Math.sqrt(dot(c, c)), dot(a, b));
}
