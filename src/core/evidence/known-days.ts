/** The days on which something was published: the positions of the as-of control, latest last. */
import type { Case } from '../case.js';
import { dayText, firstDay } from '../measure/day.js';

export type KnownDay = { readonly day: string; readonly arrivals: number };

/** Claims and readings by the first day their date can mean, from the strike on. */
export function knownDays(theCase: Case): readonly KnownDay[] {
  const from = firstDay(theCase.strike.from);
  const counts = new Map<number, number>();
  for (const { date } of [...theCase.claims, ...theCase.readings]) {
    const day = firstDay(date);
    if (day >= from) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([day, arrivals]) => ({ day: dayText(day), arrivals }));
}

/** Day number of a date, for drawing along time. */
export const dayNumberOf = (day: string): number => firstDay(day);

/**
 * The other positions of the as-of control, nearest first; the latest day goes by no name there.
 *
 * @param asOf where the control stands; null: at the latest
 */
export function daysAround(theCase: Case, asOf: string | null): readonly (string | null)[] {
  const days = knownDays(theCase).map(({ day }) => day);
  const named = [...days.slice(0, -1), null];
  const here = asOf === null ? named.length - 1 : days.indexOf(asOf);
  return named
    .map((day, i) => ({ day, away: Math.abs(i - here) }))
    .filter(({ away }) => away > 0)
    .sort((a, b) => a.away - b.away)
    .map(({ day }) => day);
}
