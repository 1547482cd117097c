/** What sides did around the strike, dated and without motive: offers, refusals, talks, retaliation, moves. */
import type { Case, Day } from '../case.js';
import { firstDay, isBy } from '../measure/day.js';
import { type Gap, gap } from '../problem.js';
import type { Act } from './result.js';

type Readings = { readonly consistentWith: string; readonly alsoConsistentWith: string };
const fits = (consistentWith: string, alsoConsistentWith: string): Readings => ({ consistentWith, alsoConsistentWith });

/** Kinds of the timeline that are acts towards the other side, and two readings that each of them fits after a strike. */
const ACTS: ReadonlyMap<string, Readings> = new Map([
  ['talks', fits('talks that the strike brought about or sped up', 'talks fixed before it, held in spite of it')],
  ['offer', fits('terms that moved with the strike', 'an offer that was on its way before it')],
  ['refusal', fits('a side that the strike made less willing', 'a side that would have refused without it')],
  ['retaliation', fits('an answer to the strike, as it was called', 'an attack planned before it and named after it')],
  ['rebasing', fits('a side that expects another strike', 'a move of the usual rotation')],
  ['ceasefire', fits('a side that wants to stop because of the strike', 'a truce that was being made before it')],
  ['exchange', fits('good will after the strike', 'an exchange agreed before it')],
  ['strike', fits('a campaign of which the strike was one part', 'an operation planned by itself')],
]);
/** What came before a strike cannot answer it. */
const EARLIER = fits('a course that was set before the strike', 'a course that the strike changed or cut short');

const BEFORE = 92;
const AFTER = 184;

export function behaviourOf({ events, strike }: Case, asOf: Day): readonly Act[] | Gap {
  const [from, day] = [firstDay(strike.from) - BEFORE, firstDay(strike.from)];
  const acts = events
    .filter(
      ({ kind, date }) => ACTS.has(kind) && firstDay(date) >= from && firstDay(date) <= day + AFTER && isBy(date, asOf),
    )
    .map(({ date, precision, kind, event, row }): Act => {
      const days = firstDay(date) - day;
      const { consistentWith, alsoConsistentWith } = (days < 0 ? undefined : ACTS.get(kind)) ?? EARLIER;
      return { date, precision, kind, event, days, consistentWith, alsoConsistentWith, row };
    })
    .sort((a, b) => a.days - b.days || a.row.line - b.row.line);
  return acts.length > 0
    ? acts
    : gap('no-source', 'the timeline names no talks, offer, refusal, retaliation or move of those months');
}
