/** Where an event falls among dated or numbered rows. The event is the first day (or row) after; a row that holds days of both sides belongs to neither. */
import { dayRange } from '../../measure/day.js';

export type Placed = {
  /** place of the last row before the event, from 0; -1 for none */
  readonly preEnd: number;
  /** rows that count */
  readonly end: number;
  /** place of the row that holds days on both sides; null for none */
  readonly straddling: number | null;
};

export type Misplaced = { readonly field: string; readonly rule: string; readonly got: string };

/** @param at in order of time */
export function placeEvent(at: readonly string[], event: string, until: string | null): Placed | Misplaced {
  const isNumbered = at.every((label) => /^\d+$/.test(label));
  const ends = (text: string): { readonly first: number; readonly last: number } | null =>
    isNumbered ? (/^\d+$/.test(text) ? { first: Number(text), last: Number(text) } : null) : dayRange(text);
  const kind = isNumbered ? 'a row number, as the rows have no date' : 'a day, month or year, as the rows have';
  const when = ends(event);
  if (when === null) return { field: 'event', rule: kind, got: event };
  const last = until === null ? null : ends(until);
  if (until !== null && last === null) return { field: 'until', rule: kind, got: until };
  const ranges = at.map(ends);
  const end = last === null ? at.length : ranges.filter((range) => range !== null && range.first <= last.last).length;
  const before = ranges.slice(0, end).filter((range) => range !== null && range.first < when.first).length;
  const straddles = before > 0 && (ranges[before - 1]?.last ?? 0) >= when.first;
  return { preEnd: before - 1, end, straddling: straddles ? before - 1 : null };
}
