/** Days as a reader writes them, at the precision they were given. */
import { LOCALE } from './locale.js';

/** Made when it is first needed, and each day put into words once: a list says the same few over and over. */
function format(options: Intl.DateTimeFormatOptions): { readonly format: (instant: number) => string } {
  let made: Intl.DateTimeFormat | undefined;
  const said = new Map<number, string>();
  return {
    format: (instant) => {
      made ??= new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options });
      const words = said.get(instant) ?? made.format(instant);
      if (said.size < MOST_SAID) said.set(instant, words);
      return words;
    },
  };
}

/** Some years of days. */
const MOST_SAID = 2000;

const YEAR = format({ year: 'numeric' });
const MONTH = format({ year: 'numeric', month: 'long' });
const DAY = format({ year: 'numeric', month: 'long', day: 'numeric' });
const SHORT = format({ month: 'short', day: 'numeric' });
const SHORT_YEAR = format({ year: 'numeric', month: 'short', day: 'numeric' });
const MINUTE = format({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** `1 June 2025`, `June 2025` or `2025` from an EDTF day; text that is none comes back as it is. */
export function dayWords(day: string): string {
  const [date, minute] = day.split('T');
  const parts = (date as string).split('-').map(Number);
  if (parts.some((part) => !Number.isInteger(part))) return day;
  const instant = Date.UTC(parts[0] as number, (parts[1] ?? 1) - 1, parts[2] ?? 1, ...clock(minute));
  if (minute) return MINUTE.format(instant);
  return (parts.length === 1 ? YEAR : parts.length === 2 ? MONTH : DAY).format(instant);
}

/** `4 Jun`, with the year where `withYear`; coarser days as `dayWords`. */
export function shortDay(day: string, withYear = false): string {
  const [year, month, date] = (day.split('T')[0] as string).split('-').map(Number);
  if (!year || !month || !date) return dayWords(day);
  return (withYear ? SHORT_YEAR : SHORT).format(Date.UTC(year, month - 1, date));
}

function clock(minute: string | undefined): [number, number] {
  const match = /^(\d{2}):(\d{2})Z$/.exec(minute ?? '');
  return match ? [Number(match[1]), Number(match[2])] : [0, 0];
}
