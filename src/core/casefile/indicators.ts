/** `plumbline:indicators`: how the case says each of its series is to be read. What it leaves out is inferred later, and said. */
import {
  type IndicatorReading,
  SERIES_MEASURES,
  SERIES_PERIODS,
  type SeriesMeasure,
  type SeriesPoint,
} from '../case.js';
import { dayRange } from '../measure/day.js';
import { edtfSpan } from '../measure/edtf.js';
import { isReservedName, type JsonNode, type JsonObject } from './json.js';
import { member, numberOf, objectOf, textOf } from './json-read.js';
import type { Report } from './report.js';

const NAME = 'plumbline:indicators';
const KEYS = [
  'measure',
  'what',
  'period',
  'window',
  'house',
  'question',
  'errorTimes',
  'versions',
  'fieldwork',
  'against',
] as const;
type Key = (typeof KEYS)[number];

export function readIndicators(node: JsonNode | null, report: Report): Readonly<Record<string, IndicatorReading>> {
  if (!node) return {};
  const named = objectOf(node);
  if (!named) {
    report(node.line, NAME, 'an object, the name of a series to how it is read');
    return {};
  }
  const read: [string, IndicatorReading][] = [];
  for (const [id, own] of named) {
    const object = objectOf(own);
    const bad = (line: number, rule: string, got: string | null = null): void =>
      report(line, `${NAME} ${id}`, rule, got);
    if (isReservedName(id)) bad(own.line, 'another name');
    else if (!object) bad(own.line, `an object with ${KEYS.join(', ')}`);
    else read.push([id, readingOf(object, own.line, bad)]);
  }
  return Object.fromEntries(read);
}

type Bad = (line: number, rule: string, got?: string | null) => void;

function readingOf(object: JsonObject, line: number, bad: Bad): IndicatorReading {
  for (const [key, node] of object) if (!KEYS.includes(key as Key)) bad(node.line, `one of ${KEYS.join(', ')}`, key);
  const measure = oneOf<SeriesMeasure>(object, 'measure', SERIES_MEASURES, bad);
  if (!member(object, 'measure')) bad(line, `a measure: ${SERIES_MEASURES.join(', ')}`);
  const text = (key: Key): string | null => {
    const node = member(object, key);
    const found = textOf(node);
    if (node && (found === null || found.trim() === '')) bad(node.line, `${key}: words in quotation marks`);
    return found;
  };
  const amount = (key: Key, rule: string, holds: (x: number) => boolean): number | null => {
    const node = member(object, key);
    const found = numberOf(node);
    if (node && (found === null || !holds(found))) bad(node.line, `${key}: ${rule}`, String(found ?? textOf(node)));
    return found;
  };
  const isWhole = (x: number): boolean => Number.isInteger(x) && x >= 1;
  return {
    measure: measure ?? 'other',
    what: text('what'),
    period: oneOf(object, 'period', SERIES_PERIODS, bad),
    window: amount('window', 'a whole number from 1', isWhole),
    house: text('house'),
    question: text('question'),
    errorTimes: amount('errorTimes', 'a number from 1 to 10', (x) => x >= 1 && x <= 10),
    versions: amount('versions', 'a whole number from 1', isWhole),
    fieldwork: fieldworkOf(member(object, 'fieldwork'), bad),
    against: text('against'),
  };
}

function oneOf<T extends string>(object: JsonObject, key: Key, words: readonly T[], bad: Bad): T | null {
  const node = member(object, key);
  if (!node) return null;
  const found = textOf(node);
  if (words.includes(found as T)) return found as T;
  bad(node.line, `${key}: one of ${words.join(', ')}`, found);
  return null;
}

function fieldworkOf(node: JsonNode | null, bad: Bad): Readonly<Record<string, string>> {
  if (!node) return {};
  const days = objectOf(node);
  if (!days) bad(node.line, 'fieldwork: an object, the day of a row to an interval');
  const read: [string, string][] = [];
  for (const [day, span] of days ?? []) {
    const text = textOf(span);
    const found = text === null ? null : edtfSpan(text);
    if (dayRange(day) === null) bad(span.line, 'fieldwork: the day of a row', day);
    else if (text === null || !found || found.first === null || found.last === null)
      bad(span.line, 'fieldwork: two days with a slash between, such as 2031-05-15/2031-06-03', text);
    else read.push([day, text]);
  }
  return Object.fromEntries(read);
}

/** What is said of a series that the table does not have, or of a day it has no row for, is a slip. */
export function checkIndicators(
  indicators: Readonly<Record<string, IndicatorReading>>,
  series: readonly SeriesPoint[],
  report: Report,
): void {
  const days = new Map<string, Set<string>>();
  for (const { indicator, date } of series) days.set(indicator, (days.get(indicator) ?? new Set()).add(date));
  for (const [id, { fieldwork, against }] of Object.entries(indicators)) {
    const own = days.get(id);
    if (!own) {
      report(null, `${NAME} ${id}`, 'an indicator of the series table');
      continue;
    }
    for (const day of Object.keys(fieldwork))
      if (!own.has(day)) report(null, `${NAME} ${id}`, 'fieldwork of a day that has a row', day);
    if (against !== null && !days.has(against))
      report(null, `${NAME} ${id}`, 'against: an indicator of the series table', against);
  }
}
