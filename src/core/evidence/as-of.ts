/**
 * The case as it stood on a day. Claims and readings enter by their date, an image with its first reading, presence and
 * inventory by their as-of day; prices, items and sites always.
 */
import type { Case, Day } from '../case.js';
import { dayText, firstDay, isBy } from '../measure/day.js';

/** The latest day the case itself speaks of. Never today. */
export function latestDay(theCase: Case): Day {
  const days = [
    ...theCase.claims.map((row) => row.date),
    ...theCase.readings.map((row) => row.date),
    ...theCase.presence.map((row) => row.asOf),
    ...theCase.inventory.flatMap((row) => (row.asOf === null ? [] : [row.asOf])),
    theCase.strike.from,
  ];
  return dayText(days.reduce((latest, day) => Math.max(latest, firstDay(day)), Number.NEGATIVE_INFINITY));
}

export function caseAsOf(theCase: Case, asOf: Day): Case {
  return {
    ...theCase,
    claims: theCase.claims.filter((row) => isBy(row.date, asOf)),
    readings: theCase.readings.filter((row) => isBy(row.date, asOf)),
    presence: theCase.presence.filter((row) => isBy(row.asOf, asOf)),
    inventory: theCase.inventory.filter((row) => row.asOf === null || isBy(row.asOf, asOf)),
  };
}
