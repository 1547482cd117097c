/**
 * Plus codes (Open Location Code, Google 2014): a code names a cell of latitude and longitude. Ten digits are cells of
 * 1/8000°, 14 m high; each further digit cuts the cell in 5 rows and 4 columns.
 *
 * All by integers of the finest cell, as the reference asks: both npm packages (`open-location-code` 1.0.3, `pluscodes`
 * 3.0.1) go through fractions of degrees and miss 21 of 36 published codes, so this one is our own.
 */
import { InputError } from '../problem.js';
import type { Place } from './place.js';

const DIGITS = '23456789CFGHJMPQRVWX';
const SEPARATOR_AT = 8;
const PAIRS = 10;
const MOST = 15;
/** Cells of the finest code per degree: 8000 · 5⁵ of latitude, 8000 · 4⁵ of longitude. */
const LAT_CELLS = 25_000_000;
const LON_CELLS = 8_192_000;

/** South-west and north-east corner. */
export type Box = { readonly southWest: Place; readonly northEast: Place };

/** @param digits 2, 4, 6, 8, or 10 to 15 */
export function toPlusCode({ lat, lon }: Place, digits = PAIRS): string {
  if (!isLength(digits)) throw new InputError('plusCode.digits', '2, 4, 6, 8, or 10 to 15', digits);
  const east = cells(lon, LON_CELLS) + 180 * LON_CELLS;
  let y = Math.min(180 * LAT_CELLS - 1, Math.max(0, cells(lat, LAT_CELLS) + 90 * LAT_CELLS));
  let x = east - Math.floor(east / (360 * LON_CELLS)) * 360 * LON_CELLS;
  let code = '';
  for (let i = MOST; i > PAIRS; i--) {
    code = digit((y % 5) * 4 + (x % 4)) + code;
    [y, x] = [Math.floor(y / 5), Math.floor(x / 4)];
  }
  for (let i = PAIRS; i > 0; i -= 2) {
    code = digit(y % 20) + digit(x % 20) + code;
    [y, x] = [Math.floor(y / 20), Math.floor(x / 20)];
  }
  const kept = code.slice(0, digits).padEnd(SEPARATOR_AT, '0');
  return `${kept.slice(0, SEPARATOR_AT)}+${kept.slice(SEPARATOR_AT)}`;
}

/** The cell a full code names; null when it is none. A short code (`9QCJ+2V`) names a place only beside a town: null too. */
export function readPlusCode(text: string): Box | null {
  const code = text.trim().toUpperCase();
  const [, head = '', tail = ''] = /^([2-9CFGHJMPQRVWX]+0*)\+([2-9CFGHJMPQRVWX]*)$/.exec(code) ?? [];
  const stated = head.replace(/0+$/, '') + tail;
  if (head.length !== SEPARATOR_AT || (head.includes('0') && tail !== '') || !isLength(Math.min(stated.length, MOST)))
    return null;
  let [y, x, high, wide] = [0, 0, 400 * LAT_CELLS, 400 * LON_CELLS];
  for (let i = 0; i < Math.min(stated.length, PAIRS); i += 2) {
    [high, wide] = [high / 20, wide / 20];
    y += high * value(stated, i);
    x += wide * value(stated, i + 1);
  }
  for (let i = PAIRS; i < Math.min(stated.length, MOST); i++) {
    [high, wide] = [high / 5, wide / 4];
    y += high * Math.floor(value(stated, i) / 4);
    x += wide * (value(stated, i) % 4);
  }
  if (y >= 180 * LAT_CELLS || x >= 360 * LON_CELLS) return null;
  const north = Math.min(180 * LAT_CELLS, y + high);
  return {
    southWest: { lat: y / LAT_CELLS - 90, lon: x / LON_CELLS - 180 },
    northEast: { lat: north / LAT_CELLS - 90, lon: (x + wide) / LON_CELLS - 180 },
  };
}

/** Whole cells below a coordinate, the last bits of a decimal fraction rounded off first (as the reference does). */
const cells = (degrees: number, perDegree: number): number => Math.floor(Math.round(degrees * perDegree * 1e6) / 1e6);

const isLength = (digits: number): boolean =>
  Number.isInteger(digits) && digits >= 2 && digits <= MOST && (digits >= PAIRS || digits % 2 === 0);
const digit = (at: number): string => DIGITS[at] as string;
const value = (code: string, at: number): number => DIGITS.indexOf(code[at] as string);
