/**
 * Dates as archives write them: EDTF levels 0 and 1 (Library of Congress, 2019; ISO 8601-2), as the days they can mean.
 *
 *   2031-06-01, 2031-06, 2031, 2031-06-01T05:00:00Z    level 0; a time narrows nothing here, its day counts
 *   2031-06?  2031~  2031-06-01%                       uncertain, approximate, both: kept beside the days, never widening them
 *   203X  20XX  2031-XX  2031-06-XX                    digits nobody stated
 *   2031-21 … 2031-24                                  spring, summer, autumn, winter
 *   -0044  Y-17000                                     years before 0000 and of more than four digits
 *   2031-06-01/2031-06-03  2031/..  /2031-06           intervals; `..` is open, a blank is unknown
 *
 * The assumption most likely to be wrong: what `~` means to who wrote it. EDTF gives it no width, so none is invented.
 * A season names no months without a hemisphere (EDTF: "independent of location"), so it spans those of both.
 */
import { dayNumber, dayRange } from './day.js';
import { parseInstant } from './instant.js';

export type EdtfSpan = {
  /** earliest day number it can mean; null when the start is open or unknown */
  readonly first: number | null;
  /** latest day number it can mean; null when the end is open or unknown */
  readonly last: number | null;
  readonly start: EdtfEnd;
  readonly end: EdtfEnd;
  /** `?` or `%` stands at one of its dates */
  readonly isUncertain: boolean;
  /** `~` or `%` stands at one of its dates */
  readonly isApproximate: boolean;
};

/** An end that nobody set (`..`) is another thing than one that nobody knows (a blank). */
export type EdtfEnd = 'stated' | 'open' | 'unknown';

type Days = { readonly first: number; readonly last: number };

/** The days a date or interval can mean; null when it is no EDTF of level 0 or 1. */
export function edtfSpan(text: string): EdtfSpan | null {
  const parts = text.split('/');
  if (parts.length > 2) return null;
  const ends = parts.map(endOf);
  const [from, to = from] = ends;
  if (!from || !to || (ends.length === 1 && from.kind !== 'stated')) return null;
  if (from.kind !== 'stated' && to.kind !== 'stated') return null;
  const [first, last] = [from.days?.first ?? null, to.days?.last ?? null];
  if (first !== null && last !== null && first > last) return null;
  return {
    first,
    last,
    start: from.kind,
    end: to.kind,
    isUncertain: /[?%]/.test(text),
    isApproximate: /[~%]/.test(text),
  };
}

function endOf(text: string, _: number, all: readonly string[]): { kind: EdtfEnd; days: Days | null } | null {
  if (text === '..') return { kind: 'open', days: null };
  if (text === '') return { kind: 'unknown', days: null };
  const days = text.includes('T') ? (all.length === 1 ? dayOfTime(text) : null) : dateDays(text);
  return days && { kind: 'stated', days };
}

/** The day a date and time stands on, in its own zone. */
function dayOfTime(text: string): Days | null {
  const isTime = parseInstant(text) !== null || parseInstant(`${text}Z`) !== null;
  return isTime ? dayRange(text.slice(0, 10)) : null;
}

const DATE = /^(-?)(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[?~%]?$/;
const LONG_YEAR = /^Y(-?[1-9]\d{4,8})[?~%]?$/;

function dateDays(text: string): Days | null {
  const long = LONG_YEAR.exec(text);
  if (long) return yearDays(Number(long[1]), Number(long[1]));
  const [, minus, digits, month, day] = DATE.exec(text) ?? [];
  if (digits === undefined || (minus === '-' && digits === '0000')) return null;
  const sizes = [Number(digits.replaceAll('X', '0')), Number(digits.replaceAll('X', '9'))] as const;
  const [low, high] = minus === '-' ? [0 - sizes[1], 0 - sizes[0]] : sizes;
  if (month === undefined) return yearDays(low, high);
  if (low !== high) return null; // level 2: digits missing to the left of stated ones
  if (month === 'XX') return day === undefined || day === 'XX' ? yearDays(low, low) : null;
  return day === undefined || day === 'XX' ? monthDays(low, Number(month), day === 'XX') : oneDay(low, month, day);
}

const yearDays = (low: number, high: number): Days => ({ first: dayNumber(low, 1, 1), last: dayNumber(high, 12, 31) });

const SEASONS = { spring: 21, summer: 22, autumn: 23, winter: 24 };

function monthDays(year: number, month: number, dayIsOpen: boolean): Days | null {
  if (month >= 1 && month <= 12) return { first: dayNumber(year, month, 1), last: dayNumber(year, month + 1, 1) - 1 };
  if (dayIsOpen) return null;
  // Spring and autumn of the two hemispheres are March to May and September to November, inside one year; summer and
  // winter are also December to February, which some count to the year they begin in and some to the other.
  if (month === SEASONS.spring || month === SEASONS.autumn)
    return { first: dayNumber(year, 3, 1), last: dayNumber(year, 12, 1) - 1 };
  if (month === SEASONS.summer || month === SEASONS.winter)
    return { first: dayNumber(year - 1, 12, 1), last: dayNumber(year + 1, 3, 1) - 1 };
  return null;
}

/** Negative years have the same months as the year a whole number of 400-year cycles later. */
function oneDay(year: number, month: string, day: string): Days | null {
  const cycles = Math.floor(year / 400);
  const days = dayRange(`${String(year - cycles * 400).padStart(4, '0')}-${month}-${day}`);
  return days && { first: days.first + cycles * CYCLE_DAYS, last: days.last + cycles * CYCLE_DAYS };
}
const CYCLE_DAYS = 146_097;
