/** Rows as objects to the files of a case folder. */
import { KNOWN_TABLES, type KnownTable } from '../core/casefile/known-tables.js';
import { printCells } from '../core/casefile/table.js';
import { toUtf8 } from '../core/casefile/utf8.js';
import type { FolderFiles } from '../core/ports.js';
import { type PackageSpec, packageJson } from './package-json.js';

export type CellValue = string | number | null;
export type RowCells = Readonly<Record<string, CellValue>>;
export type TableRows = Readonly<Partial<Record<KnownTable, readonly RowCells[]>>>;

/** @param drop columns (`table.column`) left out where nothing requires them */
export function folderOf(
  spec: Omit<PackageSpec, 'columns'>,
  tables: TableRows,
  drop: ReadonlySet<string> = new Set(),
): Map<string, Uint8Array> {
  const columns = Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [table, columnsOf(table as KnownTable, rows, drop)]),
  ) as PackageSpec['columns'];
  const files = new Map<string, Uint8Array>([['datapackage.json', toUtf8(packageJson({ ...spec, columns }))]]);
  for (const [table, rows] of Object.entries(tables) as [KnownTable, readonly RowCells[]][]) {
    const names = columns[table] ?? [];
    const lines = [names, ...rows.map((row) => names.map((name) => `${row[name] ?? ''}`))];
    files.set(`${table}.csv`, toUtf8(lines.map((cells) => `${printCells(cells)}\n`).join('')));
  }
  return files satisfies FolderFiles;
}

function columnsOf(table: KnownTable, rows: readonly RowCells[], drop: ReadonlySet<string>): readonly string[] {
  const known = Object.keys(KNOWN_TABLES[table]).filter((column) => !drop.has(`${table}.${column}`));
  const extra = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) => !(column in KNOWN_TABLES[table]) && !drop.has(`${table}.${column}`),
  );
  return [...known, ...extra];
}
