/**
 * Times as metadata writes them: the hands of a clock, and where it is known how far that clock is from UTC. Seconds count from
 * 1970-01-01 in the proleptic Gregorian calendar, without leap seconds.
 */
import { dayNumber, dayRange, dayText } from '../../measure/day.js';
import type { ExifTime } from './media-tags.js';

export type Clock = {
  /** seconds that the clock's hands show */
  readonly shown: number;
  /** seconds east of UTC; null: the file does not say */
  readonly offset: number | null;
};

const DAY = 86_400;
const SHAPE = /^(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)? ?(Z|[+-]\d\d:?\d\d)?$/;

/** EXIF (`2030:01:02 03:04:05`) or XMP (`2030-01-02T03:04:05+03:00`); null when the text is no time of a day that exists. */
export function readClock(text: string): Clock | null {
  const match = SHAPE.exec(text.trim());
  if (!match || match[4] === undefined) return null;
  const [year, month, day] = [match[1], match[2], match[3]] as [string, string, string];
  if (dayRange(`${year}-${month}-${day}`) === null) return null;
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second >= 61) return null;
  const days = dayNumber(Number(year), Number(month), Number(day));
  return { shown: days * DAY + hour * 3600 + minute * 60 + second, offset: readOffset(match[7] ?? null) };
}

export function readExifTime(time: ExifTime | null): Clock | null {
  const clock = time === null ? null : readClock(time.text);
  return clock === null ? null : { ...clock, offset: clock.offset ?? readOffset(time?.offset ?? null) };
}

/** UTC by GPS; null unless there is a day and a time that exist. */
export function readGpsTime(date: string | null, time: readonly [number, number, number] | null): Clock | null {
  if (date === null || time === null) return null;
  const clock = readClock(`${date.trim()} 00:00:00`);
  const [hour, minute, second] = time;
  if (clock === null || !(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61))
    return null;
  return { shown: clock.shown + hour * 3600 + minute * 60 + second, offset: 0 };
}

/** `+03:00`, `-0330`, `Z` in seconds; null when it is none, or further from UTC than any zone. */
function readOffset(text: string | null): number | null {
  if (text === null) return null;
  if (text.trim() === 'Z') return 0;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text.trim());
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return seconds > 14 * 3600 || Number(match[3]) > 59 ? null : match[1] === '-' ? -seconds : seconds;
}

/** `2030-01-02T03:04:05`, in the clock's own time, with its offset where that is known. */
export function clockText({ shown, offset }: Clock): string {
  const day = Math.floor(shown / DAY);
  const left = Math.floor(shown - day * DAY);
  const time = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60].map(two).join(':');
  return `${dayText(day)}T${time}${offset === null ? '' : offset === 0 ? 'Z' : zoneText(offset)}`;
}

/** `+03:00` */
export function zoneText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `21 h 58 min 28 s` */
export function lengthText(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const [days, hours, minutes] = [Math.floor(whole / DAY), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60];
  const parts = [`${days} d`, `${hours} h`, `${minutes} min`, `${whole % 60} s`];
  const shown = parts.filter((part) => !part.startsWith('0 '));
  return shown.length === 0 ? '0 s' : shown.slice(0, 3).join(' ');
}

const two = (x: number): string => String(x).padStart(2, '0');
