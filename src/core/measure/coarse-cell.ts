/**
 * A fixed grid to publish coarse positions by: rows of 1°, 0.1°, 0.01° or 0.001° of latitude (111 km, 11 km, 1.1 km,
 * 111 m), cut into columns at least as wide, in kilometres, as the row is high, at every latitude.
 *
 * Each cell lies wholly inside one of the next coarser grid, so that two publications of one place at two precisions
 * say no more than the finer does. The grid is the same for everybody: no chance, no salt, nothing to average away. A place
 * at the edge of a cell shows that it lies in the cell and no more; readings of one place that fall into different cells
 * must not all be published (`evidence/place/publish-place.ts`).
 *
 * Rounding decimals does neither: see `roundingKm`.
 */
import { geodesicKm, type Place } from './place.js';

export type CellSize = '100m' | '1km' | '10km' | '100km';

export type Cell = {
  readonly size: CellSize;
  /** the same for every place in the cell: `1km:14228:37421` */
  readonly id: string;
  readonly centre: Place;
  /** of the smallest circle about the centre that holds the cell, km */
  readonly radiusKm: number;
};

/** Rows per degree of latitude. */
const PER_DEGREE: Readonly<Record<CellSize, number>> = { '100m': 1000, '1km': 100, '10km': 10, '100km': 1 };
const FINEST = 1000;

/** The cell a place lies in. */
export function cellOf({ lat, lon }: Place, size: CellSize): Cell {
  const per = PER_DEGREE[size];
  // Both from the finest row and column, so that cells nest exactly.
  const finestRow = Math.min(180 * FINEST - 1, Math.floor((lat + 90) * FINEST));
  const band = Math.floor(finestRow / FINEST);
  const columns = columnsOf(band);
  if (columns === 1) return polarCap(band, size);
  const around = columns * FINEST;
  const finestColumn = Math.floor(((lon + 180) / 360) * around) % around;
  const [row, column] = [Math.floor((finestRow * per) / FINEST), Math.floor((finestColumn * per) / FINEST)];
  const [high, wide] = [1 / per, 360 / (columns * per)];
  const centre = { lat: (row + 0.5) * high - 90, lon: (column + 0.5) * wide - 180 };
  const corners = [-0.5, 0.5].map((up) => ({ lat: centre.lat + up * high, lon: centre.lon + wide / 2 }));
  const radiusKm = Math.max(...corners.map((corner) => geodesicKm(centre, { ...corner, lon: within(corner.lon) })));
  return { size, id: `${size}:${row}:${column}`, centre, radiusKm };
}

/** Columns of the coarsest grid in a degree of latitude: none narrower than a degree of latitude, at its end nearer the pole. */
function columnsOf(band: number): number {
  const poleward = Math.max(Math.abs(band - 90), Math.abs(band - 89));
  // a millionth up, so that the last bits of a cosine cannot decide between two grids
  return Math.max(1, Math.floor(360 * Math.cos((poleward * Math.PI) / 180) + 1e-6));
}

/** Within a degree of a pole meridians run together, and every size gets the one cell. */
function polarCap(band: number, size: CellSize): Cell {
  const pole = { lat: band === 0 ? -90 : 90, lon: 0 };
  const radiusKm = geodesicKm(pole, { lat: band === 0 ? -89 : 89, lon: 0 });
  return { size, id: `cap:${band === 0 ? 'south' : 'north'}`, centre: pole, radiusKm };
}

/** The cell as a closed ring `[lon, lat]`, of its middle longitude and so beyond ±180 at the antimeridian. Null: a cap of a pole, which is none. */
export function cellCorners({ size, id, centre }: Cell): readonly (readonly [number, number])[] | null {
  if (id.startsWith('cap:')) return null;
  const per = PER_DEGREE[size];
  const band = Math.min(179, Math.floor(centre.lat + 90));
  const [high, wide] = [0.5 / per, 180 / (columnsOf(band) * per)];
  const { lat, lon } = centre;
  return [
    [lon - wide, lat - high],
    [lon + wide, lat - high],
    [lon + wide, lat + high],
    [lon - wide, lat + high],
    [lon - wide, lat - high],
  ];
}

const within = (lon: number): number => (lon > 180 ? lon - 360 : lon);

/** Kilometres in a degree of latitude, on the sphere of mean radius. */
const DEGREE_KM = 111.195;

/**
 * How far rounding to so many decimals of a degree can move a place, km: what a coordinate that was typed so says at
 * most. East to west it shrinks with latitude, so that as a disguise it hides less the farther from the equator.
 */
export function roundingKm(lat: number, decimals: number, lonDecimals = decimals): number {
  const half = (digits: number): number => (DEGREE_KM / 2) * tenths(digits);
  const [north, east] = [half(decimals), half(lonDecimals) * Math.cos((lat * Math.PI) / 180)];
  return Math.sqrt(north * north + east * east);
}

/** 10 to the minus `digits`. */
const tenths = (digits: number): number => Number(`1e-${digits}`);
