/**
 * Calendar days at the precision they were given (EDTF level 0: `2031`, `2031-06`, `2031-06-01`, or a UTC minute behind
 * a day). Day numbers count from 1970-01-01 in the proleptic Gregorian calendar; no instant and no time zone is involved.
 */
import { InputError } from '../problem.js';

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})Z)?)?)?$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** First and last day a partial date can mean, as day numbers; null when the text is no such date. */
export function dayRange(text: string): { readonly first: number; readonly last: number } | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), match[2] && Number(match[2]), match[3] && Number(match[3])];
  if (Number(match[4] ?? 0) > 23 || Number(match[5] ?? 0) > 59) return null;
  if (!month) return match[2] ? null : { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) };
  if (month > 12) return null;
  const length = monthLength(year, month);
  if (!day) return match[3] ? null : { first: dayNumber(year, month, 1), last: dayNumber(year, month, length) };
  if (day > length) return null;
  return { first: dayNumber(year, month, day), last: dayNumber(year, month, day) };
}

/** Earliest day a date can mean. @throws InputError when it is no date */
export const firstDay = (text: string): number => need(text).first;
/** Latest day a date can mean. @throws InputError when it is no date */
export const lastDay = (text: string): number => need(text).last;

/** True when everything the date can mean is on or before `limit`'s last day; a partial date counts from its first day. */
export const isBy = (text: string, limit: string): boolean => firstDay(text) <= lastDay(limit);

/** `2031-06-01` from a day number. */
export function dayText(number: number): string {
  // Hinnant's civil_from_days.
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] as number);
}

const pad = (x: number, width: number): string => String(x).padStart(width, '0');

type Range = { readonly first: number; readonly last: number };

/** A case says the same few dates again and again. */
const known = new Map<string, Range>();
const MOST_KNOWN = 4096;

function need(text: string): Range {
  const found = known.get(text);
  if (found) return found;
  const range = dayRange(text);
  if (!range) throw new InputError('day', 'a date such as 2031, 2031-06 or 2031-06-01', text);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(text, range);
  return range;
}
