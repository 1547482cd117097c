/**
 * What the totals run over: cells a read image covers and somebody counted before. Where nobody counted at any that was looked at,
 * all that were: a total over no cell would say zero of what only readings know.
 */
import type { CellFilter } from './posterior.js';
import type { CellPlace } from './result.js';

export function headlineOf(places: readonly CellPlace[]): CellFilter {
  const isCounted: CellFilter = (cell) => cell.looked && !cell.unlisted;
  return places.some(isCounted) ? isCounted : (cell) => cell.looked;
}

/** Whether the totals run over what readings name alone. */
export const isUncounted = (places: readonly CellPlace[]): boolean =>
  places.some(({ looked }) => looked) && !places.some(({ looked, unlisted }) => looked && !unlisted);
