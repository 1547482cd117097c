/** Where one is in a grid, and where a key leads. Rows and columns count from 0; a choice of cells is a rectangle. */
import type { DraftTable } from '../../../core/casefile/draft.js';
import { rowName } from '../../../core/casefile/incoming.js';

export type Place = { readonly row: number; readonly column: number };
export type Choice = {
  /** where one is */
  readonly at: Place;
  /** the other corner of what is chosen */
  readonly from: Place;
};
export type Size = { readonly rows: number; readonly columns: number };

export const here = (at: Place): Choice => ({ at, from: at });

export type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
export const boxOf = ({ at, from }: Choice): Box => ({
  top: Math.min(at.row, from.row),
  bottom: Math.max(at.row, from.row),
  left: Math.min(at.column, from.column),
  right: Math.max(at.column, from.column),
});

export const within = ({ rows, columns }: Size, { row, column }: Place): Place => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** The choice a key leads to; null where the key moves nothing. @param page rows in view */
export function moved(choice: Choice, size: Size, press: Press, page: number): Choice | null {
  const { row, column } = choice.at;
  const far = press.ctrlKey || press.metaKey;
  const [last, end] = [size.rows - 1, size.columns - 1];
  const to: Record<string, Place> = {
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowDown: { row: far ? last : row + 1, column },
    ArrowLeft: { row, column: far ? 0 : column - 1 },
    ArrowRight: { row, column: far ? end : column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? last : row, column: end },
  };
  const found = to[press.key];
  if (!found) return null;
  const at = within(size, found);
  return press.shiftKey ? { at, from: choice.from } : here(at);
}

/** Where a row stands after a newer revision came: by its key, a row of one's own counted from the end. */
export function placeAfter(before: DraftTable, after: DraftTable, row: number): number {
  const name = rowName(before, before.rows[row]?.was ?? null);
  const found =
    name === null
      ? after.rows.length - (before.rows.length - row)
      : after.rows.findIndex(({ was }) => rowName(after, was) === name);
  return Math.max(0, Math.min(after.rows.length - 1, found < 0 ? row : found));
}
