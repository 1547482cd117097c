/**
 * A case being edited: the rows of its tables with what was changed and not yet saved. Nothing here is altered in place,
 * so that an earlier draft can be shown again. A draft may break any rule; `checkDraft` says which, `editsOf` what to save.
 */
import type { FolderFiles } from '../ports.js';
import { tableSpecs } from './edit.js';
import { openTable } from './open-table.js';
import type { Cells, RowEdit, RowKey } from './row-edit.js';

export type DraftRow = {
  /** stays the row's own while others come and go */
  readonly id: number;
  /** the cells of the revision; null: the row is new */
  readonly was: readonly string[] | null;
  readonly cells: readonly string[];
  readonly isRemoved: boolean;
};

export type DraftTable = {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly string[];
  readonly keyColumns: readonly string[];
  readonly rows: readonly DraftRow[];
  /** of the next row that is added */
  readonly nextId: number;
};

/** By path, in the order of the package. */
export type Draft = ReadonlyMap<string, DraftTable>;

/** Tables that cannot be followed (see `openTable`) are left out. */
export function openDraft(files: FolderFiles): Draft {
  const tables = [...tableSpecs(files).values()].flatMap((spec): DraftTable[] => {
    const bytes = files.get(spec.path);
    const table = bytes ? openTable(spec, bytes) : null;
    if (!table) return [];
    const rows = table.keys().map((key, id): DraftRow => {
      const was = table.row(key);
      const cells = table.columns.map((column) => was?.[column] ?? '');
      return { id, was: cells, cells, isRemoved: false };
    });
    const { columns, keyColumns } = table;
    return [{ name: spec.name, path: spec.path, columns, keyColumns, rows, nextId: rows.length }];
  });
  return new Map(tables.map((table) => [table.path, table]));
}

export const isChanged = (row: DraftRow): boolean =>
  row.was === null ? !row.isRemoved : row.isRemoved || row.was.some((cell, at) => cell !== row.cells[at]);

export const changedRows = (draft: Draft): number =>
  [...draft.values()].reduce((sum, { rows }) => sum + rows.filter(isChanged).length, 0);

/**
 * What has to be done to the revision. Rows go first, so that their keys are free; a cell of a key is set after the other
 * cells of its row, under the key the row has by then.
 */
export function editsOf(draft: Draft): readonly RowEdit[] {
  return [...draft.values()].flatMap((table) => {
    const changed = table.rows.filter(isChanged);
    return [
      ...changed.flatMap((row) => removal(table, row)),
      ...changed.flatMap((row) => settings(table, row)),
      ...changed.flatMap((row): RowEdit[] =>
        row.was === null ? [{ kind: 'add', table: table.path, row: filled(table, row.cells) }] : [],
      ),
    ];
  });
}

function removal(table: DraftTable, { was, isRemoved }: DraftRow): readonly RowEdit[] {
  if (was === null || !isRemoved) return [];
  return [{ kind: 'remove', table: table.path, key: keyOf(table, was), was: cellsOf(table, was) }];
}

function settings(table: DraftTable, { was, cells, isRemoved }: DraftRow): readonly RowEdit[] {
  if (was === null || isRemoved) return [];
  const isKey = (at: number): boolean => table.keyColumns.includes(table.columns[at] ?? '');
  const changed = table.columns.flatMap((_, at) => (was[at] === cells[at] ? [] : [at]));
  let now = was;
  return [...changed.filter((at) => !isKey(at)), ...changed.filter(isKey)].map((at): RowEdit => {
    const key = keyOf(table, now);
    now = now.with(at, cells[at] ?? '');
    const [column, before, after] = [table.columns[at] ?? '', was[at] ?? '', cells[at] ?? ''];
    return { kind: 'set', table: table.path, key, column, was: before, now: after };
  });
}

export const keyOf = ({ columns, keyColumns }: DraftTable, cells: readonly string[]): RowKey =>
  keyColumns.map((column) => cells[columns.indexOf(column)] ?? '');

export const cellsOf = ({ columns }: DraftTable, cells: readonly string[]): Cells =>
  Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));

const filled = (table: DraftTable, cells: readonly string[]): Cells =>
  Object.fromEntries(Object.entries(cellsOf(table, cells)).filter(([, cell]) => cell !== ''));
