/** A circle on the sphere as a closed ring `[lon, lat]`, for the eye: distances that are told are geodesic (core/measure). */
import type { Place } from '../../../core/measure/place.js';

const CORNERS = 72;
const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;

/** Longitudes run on beyond ±180, so that a circle over the antimeridian stays in one piece. */
export function circleRing({ lat, lon }: Place, radiusKm: number): [number, number][] {
  const [phi, angle] = [lat * RADIANS, radiusKm / EARTH_KM];
  return Array.from({ length: CORNERS + 1 }, (_, i) => {
    const bearing = ((i % CORNERS) / CORNERS) * 2 * Math.PI;
    const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
      Math.cos(angle) - Math.sin(phi) * sine,
    );
    return [lon + east / RADIANS, Math.asin(Math.min(1, Math.max(-1, sine))) / RADIANS];
  });
}
