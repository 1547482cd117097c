/**
 * The series of a case, indicator by indicator, each as one kind of measure. What the case does not say is inferred from unit, sample
 * size and days, and the inference is handed on; nothing is read out of a name.
 */
import type { Case, Day, IndicatorReading, SeriesMeasure, SeriesPoint } from '../case.js';
import { dayText, firstDay, lastDay } from '../measure/day.js';
import { rowsBy } from '../measure/rows-by.js';
import type { ReadAs } from './result.js';

export type Period = 'day' | 'week' | 'month';

export type ReadRows = ReadAs & {
  readonly measure: SeriesMeasure;
  readonly period: Period | null;
  readonly reading: IndicatorReading | null;
  /** by day, then by line */
  readonly points: readonly SeriesPoint[];
};

/** Rows whose period had ended by `asOf`, in the order of their indicators in the table. */
export function readIndicatorRows(theCase: Case, asOf: Day): readonly ReadRows[] {
  const groups = rowsBy(theCase.series, ({ indicator }) => indicator);
  return groups.keys.flatMap((indicator) => {
    const reading = Object.hasOwn(theCase.indicators, indicator)
      ? (theCase.indicators[indicator] as IndicatorReading)
      : null;
    const all = [...groups.of(indicator)].sort(
      (a, b) => firstDay(a.date) - firstDay(b.date) || a.row.line - b.row.line,
    );
    const [period, whyPeriod] = reading?.period ? [reading.period, null] : inferPeriod(all);
    const known = all.filter((point) => periodEnd(point.date, period) <= lastDay(asOf));
    const [first] = known;
    if (!first) return [];
    const [measure, whyMeasure] = reading ? [reading.measure, null] : inferMeasure(known, period);
    return [
      {
        indicator,
        what: reading?.what ?? indicator.replaceAll('_', ' '),
        unit: first.unit,
        inferred: [whyMeasure, measure === 'output' ? whyPeriod : null].filter((why) => why !== null),
        rows: known.map(({ row }) => row),
        measure,
        period,
        reading,
        points: known,
      },
    ];
  });
}

/** Last day a row speaks of; a month may be dated to its first day. */
function periodEnd(date: Day, period: Period | null): number {
  const start = firstDay(date);
  if (period === 'month') return lastDay(dayText(start).slice(0, 7));
  return period === 'week' ? start + 6 : lastDay(date);
}

type Inferred<T> = readonly [T, string | null];

/** Rows for which a step can be seen at all. */
const FEW = 3;

function inferPeriod(points: readonly SeriesPoint[]): Inferred<Period | null> {
  const days = points.map(({ date }) => firstDay(date));
  if (points.length < FEW) return [null, null];
  const isMonthly =
    points.every(({ date }) => date.length === 7) ||
    points.every(({ date }) => dayText(firstDay(date)).endsWith('-01'));
  if (isMonthly) return ['month', 'taken as monthly, every row being of the first of a month'];
  const steps = days.slice(1).map((day, i) => day - (days[i] as number));
  if (steps.every((step) => step > 0 && step % 7 === 0))
    return ['week', 'taken as weekly, the rows being whole weeks apart'];
  if (steps.some((step) => step === 1)) return ['day', 'taken as daily, some rows being a day apart'];
  return [null, null];
}

const RATE = /^[a-z]{3}_per_[a-z]{3}$/;
const ATTENTION = /^(articles|mentions|views|searches|posts|visits|stories|page_views)$/;
const PERCENT = /^(percent|share)$/;

/** Rows of a period that make a series of counts. */
const LEAST_COUNTED = 5;

function inferMeasure(points: readonly SeriesPoint[], period: Period | null): Inferred<SeriesMeasure> {
  const { unit } = points[0] as SeriesPoint;
  if (points.some(({ n }) => n !== null)) return ['poll', 'taken as a poll, a row having a sample size'];
  if (RATE.test(unit)) return ['market', 'taken as a market, the unit being a rate of two currencies'];
  if (ATTENTION.test(unit)) return ['attention', `taken as attention, counting ${unit}`];
  if (PERCENT.test(unit))
    return ['other', 'per cent without a sample size may be a poll or a market; plumbline:indicators can say which'];
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (period !== null && values.length >= LEAST_COUNTED && values.every((x) => x >= 0))
    return ['output', 'taken as an output, being amounts counted period by period'];
  return ['other', 'single rows that belong to no series; plumbline:indicators can say how they are to be read'];
}
