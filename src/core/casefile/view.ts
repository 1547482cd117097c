/** A table while it is being checked: its rows by column name, and which of its cells are already known to be wrong. */
import type { TableSpec } from './package.js';
import type { RawRecord, RawTable } from './table.js';

export type TableView = {
  readonly spec: TableSpec;
  readonly raw: RawTable;
  readonly column: ReadonlyMap<string, number>;
  /** `line column` of cells with a problem: what rests on them is not judged a second time */
  readonly broken: Set<string>;
};

export type Views = ReadonlyMap<string, TableView>;

/** The cell as text; null when blank, or when the table has no such column. */
export function cellOf(view: TableView, record: RawRecord, field: string): string | null {
  const at = view.column.get(field);
  return (at === undefined ? '' : record.cells[at]) || null;
}

export const brokenKey = (record: RawRecord, field: string): string => `${record.line} ${field}`;

export const isSound = (view: TableView, record: RawRecord, fields: readonly string[]): boolean =>
  fields.every((field) => !view.broken.has(brokenKey(record, field)));
