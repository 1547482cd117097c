/**
 * What the totals run over: cells a read image covers and somebody counted before. Where nobody counted at any that was looked at,
 * all that were: a total over no cell would say zero of what only readings know.
 */
import type { CellFilter } from './posterior.js';
import type { CellPlace } from './result.js';

const isCounted: CellFilter = (cell) => cell.looked && !cell.unlisted;
const isLooked: CellFilter = (cell) => cell.looked;

export const headlineOf = (places: readonly CellPlace[]): CellFilter => (places.some(isCounted) ? isCounted : isLooked);

/** Whether the totals run over what readings name alone. */
export const isUncounted = (places: readonly CellPlace[]): boolean => places.some(isLooked) && !places.some(isCounted);
