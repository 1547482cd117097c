/**
 * A spreadsheet's day number as a calendar day, by the number format of its cell (ECMA-376 part 1, §18.8.30, §18.17.4). No
 * instant and no time zone: what stood in the cell is what is written, as far as its format shows it.
 */
import { dayNumber, dayText } from '../core/measure/day.js';

/** What a format shows of a day number; null: it is no date. */
export type DateParts = { readonly finest: 'year' | 'month' | 'day' | 'none'; readonly hasTime: boolean };

const DAY: DateParts = { finest: 'day', hasTime: false };
const BUILT_IN: Readonly<Record<number, DateParts>> = {
  ...{ 14: DAY, 15: DAY, 16: DAY, 17: { finest: 'month', hasTime: false }, 22: { finest: 'day', hasTime: true } },
  ...Object.fromEntries([18, 19, 20, 21, 45, 46, 47].map((id) => [id, { finest: 'none', hasTime: true } as const])),
  // dates of East Asian versions
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, DAY])),
};

/** @param code the format's own text, where the file gives one */
export function dateParts(id: number, code: string | null): DateParts | null {
  if (code === null) return BUILT_IN[id] ?? null;
  const [first = ''] = code.split(';');
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/general|[0#?]/.test(bare.replace(/[hms.]*\.0+/g, ''))) return null;
  const hasTime = /[hs]/.test(bare);
  const [hasYear, hasDay] = [/[ye]/.test(bare), /d/.test(bare)];
  const hasMonth = /m/.test(bare) && (!hasTime || hasYear || hasDay);
  if (!hasYear && !hasMonth && !hasDay && !hasTime) return null;
  return { finest: hasDay ? 'day' : hasMonth ? 'month' : hasYear ? 'year' : 'none', hasTime };
}

/** `2031-06-01`, `2031-06`, `2031`, `2031-06-01T12:30` or `12:30`; the number itself where it is no day. */
export function serialText(serial: number, { finest, hasTime }: DateParts, is1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST) return String(serial);
  const minutes = Math.round(serial * 1440);
  const [days, minute] = [Math.floor(minutes / 1440), minutes % 1440];
  const time = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  if (finest === 'none') return time;
  const day = dayOf(days, is1904).slice(0, { year: 4, month: 7, day: 10 }[finest]);
  return hasTime && finest === 'day' ? `${day}T${time}` : day;
}

/** 31 December 9999, the last day a spreadsheet knows */
const LAST = 2_958_466;

function dayOf(days: number, is1904: boolean): string {
  if (is1904) return dayText(dayNumber(1904, 1, 1) + days);
  // The 1900 calendar has a 29 February that never was; it is written as it was shown, and then refused as no day.
  if (days === 60) return '1900-02-29';
  return dayText(dayNumber(1899, 12, days < 60 ? 31 : 30) + days);
}

const pad = (n: number): string => String(n).padStart(2, '0');
