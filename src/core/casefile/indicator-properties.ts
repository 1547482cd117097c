/** What a package says of its indicators: what each measures, and how a poll was taken. */
import type { Case, SeriesPoint } from '../case.js';
import { INDICATOR_KINDS, type Indicator } from '../case-indicator.js';
import { isFullDay } from './field.js';
import type { JsonNode, JsonObject } from './json.js';
import { member, numberOf, objectOf, textOf } from './json-read.js';
import type { Report } from './report.js';

const KEYS = ['kind', 'title', 'deft', 'versions', 'fieldwork', 'benchmark', 'window', 'house', 'question'];

export function readIndicators(node: JsonNode | null, report: Report): Case['indicators'] {
  if (!node) return {};
  const named = objectOf(node);
  if (!named) report(node.line, 'plumbline:indicators', 'an object, each indicator to what it measures');
  const read: [string, Indicator][] = [];
  for (const [name, of] of named ?? []) {
    const object = objectOf(of);
    const bad = (field: string, rule: string, at: JsonNode = of): void =>
      report(at.line, `plumbline:indicators ${name}${field}`, rule, textOf(at));
    if (!object) bad('', 'an object with a kind');
    else read.push([name, indicatorOf(object, of, bad)]);
  }
  return Object.fromEntries(read);
}

type Bad = (field: string, rule: string, at?: JsonNode) => void;

function indicatorOf(object: JsonObject, node: JsonNode, bad: Bad): Indicator {
  const kindNode = member(object, 'kind');
  const kind = INDICATOR_KINDS.find((known) => known === textOf(kindNode));
  if (!kind) bad(' kind', `one of ${INDICATOR_KINDS.join(', ')}`, kindNode ?? node);
  for (const [key, value] of object) if (!KEYS.includes(key)) bad(` ${key}`, `one of ${KEYS.join(', ')}`, value);
  const number = (key: string, least: number, whole: boolean): number | null => {
    const found = member(object, key);
    if (!found) return null;
    const value = numberOf(found);
    if (value === null || value < least || (whole && !Number.isInteger(value))) {
      bad(` ${key}`, `${whole ? 'a whole number' : 'a number'}, at least ${least}`, found);
      return null;
    }
    return value;
  };
  return {
    kind: kind ?? 'other',
    title: textOf(member(object, 'title')),
    deft: number('deft', 1, false),
    versions: number('versions', 1, true) ?? 1,
    fieldwork: fieldworkOf(member(object, 'fieldwork'), bad),
    benchmark: textOf(member(object, 'benchmark')),
    window: number('window', 1, true),
    house: textOf(member(object, 'house')),
    question: textOf(member(object, 'question')),
  };
}

function fieldworkOf(node: JsonNode | null, bad: Bad): Indicator['fieldwork'] {
  const days = objectOf(node);
  if (node && !days) bad(' fieldwork', 'an object, the date of a row to from and to', node);
  const read: [string, { from: string; to: string }][] = [];
  for (const [date, range] of days ?? []) {
    const [from, to] = [textOf(member(objectOf(range), 'from')), textOf(member(objectOf(range), 'to'))];
    if (from === null || to === null || !isFullDay(from) || !isFullDay(to) || to < from)
      bad(` fieldwork ${date}`, 'from and to, each a day that exists, from on or before to', range);
    else read.push([date, { from, to }]);
  }
  return Object.fromEntries(read);
}

/** What is said of a series the table does not have, or of a day it has no row for, is a slip of the pen. */
export function checkIndicators(indicators: Case['indicators'], series: readonly SeriesPoint[], report: Report): void {
  const days = new Map<string, Set<string>>();
  for (const { indicator, date } of series) days.set(indicator, (days.get(indicator) ?? new Set()).add(date));
  for (const [name, { fieldwork, benchmark }] of Object.entries(indicators)) {
    const own = days.get(name);
    const bad = (field: string, rule: string, got: string): void =>
      report(null, `plumbline:indicators ${name}${field}`, rule, got);
    if (!own) bad('', 'an indicator of the series table', name);
    for (const date of Object.keys(fieldwork))
      if (own && !own.has(date)) bad(' fieldwork', 'the date of a row of this indicator', date);
    if (benchmark !== null && !days.has(benchmark)) bad(' benchmark', 'an indicator of the series table', benchmark);
  }
}
