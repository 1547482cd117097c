/** All other events of those weeks, for every chart: a month before the strike to three after. */
import type { Case, Day } from '../case.js';
import { firstDay, isBy } from '../measure/day.js';
import type { EventMark } from './result.js';

const BEFORE = 31;
const AFTER = 92;

export function eventMarks({ events, strike }: Case, asOf: Day): readonly EventMark[] {
  const [from, to] = [firstDay(strike.from) - BEFORE, firstDay(strike.to) + AFTER];
  return events
    .filter(
      ({ date, kind }) =>
        firstDay(date) >= from && firstDay(date) <= to && isBy(date, asOf) && !isStrike(date, kind, strike),
    )
    .map(({ date, precision, kind, event, row }) => ({ date, precision, kind, event, row }))
    .sort((a, b) => firstDay(a.date) - firstDay(b.date) || a.row.line - b.row.line);
}

const isStrike = (date: Day, kind: string, { from, to }: Case['strike']): boolean =>
  kind === 'strike' && firstDay(date) >= firstDay(from) && firstDay(date) <= firstDay(to);
