/**
 * A position no finer than it is known, for a map: rounded to a grid at least as coarse as the site's own precision, and
 * never finer than ten kilometres. The circle holds the place the row means.
 */
import type { Site } from '../case.js';
import type { CoarsePlace } from './result.js';

const LEAST_KM = 10;
const KM_A_DEGREE = 111.2;
/** Degrees; a finer grid than the last but one is never used at `LEAST_KM`. */
const GRID = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 90, 180, 360];

export function coarsePlace({
  id,
  lat,
  lon,
  uncertaintyKm,
}: Pick<Site, 'id' | 'lat' | 'lon' | 'uncertaintyKm'>): CoarsePlace {
  const coarse = Math.max(LEAST_KM, uncertaintyKm);
  const north = stepOf(coarse / KM_A_DEGREE, 90);
  const placed = Math.max(-90, Math.min(90, round(lat, north)));
  // Meridians meet at the poles: the step in longitude widens until all of them are one.
  const narrow = Math.cos((placed * Math.PI) / 180);
  const east = narrow < 1e-9 ? 360 : stepOf(coarse / (KM_A_DEGREE * narrow), 360);
  const turned = round(lon, east);
  const off =
    (KM_A_DEGREE * Math.sqrt(north * north + Math.min(180, east) * Math.min(180, east) * narrow * narrow)) / 2;
  return {
    site: id,
    lat: placed,
    lon: east >= 360 ? 0 : turned > 180 ? turned - 360 : turned,
    radiusKm: uncertaintyKm + off,
  };
}

const stepOf = (degrees: number, most: number): number => GRID.find((step) => step >= degrees) ?? most;

/** Steps are tenths or whole: counted in tenths, no binary dust is left on them. */
function round(x: number, step: number): number {
  const tenths = Math.round(step * 10);
  return (Math.round((x * 10) / tenths) * tenths) / 10;
}
