/**
 * What was done before and after: a dated series against what its own past would have made of it. A row stands for its period; one
 * whose period holds days of either side is left out. Most likely wrong: that nothing else changed in those weeks.
 */
import type { Day } from '../case.js';
import { firstDay } from '../measure/day.js';
import type { Rng } from '../numerics/rng.js';
import { weighSeries } from './effect/weigh-series.js';
import type { EventMark, IndicatorRows, OutputEffect, SeriesValue } from './result.js';
import { consistentWith, figure } from './sentences.js';

/** Draws of a chain: enough for four hundred effective ones, few enough for a page that redraws. */
const DRAWS = 500;
const PLACEBOS = 12;

/** @param strike first day of it */
export function outputEffect(rows: IndicatorRows, strike: Day, events: readonly EventMark[], rng: Rng): OutputEffect {
  const day = firstDay(strike);
  const months = isMonthly(rows.values);
  const straddling = rows.values
    .filter(({ date }) => months && isSameMonth(date, strike) && firstDay(date) < day)
    .map(({ date }) => date);
  const used = rows.values.filter(({ date }) => !straddling.includes(date));
  const preEnd = used.findLastIndex(({ date }) => firstDay(date) < day);
  const weighed = weighSeries(
    { at: used.map(({ date }) => date), y: used.map(({ value }) => value), controls: [], preEnd },
    { draws: DRAWS, placebos: PLACEBOS },
    rng.fork(rows.indicator),
  );
  return {
    rows,
    weighed,
    firstAfter: used[preEnd + 1]?.date ?? null,
    straddling,
    sentence: sentenceOf(rows, weighed, events),
  };
}

/** Rows dated to one day of each month stand for the month. */
const isMonthly = (values: readonly SeriesValue[]): boolean =>
  values.length > 1 &&
  new Set(values.map(({ date }) => date.slice(8))).size === 1 &&
  new Set(values.map(({ date }) => date.slice(0, 7))).size === values.length;
const isSameMonth = (a: Day, b: Day): boolean => a.slice(0, 7) === b.slice(0, 7);

function sentenceOf(
  { title, unit }: IndicatorRows,
  weighed: OutputEffect['weighed'],
  events: readonly EventMark[],
): string {
  const { average, withoutModel, smallestDetectable } = weighed;
  if (!average) return `${title}: no effect can be worked out (${weighed.gap?.detail ?? 'too few rows'}).`;
  const { actual, predicted, effect, q025, q975 } = average;
  const seen = `${title}: ${figure(actual)} ${unit} on average after, ${figure(predicted)} by its own past; the difference is ${figure(effect)} (${figure(q025)} to ${figure(q975)})`;
  const least = smallestDetectable === null ? '' : `; no less than ${figure(smallestDetectable)} could have been seen`;
  const rank = 'gap' in withoutModel ? '' : `; among ${withoutModel.of} dates this one ranks ${withoutModel.rank}`;
  return `${seen}${least}${rank}. ${consistentWith(q025 > 0 ? 'more' : q975 < 0 ? 'less' : 'none', events)}`;
}
