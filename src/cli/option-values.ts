/** What may stand behind an option. A wrong value ends with the list of right ones. */

import { MODELS, type ModelName } from '../core/losses/lists/models.js';
import { SCENARIOS, type ScenarioName } from '../core/losses/result.js';
import { dayRange } from '../core/measure/day.js';
import { PRECISIONS, type Precision } from '../core/measure/location.js';
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
export const dayValue = (text: string): string => dayOf('--as-of', text);
export const knownDayValue = (text: string): string => dayOf('--known', text);
export const publicationDayValue = (text: string): string => dayOf('--on', text);

function dayOf(option: string, text: string): string {
  if (!text.includes('T') && dayRange(text)) return text;
  throw wrong(option, 'a calendar day, month or year', text, ['such as 2031-05-14, 2031-05 or 2031']);
}

export const scenarioValue = (text: string): ScenarioName => oneOf('--scenario', text, SCENARIOS);

export const precisionValue = (text: string): Precision => oneOf('--precision', text, PRECISIONS);

const STAGE_NAMES = STAGES.map(({ name }) => name);
export const stagesValue = (text: string): readonly StageName[] =>
  text.split(',').map((name) => oneOf('--only', name.trim(), STAGE_NAMES));

const MOST_DRAWS = 100_000_000;

export function drawsValue(text: string): number {
  const draws = Number(text);
  if (/^\d+$/.test(text) && draws >= 100 && draws <= MOST_DRAWS) return draws;
  throw wrong('--draws', `a whole number from 100 to ${MOST_DRAWS}`, text);
}

export const modelValue = (text: string): ModelName => oneOf('--model', text, MODELS);

/** How many unseen for each listed. */
export function timesValue(text: string): number {
  const times = Number(text);
  if (text.trim() !== '' && Number.isFinite(times) && times > 0) return times;
  throw wrong('--most-unseen', 'a number above 0', text, ['20 is the bound that LCMCR sets without a word']);
}

const MOST_SEASON = 366;

export function seasonValue(text: string): number {
  const season = Number(text);
  if (/^\d+$/.test(text) && season >= 2 && season <= MOST_SEASON) return season;
  throw wrong('--season', `a whole number from 2 to ${MOST_SEASON}`, text);
}

const TRENDS = ['level', 'linear'] as const;
export const trendValue = (text: string): (typeof TRENDS)[number] => oneOf('--trend', text, TRENDS);

export const namesValue = (text: string): readonly string[] => text.split(',').map((name) => name.trim());

export function revisionValue(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrong('--revision', 'the number of a revision, 1 or more', text);
}

export function portValue(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw wrong('--port', 'a whole number from 0 to 65535 (0: any free one)', text);
}

const MOST_THREADS = 64;

export const threadsValue = (text: string): number => countValue('--threads', text);
export const workersValue = (text: string): number => countValue('--workers', text);

function countValue(option: string, text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST_THREADS) return count;
  throw wrong(option, `a whole number from 1 to ${MOST_THREADS}`, text);
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === text);
  if (found !== undefined) return found;
  throw wrong(option, `one of ${allowed.join(', ')}`, text, didYouMean(text, allowed));
}
