/** What sides did around the strike, dated and without motive: offers, refusals, talks, retaliation, moves. */
import type { Case, Day } from '../case.js';
import { firstDay, isBy } from '../measure/day.js';
import { type Gap, gap } from '../problem.js';
import type { Act } from './result.js';

/** Kinds of the timeline that are acts towards the other side. */
const ACTS: ReadonlySet<string> = new Set([
  'talks',
  'offer',
  'refusal',
  'retaliation',
  'rebasing',
  'ceasefire',
  'exchange',
  'strike',
]);
const BEFORE = 92;
const AFTER = 184;

export function behaviourOf({ events, strike }: Case, asOf: Day): readonly Act[] | Gap {
  const [from, day] = [firstDay(strike.from) - BEFORE, firstDay(strike.from)];
  const acts = events
    .filter(
      ({ kind, date }) => ACTS.has(kind) && firstDay(date) >= from && firstDay(date) <= day + AFTER && isBy(date, asOf),
    )
    .map(({ date, precision, kind, event, row }) => ({ date, precision, kind, event, days: firstDay(date) - day, row }))
    .sort((a, b) => a.days - b.days || a.row.line - b.row.line);
  return acts.length > 0
    ? acts
    : gap('no-source', 'the timeline names no talks, offer, refusal, retaliation or move of those months');
}
