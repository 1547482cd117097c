/**
 * Dates of other tools, turned into calendar days and back by their digits alone: no instant, no time zone, so that a day is the same day
 * in UTC−8 and in UTC+12.
 */
import type { Day } from '../case.js';
import { dayRange, dayText } from '../measure/day.js';
import { edtfSpan } from '../measure/edtf.js';

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];

/** `2031-06-01`, `2031-06-01 00:00:00.000`, `2031-06-01T05:00Z` (the day as written), `1 June 2031`, `2031-06`; null: none */
export function dayOf(text: string): Day | null {
  const iso = /^(\d{4}-\d{2}(?:-\d{2})?|\d{4})(?:[ T]\d.*)?$/.exec(text)?.[1];
  if (iso !== undefined) return known(iso);
  const [, day, name, year] = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(text) ?? [];
  const month = MONTHS.findIndex(
    (word) => name !== undefined && name.length >= 3 && word.startsWith(name.toLowerCase()),
  );
  return month < 0 ? null : known(`${year}-${two(month + 1)}-${two(Number(day))}`);
}

/** `6/1/2031`, month first. */
export function dayOfAmerican(text: string): Day | null {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year === undefined ? null : known(`${year}-${two(Number(month))}-${two(Number(day))}`);
}

/** `6/1/2031` of a day; the first day of a month, year or interval. */
export function americanOf(edtf: string): string | null {
  const first = firstDayText(edtf);
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(first ?? '') ?? [];
  return year === undefined ? null : `${Number(month)}/${Number(day)}/${year}`;
}

/** Seconds since 1970 UTC → the UTC day. */
export const dayOfSeconds = (seconds: number): Day => dayText(Math.floor(seconds / 86400));

/** The first day an EDTF text can mean, as text; null where its start is open. */
export function firstDayText(edtf: string): string | null {
  const span = edtfSpan(edtf);
  return span === null || span.first === null ? null : dayText(span.first);
}

export function lastDayText(edtf: string): string | null {
  const span = edtfSpan(edtf);
  return span === null || span.last === null ? null : dayText(span.last);
}

/** Of a date that means one day; null of a month, an interval or none. */
export function dayNumberOf(edtf: string): number | null {
  const days = edtfSpan(edtf);
  return days !== null && days.first === days.last ? days.first : null;
}

/** An interval, or the day alone where both ends are one. */
export const span = (from: string, to: string): string => (from === to ? from : `${from}/${to}`);

const known = (text: string): string | null => (dayRange(text) === null ? null : text);
const two = (n: number): string => String(n).padStart(2, '0');
