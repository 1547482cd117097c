/**
 * A fleet as a line of repair: assets are available, waiting, in repair, or gone for good. Bays take waiting jobs first
 * come, first served; an available asset fails after an exponential time and joins the end of the line; new assets arrive
 * on given days and are available at once. Lost and stored assets that are not brought back stand outside the line.
 *
 * Most likely wrong: that bays work on one asset each at a steady pace and that failures do not hang together (a
 * grounding, a missing part). Two engines answer: `solveMarkov`, exact, where every length is exponential, and `simulate`.
 */

import { InputError } from '../problem.js';
import { checkDuration, type Duration } from './duration.js';

/** Jobs of one kind that wait on day 0, in their place in the line. */
export type Batch = { readonly count: number; readonly duration: Duration };

export type RepairLine = {
  /** assets that can be used on day 0 */
  readonly available: number;
  /** what waits on day 0, first in the line first */
  readonly waiting: readonly Batch[];
  /** assets worked on at the same time */
  readonly bays: number;
  /** mean days in use until an asset fails; null = none fails */
  readonly failureDays: number | null;
  /** how long such a failure takes in a bay */
  readonly routine: Duration;
  /** days on which a new asset arrives, ascending */
  readonly arrivals: readonly number[];
};

/** Days at which the number available is asked for, ascending; the last is the horizon. */
export type Horizon = { readonly days: readonly number[] };

/** @throws InputError naming the field, the rule and the value */
export function checkLine(line: RepairLine, days: readonly number[]): void {
  whole('line.available', line.available);
  line.waiting.forEach(({ count, duration }, i) => {
    whole(`line.waiting[${i}].count`, count);
    checkDuration(`line.waiting[${i}].duration`, duration);
  });
  whole('line.bays', line.bays);
  if (line.failureDays !== null && !(line.failureDays > 0 && Number.isFinite(line.failureDays)))
    throw new InputError('line.failureDays', 'a number of days above 0, or null where none fails', line.failureDays);
  checkDuration('line.routine', line.routine);
  ascending('line.arrivals', line.arrivals);
  ascending('days', days);
  if (days.length === 0) throw new InputError('days', 'at least one day', 0);
}

/** Every asset of the line that is not yet to arrive. */
export const sizeOf = ({ available, waiting }: RepairLine): number =>
  waiting.reduce((sum, { count }) => sum + count, available);

function whole(where: string, x: number): void {
  if (!(Number.isInteger(x) && x >= 0)) throw new InputError(where, 'a whole number, at least 0', x);
}

function ascending(where: string, days: readonly number[]): void {
  days.forEach((day, i) => {
    if (!(Number.isFinite(day) && day >= 0)) throw new InputError(`${where}[${i}]`, 'a day, at least 0', day);
    const before = days[i - 1];
    if (before !== undefined && day < before)
      throw new InputError(`${where}[${i}]`, `on or after the one before it (${before})`, day);
  });
}
