/** Which cells of a newer revision others have written since: for marking them where they stand, whatever number a row has. */
import { type Draft, type DraftTable, keyOf } from './draft.js';
import { keyText } from './open-table.js';

/** By `rowName`: the columns written, or null for a row that is new. */
export type IncomingRows = ReadonlyMap<string, ReadonlySet<string> | null>;
/** By path of the table; tables nothing came into are left out. */
export type Incoming = ReadonlyMap<string, IncomingRows>;

/** The name of a row that stays its own from one revision to the next; null for one that is in no revision. */
export const rowName = (table: DraftTable, was: readonly string[] | null): string | null =>
  was === null ? null : keyText(keyOf(table, was));

/** @param before and @param after untouched drafts of two revisions; what came in earlier stays marked where it still stands */
export function incoming(before: Draft, after: Draft, earlier: Incoming = new Map()): Incoming {
  const found = new Map<string, IncomingRows>();
  for (const table of after.values()) {
    const old = before.get(table.path);
    if (old === table) continue;
    const rows = new Map<string, ReadonlySet<string> | null>();
    const there = new Map((old?.rows ?? []).map((row) => [rowName(old as DraftTable, row.cells), row.cells]));
    const marked = earlier.get(table.path);
    for (const { cells } of table.rows) {
      const name = rowName(table, cells) ?? '';
      const was = there.get(name);
      const written =
        was && old ? table.columns.filter((column, at) => was[old.columns.indexOf(column)] !== cells[at]) : null;
      const columns =
        marked?.get(name) === null || written === null ? null : new Set([...(marked?.get(name) ?? []), ...written]);
      if (columns === null || columns.size > 0) rows.set(name, columns);
    }
    if (rows.size > 0) found.set(table.path, rows);
  }
  return found;
}

/** How many cells and rows came in. */
export const countIncoming = (came: Incoming): number =>
  [...came.values()].reduce(
    (sum, rows) => sum + [...rows.values()].reduce((cells, columns) => cells + (columns?.size ?? 1), 0),
    0,
  );
