/** The waves of a poll: when each was in the field, on which side of the strike, and how well it measures. */
import type { Case, SeriesPoint } from '../../case.js';
import { dayText, firstDay } from '../../measure/day.js';
import { edtfSpan } from '../../measure/edtf.js';
import type { ReadRows } from '../read-as.js';
import type { PollRead, Wave } from '../result.js';
import { errorOfShare, statedError } from './change.js';

export type ErrorTimes = PollRead['errorTimes'];

/** Share of the fieldwork days on or after the strike is the share of the interviews, if those were spread evenly. */
export function wavesOf(rows: ReadRows, { strike }: Case, { value: errorTimes }: ErrorTimes): readonly Wave[] {
  const scale = rows.unit === 'percent' ? 100 : 1;
  const day = firstDay(strike.from);
  return rows.points.map((point) => {
    const days = fieldworkOf(rows, point);
    const share = point.value === null ? null : point.value / scale;
    const n = effectiveN(rows, point);
    const length = days === null ? 0 : days.last - days.first + 1;
    return {
      at: point.date,
      from: days === null ? null : dayText(days.first),
      until: days === null ? null : dayText(days.last),
      side: sideOf(days, firstDay(point.date), day),
      share,
      n,
      se: share === null || n === null || share <= 0 || share >= 1 ? null : errorOfShare(share, n, errorTimes),
      afterShare: days === null ? null : Math.min(1, Math.max(0, (days.last - day + 1) / length)),
      row: point.row,
    };
  });
}

/** Interviews that were asked this wording. */
const effectiveN = ({ reading }: ReadRows, { n }: SeriesPoint): number | null =>
  n === null ? null : Math.floor(n / (reading?.versions ?? 1));

type Days = { readonly first: number; readonly last: number };

function fieldworkOf({ reading }: ReadRows, { date }: SeriesPoint): Days | null {
  const text = reading?.fieldwork[date];
  const span = text === undefined ? null : edtfSpan(text);
  return span && span.first !== null && span.last !== null ? { first: span.first, last: span.last } : null;
}

/** Days within which a poll dated after the strike may have begun before it. */
const LONG_FIELDWORK = 31;

function sideOf(days: Days | null, dated: number, strike: number): Wave['side'] {
  if (days === null) {
    if (dated < strike) return 'before';
    return dated - strike >= LONG_FIELDWORK ? 'after' : 'unknown';
  }
  if (days.last < strike) return 'before';
  return days.first >= strike ? 'after' : 'straddles';
}

/** As the case says it, else the largest that a stated error and its sample size imply in any series of the house, else one. */
export function errorTimesOf({ reading }: ReadRows, house: readonly ReadRows[]): ErrorTimes {
  if (reading?.errorTimes) return { value: reading.errorTimes, from: 'case' };
  const stated = house.flatMap(({ points, unit }) =>
    points.flatMap(({ n, low, high }) => {
      if (n === null || low === null || high === null || high <= low) return [];
      const half = (high - low) / 2 / (unit === 'percent' ? 100 : 1);
      return half > statedError(n, 1) ? [half / statedError(n, 1)] : [];
    }),
  );
  return stated.length === 0 ? { value: 1, from: 'none' } : { value: Math.max(...stated), from: 'stated-error' };
}
