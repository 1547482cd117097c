/**
 * The Military Grid Reference System through `mgrs` (proj4js): `38SMB4488` is the square of 1 km whose south-west corner is 44 km
 * east and 88 km north in square MB of zone 38S. Polar squares (north of 84°, south of 80°) are not covered.
 * References truncate, as NGA's standard asks.
 */
import * as library from 'mgrs';
import type { Place } from './place.js';
import type { Box } from './plus-code.js';

// Node sees the package's CommonJS file, a bundler its module.
const mgrs = (library as { readonly default?: typeof library }).default ?? library;

/** @param digits of easting and of northing: 5 for squares of 1 m, 4 for 10 m … 0 for 100 km. Null where the grid does not reach. */
export function toMgrs({ lat, lon }: Place, digits: number): string | null {
  return lat >= -80 && lat < 84 ? mgrs.forward([lon, lat], digits) : null;
}

/**
 * The square a reference names, as the box of its south-west and north-east corners; null when it is none, or when no
 * point of the square lies in its own zone and band.
 */
export function readMgrs(text: string): Box | null {
  const code = text.trim().toUpperCase().replace(/\s+/g, '').replace(/^0/, '');
  const [, figures] = /^(?:[1-9]|[1-5]\d|60)[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V](\d*)$/.exec(code) ?? [];
  if (figures === undefined || figures.length % 2 === 1 || figures.length > 10) return null;
  const box = boxOf(code);
  return box && isItself(box, code, figures.length / 2) ? box : null;
}

function boxOf(code: string): Box | null {
  try {
    const [west, south, east, north] = mgrs.inverse(code);
    return { southWest: { lat: south, lon: west }, northEast: { lat: north, lon: east } };
  } catch {
    return null; // letters that no set of squares has
  }
}

/** Squares at the edge of a zone are cut, so that their middle may lie outside it: any point of a lattice will do. */
const LATTICE = [0.5, 0.01, 0.99, 0.25, 0.75];

function isItself({ southWest: a, northEast: b }: Box, code: string, digits: number): boolean {
  return LATTICE.some((i) =>
    LATTICE.some((j) => {
      const [lat, lon] = [a.lat + i * (b.lat - a.lat), a.lon + j * (b.lon - a.lon)];
      return lat >= -80 && lat < 84 && lon >= -180 && lon <= 180 && mgrs.forward([lon, lat], digits) === code;
    }),
  );
}
