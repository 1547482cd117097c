/** A listed table held open for editing: rows by their key, each with the characters it was written with. */
import type { TableSpec } from './package.js';
import type { Cells, RowKey } from './row-edit.js';
import { parseRecords, printTable, type RawRecord, withCells } from './table.js';
import { readText } from './utf8.js';

export type OpenTable = {
  readonly path: string;
  readonly columns: readonly string[];
  readonly keyColumns: readonly string[];
  readonly row: (key: RowKey) => Cells | null;
  readonly keyOf: (row: Cells) => RowKey;
  /** of all rows, in the order of the file */
  readonly keys: () => readonly RowKey[];
  readonly set: (key: RowKey, column: string, cell: string) => void;
  readonly add: (row: Cells) => void;
  readonly remove: (key: RowKey) => void;
  readonly print: () => string;
};

/** Null when the text cannot be followed, or holds a key twice, or lacks a column of the key. */
export function openTable(
  { path, primaryKey }: Pick<TableSpec, 'path' | 'primaryKey'>,
  bytes: Uint8Array,
): OpenTable | null {
  const text = readText(bytes, silent);
  const [header, ...first] = (text === null ? null : parseRecords(text, silent)) ?? [];
  if (!header || primaryKey.length === 0) return null;
  const columns = header.cells;
  const keyAt = primaryKey.map((column) => columns.indexOf(column));
  if (keyAt.includes(-1) || first.some(({ cells }) => cells.length !== columns.length)) return null;

  const textOfKey = (record: RawRecord): string => keyText(keyAt.map((at) => record.cells[at] ?? ''));
  // A Map keeps the order of the file, and a key that is set anew keeps its place.
  let rows = new Map(first.map((record) => [textOfKey(record), record]));
  if (rows.size !== first.length) return null;
  const cellsOf = (record: RawRecord): Cells =>
    Object.fromEntries(columns.map((column, at) => [column, record.cells[at] ?? '']));

  return {
    path,
    columns,
    keyColumns: primaryKey,
    row(key) {
      const record = rows.get(keyText(key));
      return record ? cellsOf(record) : null;
    },
    keyOf: (row) => primaryKey.map((column) => row[column] ?? ''),
    keys: () => [...rows.values()].map((record) => keyAt.map((at) => record.cells[at] ?? '')),
    set(key, column, cell) {
      const before = keyText(key);
      const record = rows.get(before);
      if (!record) return;
      const edited = withCells(record, record.cells.with(columns.indexOf(column), cell));
      const after = textOfKey(edited);
      if (after === before) rows.set(before, edited);
      else rows = new Map([...rows].map(([of, one]) => (of === before ? [after, edited] : [of, one])));
    },
    add(row) {
      const record: RawRecord = { cells: columns.map((column) => row[column] ?? ''), line: rows.size + 2, raw: null };
      rows.set(textOfKey(record), record);
    },
    remove: (key) => void rows.delete(keyText(key)),
    print: () => printTable({ header, records: [...rows.values()] }),
  };
}

/** One text for a key of any number of cells. */
export const keyText = (key: RowKey): string => JSON.stringify(key);

const silent = (): void => {};
