/**
 * What two records have in common, as a level per field: −1 where one of them says nothing, 0 for different, up to the same.
 * Place and time are one field, the scene: losses of one strike share both, and taken apart their agreement would count twice.
 */
import type { LossRecord } from './loss-record.js';
import { similarity } from './similarity.js';

/** Levels above "not stated" of each field. */
const SERIAL_LEVELS = 3;
const NAME_LEVELS = 4;
const PLACE_LEVELS = 3;
const DATE_LEVELS = 4;
const SCENES = (PLACE_LEVELS + 1) * (DATE_LEVELS + 1);

export type FieldName = 'serial' | 'name' | 'scene';
export const FIELDS: readonly { readonly name: FieldName; readonly codes: number }[] = [
  { name: 'serial', codes: SERIAL_LEVELS + 1 },
  { name: 'name', codes: NAME_LEVELS + 1 },
  { name: 'scene', codes: SCENES },
];
/** Number of different comparisons. */
export const PATTERNS = FIELDS.reduce((product, { codes }) => product * codes, 1);

/** The comparison as one number: codes (level + 1) of the fields, the first one changing fastest. */
export function compare(a: LossRecord, b: LossRecord): number {
  const serial = 1 + serialLevel(a.serial, b.serial);
  const name = 1 + nameLevel(a.name, b.name);
  const scene = (1 + placeLevel(a, b)) * (DATE_LEVELS + 1) + 1 + dateLevel(a, b);
  return serial + (SERIAL_LEVELS + 1) * (name + (NAME_LEVELS + 1) * scene);
}

/** Codes of the fields in a comparison, in the order of FIELDS. */
export function codesOf(pattern: number): readonly number[] {
  let left = pattern;
  return FIELDS.map(({ codes }) => {
    const code = left % codes;
    left = (left - code) / codes;
    return code;
  });
}

const SERIAL_WORDS = ['not stated', 'different', 'near', 'same'];
const NAME_WORDS = ['not stated', 'different', 'like', 'near', 'same'];
const PLACE_WORDS = ['not stated', 'elsewhere', 'near', 'same'];
const DATE_WORDS = ['not stated', 'far apart', 'within ten days', 'within two days', 'same day'];

/** The comparison in words, for the log of merges. */
export function describe(pattern: number): Readonly<Record<'serial' | 'name' | 'place' | 'date', string>> {
  const [serial = 0, name = 0, scene = 0] = codesOf(pattern);
  return {
    serial: SERIAL_WORDS[serial] as string,
    name: NAME_WORDS[name] as string,
    place: PLACE_WORDS[Math.floor(scene / (DATE_LEVELS + 1))] as string,
    date: DATE_WORDS[scene % (DATE_LEVELS + 1)] as string,
  };
}

/** The same or a near place within two days: the two may come from one strike. */
export function isOneScene(pattern: number): boolean {
  const scene = codesOf(pattern)[2] as number;
  return scene >= 2 * (DATE_LEVELS + 1) && scene % (DATE_LEVELS + 1) >= DATE_LEVELS - 1;
}

/** The code of a field that says nothing: it neither supports nor speaks against. */
export const isSilent = (field: FieldName, code: number): boolean => field !== 'scene' && code === 0;

function serialLevel(a: string | null, b: string | null): number {
  if (a === null || b === null) return -1;
  const alike = similarity(a, b);
  return alike === 1 ? 2 : alike >= 0.75 ? 1 : 0;
}

function nameLevel(a: string | null, b: string | null): number {
  if (a === null || b === null) return -1;
  const alike = similarity(a, b);
  return alike === 1 ? 3 : alike >= 0.85 ? 2 : alike >= 0.65 ? 1 : 0;
}

const SAME_KM = 1.5;
const NEAR_KM = 15;

function placeLevel(a: LossRecord, b: LossRecord): number {
  if (a.lat !== null && a.lon !== null && b.lat !== null && b.lon !== null) {
    const km = roughKm(a.lat, a.lon, b.lat, b.lon);
    return km < SAME_KM ? 2 : km < NEAR_KM ? 1 : 0;
  }
  if (a.place === null || b.place === null) return -1;
  const alike = similarity(a.place, b.place);
  return alike === 1 ? 2 : alike >= 0.75 ? 1 : 0;
}

const KM_PER_DEGREE = 111.2;

/** On a sphere, flat around the pair: good to a per cent at the distances asked for. Never reported. */
function roughKm(lat: number, lon: number, toLat: number, toLon: number): number {
  const north = toLat - lat;
  const way = toLon - lon;
  const east = (way - 360 * Math.round(way / 360)) * Math.cos(((lat + toLat) * Math.PI) / 360);
  return KM_PER_DEGREE * Math.sqrt(north * north + east * east);
}

const NEAR_DAYS = 2;
const FAR_DAYS = 10;

/** A month or year meets every day in it, but is never the same day. */
function dateLevel(a: LossRecord, b: LossRecord): number {
  if (a.firstDay === null || a.lastDay === null || b.firstDay === null || b.lastDay === null) return -1;
  const apart = Math.max(0, a.firstDay - b.lastDay, b.firstDay - a.lastDay);
  if (apart === 0) return a.firstDay === a.lastDay && b.firstDay === b.lastDay ? 3 : 2;
  return apart <= NEAR_DAYS ? 2 : apart <= FAR_DAYS ? 1 : 0;
}
