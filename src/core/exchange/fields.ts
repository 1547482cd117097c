/** One row of a list, its cells by name; what breaks a rule is reported with line and column, all of a row at once. */
import { dayOf } from './dates.js';

export type BadCell = (column: string | null, rule: string, got?: string | null) => void;

export type Fields = {
  /** trimmed and unescaped; null where blank or without the column */
  readonly text: (column: string) => string | null;
  readonly need: (column: string) => string;
  readonly number: (column: string, low?: number, high?: number) => number | null;
  readonly whole: (column: string) => number | null;
  readonly day: (column: string) => string | null;
  readonly bad: BadCell;
};

/** Run by a spreadsheet whoever wrote it: refused. A sign or an @ may begin honest text, and is escaped on every way out. */
const FORMULA = /^[=\t\r\uff1d]/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** @param undo takes off what a writer puts before a cell to make it safe; a format that needs none takes nothing off */
export function fieldsOf(
  cells: ReadonlyMap<string, string>,
  bad: BadCell,
  undo: (cell: string) => string = (cell) => cell,
): Fields {
  const text = (column: string): string | null => {
    const cell = cells.get(column) ?? '';
    return cell.trim() === '' ? null : undo(cell).trim();
  };
  const number = (column: string, low = -Infinity, high = Infinity): number | null => {
    const cell = text(column);
    if (cell === null) return null;
    const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
    if (value >= low && value <= high && Number.isFinite(value)) return value;
    bad(column, Number.isFinite(low) ? `a number from ${low} to ${high}` : 'a number', cell);
    return null;
  };
  return {
    text,
    need: (column) => {
      const cell = text(column);
      if (cell === null) bad(column, 'not blank');
      return cell ?? '';
    },
    number,
    whole: (column) => {
      const value = number(column, 0, Number.MAX_SAFE_INTEGER);
      if (value === null || Number.isInteger(value)) return value;
      bad(column, 'a whole number', text(column));
      return null;
    },
    day: (column) => {
      const cell = text(column);
      if (cell === null) return null;
      const day = dayOf(cell);
      if (day === null) bad(column, 'a date that exists, such as 2031-06-01', cell);
      return day;
    },
    bad,
  };
}

/** Reports every cell that a spreadsheet would run. */
export function refuseFormulas(cells: ReadonlyMap<string, string>, bad: BadCell): void {
  for (const [column, cell] of cells)
    if (FORMULA.test(cell)) bad(column, 'no formula: take it out, or put an apostrophe before it', cell);
}

/** Both coordinates or neither, as numbers on the globe. */
export function pointOf(fields: Fields, lat: string, lon: string): { lat: number | null; lon: number | null } {
  const [north, east] = [fields.number(lat, -90, 90), fields.number(lon, -180, 180)];
  if ((fields.text(lat) === null) !== (fields.text(lon) === null))
    fields.bad(lat, `${lat} and ${lon}, both or neither`);
  return north === null || east === null ? { lat: null, lon: null } : { lat: north, lon: east };
}

/** Cells that hold several, split; blanks dropped. */
export const listOf = (cell: string | null, by: RegExp): readonly string[] =>
  cell === null
    ? []
    : cell
        .split(by)
        .map((part) => part.trim())
        .filter((part) => part !== '');
