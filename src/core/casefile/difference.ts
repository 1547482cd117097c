/** What was changed from one state of a case to another: rows by their key, properties of the package, other files. */
import type { FolderFiles } from '../ports.js';
import { tableSpecs, textOf } from './edit.js';
import { type OpenTable, openTable } from './open-table.js';
import { membersOf } from './package-members.js';
import { PACKAGE_FILE } from './read.js';
import type { EditOfRow, PropertyValue, RowKey } from './row-edit.js';

/** An edit of a row with the row's key. */
export type RowChange =
  | Exclude<EditOfRow, { kind: 'add' }>
  | (Extract<EditOfRow, { kind: 'add' }> & { readonly key: RowKey });

export type Difference = {
  /** that turn the one into the other, row by row; the order of rows is not a difference */
  readonly rows: readonly RowChange[];
  /** of datapackage.json; null where there is none. Those a desk may not edit are told as well. */
  readonly properties: readonly {
    readonly property: string;
    readonly was: PropertyValue;
    readonly now: PropertyValue;
  }[];
  /** other files, and tables whose columns or key changed */
  readonly files: readonly { readonly path: string; readonly change: 'added' | 'removed' | 'changed' }[];
};

export function differenceOf(from: FolderFiles, to: FolderFiles): Difference {
  const [before, after] = [tableSpecs(from), tableSpecs(to)];
  const rows: RowChange[] = [];
  const files: Difference['files'][number][] = [];
  for (const path of [...new Set([...from.keys(), ...to.keys()])].sort()) {
    const [old, now] = [from.get(path), to.get(path)];
    if (path === PACKAGE_FILE || isSameBytes(old, now)) continue;
    if (!old || !now) {
      files.push({ path, change: old ? 'removed' : 'added' });
      continue;
    }
    const [oldSpec, nowSpec] = [before.get(path), after.get(path)];
    const a = oldSpec ? openTable(oldSpec, old) : null;
    const b = nowSpec ? openTable(nowSpec, now) : null;
    if (a && b && a.columns.join() === b.columns.join() && a.keyColumns.join() === b.keyColumns.join())
      rows.push(...rowEdits(a, b));
    else files.push({ path, change: 'changed' });
  }
  return { rows, properties: changedProperties(textOf(from, PACKAGE_FILE), textOf(to, PACKAGE_FILE)), files };
}

function rowEdits(from: OpenTable, to: OpenTable): readonly RowChange[] {
  const table = from.path;
  const edits: RowChange[] = [];
  for (const key of from.keys()) {
    const [was, now] = [from.row(key), to.row(key)];
    if (!was) continue;
    if (!now) edits.push({ kind: 'remove', table, key, was });
    for (const column of now ? from.columns : [])
      if (was[column] !== now?.[column])
        edits.push({ kind: 'set', table, key, column, was: was[column] ?? '', now: now?.[column] ?? '' });
  }
  for (const key of to.keys()) {
    const row = from.row(key) ? null : to.row(key);
    if (row) edits.push({ kind: 'add', table, key, row });
  }
  return edits;
}

function changedProperties(from: string, to: string): Difference['properties'] {
  const [before, after] = [from, to].map((text) => new Map(membersOf(text).map(({ name, value }) => [name, value])));
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((property) => {
    const [was, now] = [before?.get(property) ?? null, after?.get(property) ?? null];
    return JSON.stringify(was) === JSON.stringify(now) ? [] : [{ property, was, now }];
  });
}

export function isSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (!a || !b) return a === b;
  return a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i]);
}
