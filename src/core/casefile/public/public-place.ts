/**
 * The position of a site as it may leave a desk: no finer than the policy of the case, and than ten kilometres. A position
 * finer than that becomes the middle of its cell; one that was coarse already stays as it is, with its uncertainty.
 */
import { type CellSize, cellOf } from '../../measure/coarse-cell.js';
import { coarser, isCell, type Precision } from '../../measure/location.js';

export const FINEST_PUBLIC: Precision = '10km';

/** Digits after the point that a position of a cell this size may carry. */
const DECIMALS: Readonly<Record<CellSize, number>> = { '100m': 3, '1km': 2, '10km': 1, '100km': 0 };

export type WrittenPlace = { readonly lat: string; readonly lon: string; readonly uncertaintyKm: string };

/** @returns the place as it is published, and whether that is another than was written */
export function publicPlace(place: WrittenPlace, policy: Precision): WrittenPlace & { readonly isCoarsened: boolean } {
  const wanted = coarser(policy, FINEST_PUBLIC);
  const size: CellSize = isCell(wanted) ? wanted : '100km';
  const [lat, lon, uncertainty] = [place.lat, place.lon, place.uncertaintyKm].map(Number) as [number, number, number];
  const cell = cellOf({ lat, lon }, size);
  const isCoarse =
    decimalsOf(place.lat) <= DECIMALS[size] && decimalsOf(place.lon) <= DECIMALS[size] && uncertainty >= cell.radiusKm;
  if (isCoarse) return { ...place, isCoarsened: false };
  return {
    lat: printed(cell.centre.lat),
    lon: printed(cell.centre.lon),
    uncertaintyKm: String(Math.ceil(cell.radiusKm + uncertainty)),
    isCoarsened: true,
  };
}

const decimalsOf = (written: string): number => written.split('.')[1]?.replace(/0+$/, '').length ?? 0;
const printed = (degrees: number): string => String(Math.round(degrees * 100) / 100);
