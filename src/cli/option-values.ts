/** What may stand behind an option. A wrong value ends with the list of right ones. */

import { SCENARIOS, type ScenarioName } from '../core/losses/result.js';
import { dayRange } from '../core/measure/day.js';
import { STAGES, type StageName } from '../core/pipeline.js';
import { wrong } from './failure.js';
import { didYouMean } from './nearest.js';

const MOST_SEED = 4294967295;

export function seedValue(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= MOST_SEED) return seed;
  throw wrong('--seed', `a whole number from 0 to ${MOST_SEED}`, text);
}

/** A day, month or year; of a month or year, its last day counts. */
export function dayValue(text: string): string {
  if (!text.includes('T') && dayRange(text)) return text;
  throw wrong('--as-of', 'a calendar day, month or year', text, ['such as 2031-05-14, 2031-05 or 2031']);
}

export const scenarioValue = (text: string): ScenarioName => oneOf('--scenario', text, SCENARIOS);

const STAGE_NAMES = STAGES.map(({ name }) => name);
export const stagesValue = (text: string): readonly StageName[] =>
  text.split(',').map((name) => oneOf('--only', name.trim(), STAGE_NAMES));

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

export function portValue(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw wrong('--port', 'a whole number from 0 to 65535 (0: any free one)', text);
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === text);
  if (found !== undefined) return found;
  throw wrong(option, `one of ${allowed.join(', ')}`, text, didYouMean(text, allowed));
}
