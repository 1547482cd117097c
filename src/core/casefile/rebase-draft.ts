/**
 * A draft carried over to a newer revision. What only one side changed is taken; what both changed to different ends is a
 * conflict, and for each one somebody says whose cell or row stands. Until all are settled the draft stays as it is.
 */
import { cellsOf, type Draft, type DraftRow, type DraftTable, isChanged, keyOf } from './draft.js';
import { addRows, withTable } from './draft-acts.js';
import { keyText } from './open-table.js';
import type { EditConflict } from './row-edit.js';

export type DraftConflict = Extract<EditConflict, { kind: 'cell' | 'row' }>;
export type Side = 'mine' | 'theirs';

/** A name for a conflict, the same whenever it is found again. */
export const conflictName = (conflict: DraftConflict): string =>
  JSON.stringify([conflict.table, conflict.key, conflict.kind === 'cell' ? conflict.column : null]);

export type Rebased = { readonly draft: Draft; readonly unsettled: readonly DraftConflict[] };

/**
 * @param newer the draft of the newest revision, untouched
 * @param settled by `conflictName`; where a conflict is not in it, theirs stands in the draft given back
 */
export function rebaseDraft(mine: Draft, newer: Draft, settled: ReadonlyMap<string, Side>): Rebased {
  const unsettled: DraftConflict[] = [];
  const isMine = (conflict: DraftConflict): boolean => {
    const side = settled.get(conflictName(conflict));
    if (side === undefined) unsettled.push(conflict);
    return side === 'mine';
  };
  let draft = newer;
  for (const table of mine.values()) {
    const theirs = newer.get(table.path);
    if (theirs) draft = rebaseTable(draft, table, theirs, isMine);
  }
  return { draft, unsettled };
}

type Decide = (conflict: DraftConflict) => boolean;

function rebaseTable(draft: Draft, mine: DraftTable, newer: DraftTable, isMine: Decide): Draft {
  const places = new Map(newer.rows.map((row, at) => [keyText(keyOf(newer, row.cells)), at]));
  const rows = [...newer.rows];
  const added: DraftRow[] = [];
  for (const row of mine.rows.filter(isChanged)) {
    const key = keyOf(mine, row.was ?? row.cells);
    const place = places.get(keyText(key));
    const theirs = place === undefined ? undefined : newer.rows[place];
    const conflict = (): DraftConflict => ({
      ...{ kind: 'row', table: mine.path, key, was: row.was ? cellsOf(mine, row.was) : null },
      mine: row.isRemoved ? null : cellsOf(mine, row.cells),
      theirs: theirs ? cellsOf(newer, theirs.cells) : null,
    });
    if (place === undefined || theirs === undefined) {
      if (row.was === null || (!row.isRemoved && isMine(conflict()))) added.push(row);
    } else if (row.isRemoved) {
      const stands = isSame(theirs.cells, row.was ?? []);
      if (stands || isMine(conflict())) rows[place] = { ...theirs, isRemoved: true };
    } else if (row.was === null) {
      if (!isSame(theirs.cells, row.cells) && isMine(conflict())) rows[place] = { ...theirs, cells: row.cells };
    } else {
      rows[place] = { ...theirs, cells: mergedCells(mine, row, theirs, isMine) };
    }
  }
  const table = withTable(draft, { ...newer, rows });
  return addRows(
    table,
    mine.path,
    added.map(({ cells }) => cellsOf(mine, cells)),
  );
}

function mergedCells(mine: DraftTable, row: DraftRow, theirs: DraftRow, isMine: Decide): readonly string[] {
  return theirs.cells.map((cell, at) => {
    const [was, own] = [row.was?.[at] ?? '', row.cells[at] ?? ''];
    if (own === was || own === cell) return cell;
    if (cell === was) return own;
    const [key, column] = [keyOf(mine, row.was ?? []), mine.columns[at] ?? ''];
    return isMine({ kind: 'cell', table: mine.path, key, column, was, mine: own, theirs: cell }) ? own : cell;
  });
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.every((cell, at) => cell === b[at]);
