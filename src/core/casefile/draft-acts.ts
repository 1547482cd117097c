/** What can be done to a draft. Each act gives a new draft; tables it does not touch stay the same objects. */
import { cellsOf, type Draft, type DraftRow, type DraftTable, keyOf } from './draft.js';
import { keyText } from './open-table.js';
import type { Cells } from './row-edit.js';

export type CellAct = { readonly row: number; readonly column: number; readonly text: string };

/** @param acts by the place of row and column in the table; places it does not have are passed over */
export function setCells(draft: Draft, path: string, acts: readonly CellAct[]): Draft {
  const table = draft.get(path);
  if (!table) return draft;
  const rows = [...table.rows];
  for (const { row, column, text } of acts) {
    const before = rows[row];
    if (before && column >= 0 && column < table.columns.length)
      rows[row] = { ...before, cells: before.cells.with(column, text) };
  }
  return withTable(draft, { ...table, rows });
}

export type Pasted = {
  readonly draft: Draft;
  /** rows added below the table, and columns of the block that found no place */
  readonly added: number;
  readonly left: number;
};

/** A block of cells from a corner on; rows below the last are added. */
export function pasteBlock(
  draft: Draft,
  path: string,
  corner: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
): Pasted {
  const table = draft.get(path);
  if (!table) return { draft, added: 0, left: 0 };
  const added = Math.max(0, corner.row + block.length - table.rows.length);
  const width = Math.max(0, ...block.map((cells) => cells.length));
  const acts = block.flatMap((cells, i) =>
    cells.map((text, j): CellAct => ({ row: corner.row + i, column: corner.column + j, text })),
  );
  const grown = addRows(
    draft,
    path,
    Array.from({ length: added }, () => ({})),
  );
  return {
    draft: setCells(grown, path, acts),
    added,
    left: Math.max(0, corner.column + width - table.columns.length),
  };
}

/** Rows at the end; columns left out are blank. */
export function addRows(draft: Draft, path: string, rows: readonly Cells[]): Draft {
  const table = draft.get(path);
  if (!table || rows.length === 0) return draft;
  const added = rows.map((row, i): DraftRow => {
    const cells = table.columns.map((column) => row[column] ?? '');
    return { id: table.nextId + i, was: null, cells, isRemoved: false };
  });
  return withTable(draft, { ...table, rows: [...table.rows, ...added], nextId: table.nextId + rows.length });
}

/** A row of the revision is marked (or, marked already, kept after all); a new one goes at once. */
export function removeRows(draft: Draft, path: string, places: ReadonlySet<number>): Draft {
  const table = draft.get(path);
  if (!table) return draft;
  const isBack = table.rows.every((row, at) => !places.has(at) || row.isRemoved);
  const rows = table.rows.flatMap((row, at) =>
    !places.has(at) ? [row] : row.was === null ? [] : [{ ...row, isRemoved: !isBack }],
  );
  return withTable(draft, { ...table, rows });
}

export type Merged = {
  readonly draft: Draft;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
};

/** Rows from elsewhere: one whose key is there changes the cells it brings, the others are added. */
export function mergeRows(draft: Draft, path: string, rows: readonly Cells[]): Merged {
  const table = draft.get(path);
  if (!table) return { draft, added: 0, changed: 0, same: 0 };
  const places = new Map(table.rows.map((row, at) => [keyText(keyOf(table, row.cells)), at]));
  const acts: CellAct[] = [];
  const added: Cells[] = [];
  let [changed, same] = [0, 0];
  for (const row of rows) {
    const key = table.keyColumns.map((column) => row[column] ?? '');
    const place = key.includes('') ? undefined : places.get(keyText(key));
    if (place === undefined) {
      added.push(row);
      continue;
    }
    const before = table.rows[place];
    const own = before ? cellsOf(table, before.cells) : {};
    const other = Object.entries(row).filter(([column, text]) => column in own && own[column] !== text);
    if (other.length === 0) same++;
    else changed++;
    acts.push(...other.map(([column, text]) => ({ row: place, column: table.columns.indexOf(column), text })));
  }
  return { draft: addRows(setCells(draft, path, acts), path, added), added: added.length, changed, same };
}

export const withTable = (draft: Draft, table: DraftTable): Draft => new Map(draft).set(table.path, table);
