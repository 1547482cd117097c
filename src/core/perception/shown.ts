import type { ReadRows } from './read-as.js';
import type { ReadAs } from './result.js';

/** What every read of a series carries on. */
export const readAs = ({ indicator, what, unit, inferred, rows }: ReadRows): ReadAs => ({
  indicator,
  what,
  unit,
  inferred,
  rows,
});
