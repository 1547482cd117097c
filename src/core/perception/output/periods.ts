/** Rows of an output as an even series around the strike: labels, exposures, and the period that holds days of both sides. */
import type { SeriesPoint } from '../../case.js';
import { dayText, firstDay, lastDay } from '../../measure/day.js';
import type { SeriesInput } from '../effect/effect.js';
import { placeEvent } from '../effect/place-event.js';
import type { Period } from '../read-as.js';

export type Laid = {
  /** up to the last period that is compared; the straddling one has no value */
  readonly input: SeriesInput;
  /** null for a period without a row */
  readonly points: readonly (SeriesPoint | null)[];
  readonly straddling: string | null;
};

/** @param most periods after the strike that are compared */
export function layPeriods(rows: readonly SeriesPoint[], period: Period, strike: string, most: number): Laid {
  const { at, points } = filled(rows, period);
  const placed = placeEvent(at, strike, null);
  const { preEnd, straddling } = 'rule' in placed ? { preEnd: -1, straddling: null } : placed;
  const held = period === 'week' ? weekHolding(at, preEnd, strike) : straddling;
  const end = Math.min(at.length, preEnd + 1 + most);
  return {
    input: {
      at: at.slice(0, end),
      y: points.slice(0, end).map((point, i) => (point === null || i === held ? null : point.value)),
      controls: [],
      preEnd,
    },
    points: points.slice(0, end),
    straddling: held === null ? null : (at[held] ?? null),
  };
}

type Filled = { readonly at: readonly string[]; readonly points: readonly (SeriesPoint | null)[] };

/** With the periods that have no row; rows that lie off the grid, or come twice, are left for the checks to find. */
function filled(rows: readonly SeriesPoint[], period: Period): Filled {
  const own = rows.map(({ date }) => labelOf(date, period));
  const asTheyStand = { at: own, points: rows };
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return asTheyStand;
  const at = labelsBetween(first, last, period);
  if (at.length > MOST || new Set(own).size < own.length || own.some((label) => !at.includes(label))) return asTheyStand;
  const byLabel = new Map(rows.map((row, i) => [own[i] as string, row]));
  return { at, points: at.map((label) => byLabel.get(label) ?? null) };
}

/** Periods past which a series is not laid out. */
const MOST = 2000;

function labelsBetween(first: string, last: string, period: Period): readonly string[] {
  const labels: string[] = [];
  for (let at = first; firstDay(at) <= firstDay(last) && labels.length <= MOST; ) {
    labels.push(at);
    at = period === 'month' ? dayText(lastDay(at) + 1).slice(0, 7) : dayText(firstDay(at) + (period === 'week' ? 7 : 1));
  }
  return labels;
}

/** A week is dated to its first day and goes on for six more. */
function weekHolding(at: readonly string[], preEnd: number, strike: string): number | null {
  const last = at[preEnd];
  return last !== undefined && firstDay(last) + 6 >= firstDay(strike) ? preEnd : null;
}

const labelOf = (date: string, period: Period): string =>
  period === 'month' ? dayText(firstDay(date)).slice(0, 7) : date;

/** Of a month against one of 30.44 days; days and weeks are alike. */
export const exposureOf = (at: string): number =>
  at.length === 7 ? (lastDay(at) - firstDay(at) + 1) / MEAN_MONTH : 1;
const MEAN_MONTH = 365.25 / 12;
