/** What may stand behind an option of `hash` and `media`. */
import { dayRange } from '../core/measure/day.js';
import { wrong } from './failure.js';

/** Bits of a hash of 256. */
export function bitsValue(text: string): number {
  const bits = Number(text);
  if (/^\d+$/.test(text) && bits <= 256) return bits;
  throw wrong('--within', 'a whole number of bits from 0 to 256', text);
}

/** A second in UTC. */
export function timeValue(text: string): string {
  const [day = '', time = ''] = text.split('T');
  const isTime = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z$/.test(time);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && dayRange(day) && isTime) return text;
  throw wrong('--collected', 'a time in UTC', text, ['such as 2031-03-20T12:00:00Z']);
}
