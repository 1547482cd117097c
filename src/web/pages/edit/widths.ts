/** How wide each column of a grid is: as its first rows need, within bounds. In CSS pixels. */
import type { DraftTable } from '../../../core/casefile/draft.js';

const [LEAST, MOST] = [84, 280];
/** of a character of the text of tables, about */
const CHARACTER = 7.8;
const LOOKED_AT = 100;

const known = new WeakMap<readonly string[], readonly number[]>();

/** The same as long as the columns are the same, so that a grid does not jump under one's hands. */
export function widthsOf({ columns, rows }: DraftTable): readonly number[] {
  const before = known.get(columns);
  if (before) return before;
  const widths = columns.map((column, at) => {
    const longest = rows.slice(0, LOOKED_AT).reduce((most, { cells }) => Math.max(most, cells[at]?.length ?? 0), 0);
    return Math.round(Math.min(MOST, Math.max(LEAST, column.length * CHARACTER + 72, longest * CHARACTER + 24)));
  });
  known.set(columns, widths);
  return widths;
}
