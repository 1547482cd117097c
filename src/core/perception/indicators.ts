/** The series rows of a case by indicator, with what each measures: as the case says it, else by unit and rows. */
import type { Case, Day, SeriesPoint } from '../case.js';
import type { IndicatorKind } from '../case-indicator.js';
import { firstDay, isBy, lastDay } from '../measure/day.js';
import type { IndicatorRows } from './result.js';

/** @param asOf rows of later days are not known yet */
export function indicatorsOf({ series, indicators }: Case, asOf: Day): readonly IndicatorRows[] {
  const groups = new Map<string, SeriesPoint[]>();
  for (const row of series) groups.set(row.indicator, [...(groups.get(row.indicator) ?? []), row]);
  return [...groups].flatMap(([indicator, all]) => {
    const months = isMonthly(all);
    const rows = all.filter(({ date }) => (months ? monthEnd(date) <= lastDay(asOf) : isBy(date, asOf)));
    if (rows.length === 0) return [];
    const stated = Object.hasOwn(indicators, indicator) ? indicators[indicator] : undefined;
    return {
      indicator,
      title: stated?.title ?? indicator.replaceAll('_', ' '),
      kind: stated?.kind ?? inferred(rows),
      from: stated ? 'stated' : 'inferred',
      unit: rows[0]?.unit ?? '',
      values: rows
        .map(({ date, value, low, high, n, row }) => ({ date, value, low, high, n, row }))
        .sort((a, b) => firstDay(a.date) - firstDay(b.date) || a.row.line - b.row.line),
    };
  });
}

/** Rows dated to one day of each month stand for the month, and are known when it is over. */
export const isMonthly = (rows: readonly { readonly date: Day }[]): boolean =>
  rows.length > 1 &&
  new Set(rows.map(({ date }) => date.slice(8))).size === 1 &&
  new Set(rows.map(({ date }) => date.slice(0, 7))).size === rows.length;
const monthEnd = (date: Day): number => lastDay(date.slice(0, 7));

/** Fewer rows are a few numbers, not a series. */
const LEAST_SERIES = 8;

/** A share with a sample is a poll; a longer run of counts is something done; else nobody has said. */
function inferred(rows: readonly SeriesPoint[]): IndicatorKind {
  if (rows.every(({ unit }) => unit === 'percent') && rows.some(({ n }) => n !== null)) return 'poll';
  if (rows.length >= LEAST_SERIES && rows.every(({ unit }) => unit !== 'percent')) return 'output';
  return 'other';
}
