/**
 * Instants of UTC as whole seconds since 1970-01-01T00:00Z, leap seconds not counted (as POSIX has it). All by integers;
 * the calendar is that of `day.ts`.
 */
import { dayRange, dayText } from './day.js';

export const DAY_SECONDS = 86_400;

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})$/;

/** `2031-06-01T05:00Z`, `2031-06-01T13:00:30+08:00`; null when it is none, or states no offset from UTC. */
export function parseInstant(text: string): number | null {
  const [, date = '', hour = '', minute = '', second = '0', zone = ''] = SHAPE.exec(text) ?? [];
  const day = dayRange(date);
  const offset = parseOffset(zone);
  if (!day || offset === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return day.first * DAY_SECONDS + (Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second);
}

/** To the minute unless seconds matter: `2031-06-01T05:00Z`. @param at whole seconds */
export function instantText(at: number): string {
  const day = Math.floor(at / DAY_SECONDS);
  const rest = at - day * DAY_SECONDS;
  const [hour, minute, second] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${dayText(day)}T${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}Z`;
}

/** Time zones in use lie within these, minutes east of Greenwich. */
const WEST_MOST = -12 * 60;
const EAST_MOST = 14 * 60;

/** Minutes east of Greenwich from `Z`, `+08:00` or `-03:30`; null when no zone in use has it. */
export function parseOffset(text: string): number | null {
  if (text === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  const offset = sign === '-' ? 0 - size : size;
  return Number(minutes) <= 59 && offset >= WEST_MOST && offset <= EAST_MOST ? offset : null;
}

/**
 * First and last second a span of local days can mean. @param days day numbers, both included
 * @param offset minutes east of Greenwich; null when the zone is unknown: then every zone in use
 */
export function utcBounds(
  days: { readonly first: number; readonly last: number },
  offset: number | null,
): { readonly earliest: number; readonly latest: number } {
  return {
    earliest: days.first * DAY_SECONDS - (offset ?? EAST_MOST) * 60,
    latest: (days.last + 1) * DAY_SECONDS - (offset ?? WEST_MOST) * 60 - 1,
  };
}

const two = (x: number): string => String(x).padStart(2, '0');
