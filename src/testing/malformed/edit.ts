/** Ways to spoil one thing in a sound case folder, each giving the line that is spoilt. */
import { parseRecords, printTable, type RawRecord, withCells } from '../../core/casefile/table.js';
import { toUtf8 } from '../../core/casefile/utf8.js';
import type { FolderFiles } from '../../core/ports.js';

export type Malformed = {
  readonly name: string;
  /** made when asked for: some are large */
  readonly files: () => FolderFiles;
  readonly expect: { readonly file: string; readonly line: number | null; readonly rule: RegExp };
};

export type PackageField = {
  name?: unknown;
  type?: unknown;
  constraints?: Record<string, unknown>;
  [key: string]: unknown;
};
export type PackageResource = {
  name?: unknown;
  path?: unknown;
  schema: { fields: PackageField[]; [key: string]: unknown };
  [key: string]: unknown;
};
export type PackageTree = { resources: PackageResource[]; [key: string]: unknown };

export const PACKAGE = 'datapackage.json';

export function textOf(base: FolderFiles, path: string): string {
  const bytes = base.get(path);
  if (!bytes) throw new Error(`${path}: a file of the base folder, got none`);
  return new TextDecoder().decode(bytes);
}

export function withFile(base: FolderFiles, path: string, content: string | Uint8Array): FolderFiles {
  return new Map([...base, [path, typeof content === 'string' ? toUtf8(content) : content]]);
}

export function without(base: FolderFiles, path: string): FolderFiles {
  return new Map([...base].filter(([name]) => name !== path));
}

/** Where a problem is expected: on the line where some text first stands, or as found in the spoilt file; null = of the whole file. */
export type Marker = string | ((text: string) => number) | null;

/** Line of the opening brace of the object whose first member is `text`, the last such object with `last`. */
export const objectWith =
  (text: string, last = false): Marker =>
  (whole) =>
    whole.slice(0, last ? whole.lastIndexOf(text) : whole.indexOf(text)).split('\n').length - 1;

/** The package with one edit. */
export function spoilPackage(
  base: FolderFiles,
  name: string,
  rule: RegExp,
  marker: Marker,
  edit: (tree: PackageTree) => void,
): Malformed {
  const tree = JSON.parse(textOf(base, PACKAGE)) as PackageTree;
  edit(tree);
  return spoilPackageText(base, name, rule, marker, `${JSON.stringify(tree, null, 2)}\n`);
}

export function spoilPackageText(
  base: FolderFiles,
  name: string,
  rule: RegExp,
  marker: Marker,
  text: string,
): Malformed {
  const line = typeof marker === 'string' ? lineOf(text, marker) : marker === null ? null : marker(text);
  return { name, files: () => withFile(base, PACKAGE, text), expect: { file: PACKAGE, line, rule } };
}

export function resourceOf(tree: PackageTree, table: string): PackageResource {
  const found = tree.resources.find((resource) => resource.name === table);
  if (!found) throw new Error(`${table}: a table of the base folder, got none`);
  return found;
}

export function fieldOf(tree: PackageTree, table: string, name: string): PackageField {
  const found = resourceOf(tree, table).schema.fields.find((field) => field.name === name);
  if (!found) throw new Error(`${table}.${name}: a column of the base folder, got none`);
  return found;
}

export type Cells = Record<string, string>;

/** The first row that `pick` takes, edited; the problem is expected on its line. */
export function spoilRow(
  base: FolderFiles,
  name: string,
  table: string,
  rule: RegExp,
  edit: (row: Cells, rows: readonly Cells[]) => Cells,
  pick: (row: Cells, rows: readonly Cells[]) => boolean = () => true,
): Malformed {
  const path = `${table}.csv`;
  const { header, records } = tableOf(base, path);
  const rows = records.map((record) => rowOf(header, record));
  const at = rows.findIndex((row) => pick(row, rows));
  const [record, row] = [records[at], rows[at]];
  if (!record || !row) throw new Error(`${name}: a row of ${path} to spoil, got none`);
  const edited = edit({ ...row }, rows);
  const spoilt = withCells(
    record,
    header.cells.map((column) => edited[column] ?? ''),
  );
  const text = printTable({ header, records: records.map((one, i) => (i === at ? spoilt : one)) });
  return { name, files: () => withFile(base, path, text), expect: { file: path, line: record.line, rule } };
}

/** A further row at the end of a table; the problem is expected there. */
export function addRow(
  base: FolderFiles,
  name: string,
  table: string,
  rule: RegExp,
  make: (rows: readonly Cells[]) => Cells,
): Malformed {
  const path = `${table}.csv`;
  const { header, records } = tableOf(base, path);
  const row = make(records.map((record) => rowOf(header, record)));
  const added: RawRecord = { cells: header.cells.map((column) => row[column] ?? ''), line: 0, raw: null };
  const before = printTable({ header, records });
  const line = before.split('\n').length;
  return {
    name,
    files: () => withFile(base, path, printTable({ header, records: [...records, added] })),
    expect: { file: path, line, rule },
  };
}

/** The text of a file, edited; `line` is where the problem is expected. */
export function spoilText(
  base: FolderFiles,
  name: string,
  path: string,
  rule: RegExp,
  line: number | null,
  edit: (text: string) => string | Uint8Array,
): Malformed {
  return { name, files: () => withFile(base, path, edit(textOf(base, path))), expect: { file: path, line, rule } };
}

export function lineOf(text: string, marker: string): number {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`${marker}: to stand in the spoilt text, got none`);
  return text.slice(0, at).split('\n').length;
}

export function tableOf(base: FolderFiles, path: string): { header: RawRecord; records: readonly RawRecord[] } {
  const [header, ...records] = parseRecords(textOf(base, path), () => {}) ?? [];
  if (!header) throw new Error(`${path}: a table of the base folder, got none`);
  return { header, records };
}

const rowOf = (header: RawRecord, record: RawRecord): Cells =>
  Object.fromEntries(header.cells.map((column, i) => [column, record.cells[i] ?? '']));
