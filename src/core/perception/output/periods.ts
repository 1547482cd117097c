/** Rows of an output as an even series around the strike: labels, exposures, and the period that holds days of both sides. */
import type { SeriesPoint } from '../../case.js';
import { dayText, firstDay, lastDay } from '../../measure/day.js';
import type { SeriesInput } from '../effect/effect.js';
import { placeEvent } from '../effect/place-event.js';
import type { Period } from '../read-as.js';

export type Laid = {
  /** up to the last period that is compared; the straddling one has no value */
  readonly input: SeriesInput;
  readonly points: readonly SeriesPoint[];
  readonly straddling: string | null;
};

/** @param most periods after the strike that are compared */
export function layPeriods(points: readonly SeriesPoint[], period: Period, strike: string, most: number): Laid {
  const at = points.map(({ date }) => labelOf(date, period));
  const placed = placeEvent(at, strike, null);
  const { preEnd, straddling } = 'rule' in placed ? { preEnd: -1, straddling: null } : placed;
  const held = period === 'week' ? weekHolding(points, preEnd, strike) : straddling;
  const end = Math.min(points.length, preEnd + 1 + most);
  const kept = points.slice(0, end);
  return {
    input: {
      at: at.slice(0, end),
      y: kept.map(({ value }, i) => (i === held ? null : value)),
      controls: [],
      preEnd,
    },
    points: kept,
    straddling: held === null ? null : (at[held] ?? null),
  };
}

/** A week is dated to its first day and goes on for six more. */
function weekHolding(points: readonly SeriesPoint[], preEnd: number, strike: string): number | null {
  const last = points[preEnd];
  return last !== undefined && firstDay(last.date) + 6 >= firstDay(strike) ? preEnd : null;
}

const labelOf = (date: string, period: Period): string =>
  period === 'month' ? dayText(firstDay(date)).slice(0, 7) : date;

/** Of a month against one of 30.44 days; days and weeks are alike. */
export const exposureOf = (at: string): number => (at.length === 7 ? (lastDay(at) - firstDay(at) + 1) / MEAN_MONTH : 1);
const MEAN_MONTH = 365.25 / 12;
