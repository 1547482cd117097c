/**
 * Edits put on the files of a case. Untouched rows keep their bytes, and columns nobody knows are kept. An edit says what
 * stood there when it was made: where something else stands now and the two do not come to the same, it is a conflict,
 * and then nothing is changed. Edits are taken in order, each on what the one before left.
 */
import type { FolderFiles } from '../ports.js';
import type { Problem } from '../problem.js';
import { withTables } from './add-tables.js';
import { type OpenTable, openTable } from './open-table.js';
import { readPackage, type TableSpec } from './package.js';
import { membersOf, printMember, withMember } from './package-members.js';
import { PACKAGE_FILE } from './read.js';
import { type Report, reportFor } from './report.js';
import { type Cells, EDITABLE_PROPERTIES, type EditConflict, type EditOfRow, type RowEdit } from './row-edit.js';
import { readText, toUtf8 } from './utf8.js';

export type * from './row-edit.js';

export type Edited =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  /** `problems`: edits that make no sense on these files (no such table or column), not what the edited case breaks */
  | { readonly ok: false; readonly conflicts: readonly EditConflict[]; readonly problems: readonly Problem[] };

export function applyEdits(files: FolderFiles, edits: readonly RowEdit[]): Edited {
  const { files: edited, conflicts, problems } = putEdits(files, edits);
  return conflicts.length + problems.length === 0 ? { ok: true, files: edited } : { ok: false, conflicts, problems };
}

export type Put = {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly conflicts: readonly EditConflict[];
  readonly problems: readonly Problem[];
};

/** As `applyEdits`, but the edits that can be put are put, whatever becomes of the others. */
export function putEdits(given: FolderFiles, edits: readonly RowEdit[]): Put {
  const conflicts: EditConflict[] = [];
  const problems: Problem[] = [];
  const files = withTables(given, edits, problems);
  const before = textOf(files, PACKAGE_FILE);
  const tables = tablesOf(files, problems);
  let text = before;
  for (const edit of edits) {
    if (edit.kind === 'property') text = editProperty(text, edit, conflicts, reportFor(problems, PACKAGE_FILE));
    else if (edit.kind !== 'table') {
      const table = tables.of(edit.table);
      if (table) editTable(table, edit, conflicts, reportFor(problems, edit.table));
    }
  }
  const edited = new Map(files);
  for (const table of tables.opened()) edited.set(table.path, toUtf8(table.print()));
  if (text !== before) edited.set(PACKAGE_FILE, toUtf8(text));
  return { files: edited, conflicts, problems };
}

function editTable(table: OpenTable, edit: EditOfRow, conflicts: EditConflict[], report: Report): void {
  const { path } = table;
  const row = edit.kind === 'add' ? edit.row : edit.kind === 'remove' ? edit.was : { [edit.column]: edit.now };
  const unknown = Object.keys(row).filter((column) => !table.columns.includes(column));
  for (const column of unknown) report(null, column, `a column of ${path}`, column);
  if (unknown.length > 0) return;
  const key = edit.kind === 'add' ? table.keyOf(edit.row) : edit.key;
  const theirs = table.row(key);
  switch (edit.kind) {
    case 'set': {
      const { column, was, now } = edit;
      if (!theirs) conflicts.push({ kind: 'row', table: path, key, was: null, mine: { [column]: now }, theirs });
      else if (theirs[column] === now) return;
      else if (theirs[column] !== was)
        conflicts.push({ kind: 'cell', table: path, key, column, was, mine: now, theirs: theirs[column] ?? '' });
      else if (table.keyColumns.includes(column) && table.row(table.keyOf({ ...theirs, [column]: now })))
        report(null, column, 'a key that no other row has', now);
      else table.set(key, column, now);
      return;
    }
    case 'add':
      if (!theirs) table.add(edit.row);
      else if (!isSameRow(table, theirs, edit.row))
        conflicts.push({ kind: 'row', table: path, key, was: null, mine: edit.row, theirs });
      return;
    case 'remove':
      if (!theirs) return;
      if (isSameRow(table, theirs, edit.was)) table.remove(key);
      else conflicts.push({ kind: 'row', table: path, key, was: edit.was, mine: null, theirs });
      return;
    default:
      edit satisfies never;
  }
}

function isSameRow(table: OpenTable, a: Cells, b: Cells): boolean {
  return table.columns.every((column) => (a[column] ?? '') === (b[column] ?? ''));
}

function editProperty(
  text: string,
  { property, was, now }: Extract<RowEdit, { kind: 'property' }>,
  conflicts: EditConflict[],
  report: Report,
): string {
  if (!EDITABLE_PROPERTIES.includes(property)) {
    report(null, property, `one of ${EDITABLE_PROPERTIES.join(', ')}`, property);
    return text;
  }
  const theirs = membersOf(text).find(({ name }) => name === property)?.value ?? null;
  const [isDone, stands] = [now, was].map((value) => JSON.stringify(value) === JSON.stringify(theirs));
  if (isDone) return text;
  if (stands) return withMember(text, property, now === null ? null : printMember(now));
  conflicts.push({ kind: 'property', property, was, mine: now, theirs });
  return text;
}

type Tables = {
  /** null when there is none that can be edited (reported once) */
  readonly of: (path: string) => OpenTable | null;
  readonly opened: () => readonly OpenTable[];
};

function tablesOf(files: FolderFiles, problems: Problem[]): Tables {
  const specs = tableSpecs(files);
  const known = new Map<string, OpenTable | null>();
  const open = (path: string): OpenTable | null => {
    const report = reportFor(problems, path);
    const [spec, bytes] = [specs.get(path), files.get(path)];
    const table = spec && bytes ? openTable(spec, bytes) : null;
    if (!spec || !bytes) report(null, null, `a table listed in ${PACKAGE_FILE}`, path);
    else if (!table) report(null, null, 'a table with a header and each key once');
    return table;
  };
  return {
    of(path) {
      const before = known.get(path);
      if (before !== undefined) return before;
      const table = open(path);
      known.set(path, table);
      return table;
    },
    opened: () => [...known.values()].filter((table) => table !== null),
  };
}

/** Tables the package lists, by path. */
export function tableSpecs(files: FolderFiles): ReadonlyMap<string, TableSpec> {
  const pack = readPackage(textOf(files, PACKAGE_FILE), () => {});
  return new Map((pack?.tables ?? []).map((spec) => [spec.path, spec]));
}

export function textOf(files: FolderFiles, path: string): string {
  const bytes = files.get(path);
  return (bytes && readText(bytes, () => {})) ?? '';
}
