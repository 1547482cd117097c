/** What `plumbline sun` was asked, read from its options; every wrong one is told, not only the first. */
import { azimuthOf, elevationOf, type Measured, type ShadowReading } from '../core/evidence/place/shadow-reading.js';
import { dayText } from '../core/measure/day.js';
import { edtfSpan } from '../core/measure/edtf.js';
import { DAY_SECONDS, instantText, parseInstant, parseOffset, utcBounds } from '../core/measure/instant.js';
import type { Place } from '../core/measure/place.js';
import { PLACE_FORMS, readPlace } from '../core/measure/place-text.js';
import { Failure } from './failure.js';

export type SunOptions = {
  readonly json?: boolean;
  readonly lat?: string;
  readonly lon?: string;
  readonly place?: string;
  readonly radius?: string;
  readonly at?: string;
  readonly zone?: string;
  readonly height?: string;
  readonly shadow?: string;
  readonly bearing?: string;
};

export type SunQuestion = {
  readonly place: Place;
  readonly radiusKm: number;
} & (
  | { readonly asks: 'position'; readonly at: number }
  | {
      readonly asks: 'time';
      readonly reading: ShadowReading;
      /** seconds, both included */
      readonly from: number;
      readonly to: number;
      /** an instant that somebody claims, to be tested; else null */
      readonly claimed: number | null;
    }
);

/** The days the sun's series is meant for, and how many of them are searched at once. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2099-12-31';
const MOST_DAYS = 1100;
const MINUTE = 60;

type Tell = (option: string, rule: string, got: string | undefined) => null;

/** @throws Failure naming every option that is wrong */
export function sunQuestion(options: SunOptions): SunQuestion {
  const faults: string[] = [];
  const tell: Tell = (option, rule, got) => {
    faults.push(`${option}: ${rule}, got ${got === undefined ? 'none' : JSON.stringify(got)}`);
    return null;
  };
  const where = placeOf(options, tell);
  const offset = parseOffset(options.zone ?? 'Z') ?? tell('--zone', 'Z or an offset such as +08:00', options.zone);
  const asksTime = options.shadow !== undefined || options.bearing !== undefined;
  if (!asksTime && options.height !== undefined) tell('--height', 'stands beside --shadow', options.height);
  const reading = asksTime ? readingOf(options, tell) : null;
  const when = whenOf(options.at, offset ?? 0, asksTime, tell);
  if (faults.length > 0 || !where || !when) throw failureOf(faults);
  if (!reading) return { ...where, asks: 'position', at: when.from };
  return { ...where, asks: 'time', reading, ...when };
}

function failureOf(faults: readonly string[]): Failure {
  const [only = ''] = faults;
  const next = 'see how they are written: plumbline sun --help';
  return faults.length === 1
    ? new Failure(2, only, [next])
    : new Failure(2, `${faults.length} options are wrong`, [...faults, next]);
}

function placeOf({ lat, lon, place, radius }: SunOptions, tell: Tell): { place: Place; radiusKm: number } | null {
  const radiusKm = radius === undefined ? 0 : numberOf(radius);
  const radiusFits = radiusKm !== null && radiusKm >= 0 && radiusKm <= 1000;
  if (!radiusFits) tell('--radius', 'kilometres, 0 to 1000', radius);
  if (place !== undefined) {
    if (lat !== undefined || lon !== undefined) tell('--place', 'stands alone, without --lat and --lon', place);
    const read = readPlace(place);
    if (!read) return tell('--place', PLACE_FORMS, place);
    // a cell or a coordinate of few digits leaves at least itself open
    const open = read.form === 'degrees' ? 0 : read.radiusKm;
    return { place: read.at, radiusKm: Math.max(radiusKm ?? 0, open) };
  }
  const within = (option: string, text: string | undefined, most: number): number | null => {
    const value = text === undefined ? null : numberOf(text);
    if (value !== null && Math.abs(value) <= most) return value;
    return tell(option, `degrees, -${most} to ${most}`, text);
  };
  const [north, east] = [within('--lat', lat, 90), within('--lon', lon, 180)];
  return north === null || east === null ? null : { place: { lat: north, lon: east }, radiusKm: radiusKm ?? 0 };
}

function readingOf({ height, shadow, bearing }: SunOptions, tell: Tell): ShadowReading | null {
  const measured = (option: string, text: string, most: number, needsError: boolean): Measured | null => {
    const read = measuredOf(text);
    const example = most === 360 ? '82±4' : '16.2±0.6';
    if (!read || (needsError && read.sd === null))
      return tell(option, `a value and its standard error, as ${example}`, text);
    const sd = read.sd ?? 0;
    if (needsError && sd === 0) return tell(option, 'an error above 0: nothing is measured without one', text);
    if (read.value < 0 || read.value > most || (most !== 360 && read.value === 0))
      return tell(option, most === 360 ? 'degrees, 0 to 360' : 'above 0', text);
    return { value: read.value, sd };
  };
  const length = shadow === undefined ? null : measured('--shadow', shadow, Number.MAX_VALUE, true);
  const tall = height === undefined ? { value: 1, sd: 0 } : measured('--height', height, Number.MAX_VALUE, false);
  const points = bearing === undefined ? null : measured('--bearing', bearing, 360, true);
  if (height !== undefined && shadow === undefined) tell('--height', 'stands beside --shadow', height);
  return {
    elevation: length && tall ? elevationOf(tall, length) : null,
    azimuth: points && azimuthOf(points),
  };
}

function whenOf(
  text: string | undefined,
  offset: number,
  asksTime: boolean,
  tell: Tell,
): { from: number; to: number; claimed: number | null } | null {
  const instant = text === undefined ? null : parseInstant(text);
  const within = (at: number): boolean => {
    const day = dayText(Math.floor(at / DAY_SECONDS));
    return day.length === LAST_DAY.length && day >= FIRST_DAY && day <= LAST_DAY;
  };
  const century = `from ${FIRST_DAY} to ${LAST_DAY}, for which the sun is computed`;
  if (instant !== null && !within(instant)) return tell('--at', century, text);
  if (!asksTime) {
    if (instant === null) return tell('--at', 'an instant with its offset, as 2031-05-14T09:00Z', text);
    return { from: instant, to: instant, claimed: null };
  }
  // The local day an instant falls on is searched whole.
  const localDay = instant === null ? null : Math.floor((instant + offset * MINUTE) / DAY_SECONDS);
  const span = localDay === null ? edtfSpan(text ?? '') : { first: localDay, last: localDay };
  if (!span || span.first === null || span.last === null)
    return tell(
      '--at',
      'an instant, a day, a month or an interval with both ends, as 2031-05-14 or 2031-05-01/2031-05-20',
      text,
    );
  const { earliest, latest } = utcBounds({ first: span.first, last: span.last }, offset);
  if (!within(earliest) || !within(latest)) return tell('--at', century, text);
  if (span.last - span.first + 1 > MOST_DAYS) return tell('--at', `at most ${MOST_DAYS} days`, text);
  return { from: earliest, to: latest + 1 - MINUTE, claimed: instant };
}

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)';
const MEASURED = new RegExp(`^\\s*(${NUMBER})\\s*(?:(?:±|\\+/-|\\+-)\\s*(\\d+\\.?\\d*|\\.\\d+)\\s*)?$`);
const ALONE = new RegExp(`^${NUMBER}$`);

const numberOf = (text: string): number | null => (ALONE.test(text.trim()) ? Number(text) : null);

function measuredOf(text: string): { value: number; sd: number | null } | null {
  const [, value, sd] = MEASURED.exec(text) ?? [];
  if (value === undefined) return null;
  return { value: Number(value), sd: sd === undefined ? null : Number(sd) };
}

/** `2031-05-14T00:00Z to 2031-05-14T23:59Z`. */
export const spanText = (from: number, to: number): string => `${instantText(from)} to ${instantText(to)}`;
