/** Places as people write them: `52.287, 104.305`, `33.87 S, 151.21 E`, an MGRS reference or a full plus code, each with what it leaves open. */
import { roundingKm } from './coarse-cell.js';
import { readMgrs } from './mgrs.js';
import { geodesicKm, type Place } from './place.js';
import { type Box, readPlusCode } from './plus-code.js';

export type WrittenPlace = {
  readonly form: 'degrees' | 'mgrs' | 'plus-code';
  readonly at: Place;
  /** what the writing itself leaves open: the rest of the digits, or half a cell, km */
  readonly radiusKm: number;
};

/** What a reader is told may stand for a place. */
export const PLACE_FORMS =
  'latitude, longitude in degrees, with signs or N S E W; an MGRS reference; or a full plus code';

/** Null when it is none of these, or no place on earth. */
export function readPlace(text: string): WrittenPlace | null {
  return readDegrees(text) ?? middle('plus-code', readPlusCode(text)) ?? middle('mgrs', readMgrs(text));
}

const DEGREES = /^\s*([+-]?)(\d{1,2}(?:\.(\d+))?)°?\s*([NS]?)\s*[,;\s]\s*([+-]?)(\d{1,3}(?:\.(\d+))?)°?\s*([EW]?)\s*$/;

function readDegrees(text: string): WrittenPlace | null {
  const [, north, lat, latDigits = '', pole, east, lon, lonDigits = '', side] = DEGREES.exec(text) ?? [];
  if (lat === undefined || lon === undefined) return null;
  // a letter says what a sign would say, for both of them or for none
  if ((pole === '') !== (side === '') || (pole !== '' && (north !== '' || east !== ''))) return null;
  const at = {
    lat: north === '-' || pole === 'S' ? -Number(lat) : Number(lat),
    lon: east === '-' || side === 'W' ? -Number(lon) : Number(lon),
  };
  if (Math.abs(at.lat) > 90 || Math.abs(at.lon) > 180) return null;
  return { form: 'degrees', at, radiusKm: roundingKm(at.lat, latDigits.length, lonDigits.length) };
}

function middle(form: WrittenPlace['form'], box: Box | null): WrittenPlace | null {
  if (!box) return null;
  const { southWest: a, northEast: b } = box;
  const at = { lat: (a.lat + b.lat) / 2, lon: (a.lon + b.lon) / 2 };
  // The side nearer the equator is the wider one; half the way round is as far as a place can be.
  const corners = [a, { lat: a.lat, lon: b.lon }, { lat: b.lat, lon: a.lon }, b];
  return { form, at, radiusKm: Math.max(...corners.map((corner) => geodesicKm(at, corner))) };
}
