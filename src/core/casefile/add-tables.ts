/**
 * Known tables that a case has not yet, listed in its package and made with nothing but their header, before any row is put
 * in them. A table that is there already is left as it is.
 */
import type { FolderFiles } from '../ports.js';
import type { Problem } from '../problem.js';
import { KNOWN_TABLES, type KnownTable } from './known-tables.js';
import { resourceOf } from './new-package.js';
import { readPackage } from './package.js';
import { membersOf, withMember } from './package-members.js';
import { PACKAGE_FILE } from './read.js';
import { reportFor } from './report.js';
import type { RowEdit } from './row-edit.js';
import { printCells } from './table.js';
import { readText, toUtf8 } from './utf8.js';

export function withTables(files: FolderFiles, edits: readonly RowEdit[], problems: Problem[]): FolderFiles {
  const asked = new Set(edits.flatMap((edit) => (edit.kind === 'table' ? [edit.table] : [])));
  let grown = files;
  for (const path of asked) grown = withTable(grown, path, problems);
  return grown;
}

function withTable(files: FolderFiles, path: string, problems: Problem[]): FolderFiles {
  const report = reportFor(problems, path);
  const bytes = files.get(PACKAGE_FILE);
  const text = (bytes && readText(bytes, () => {})) ?? '';
  const pack = readPackage(text, () => {});
  if (pack?.tables.some((table) => table.path === path)) return files;
  const name = /^([a-z_]+)\.csv$/.exec(path)?.[1] ?? '';
  if (!Object.hasOwn(KNOWN_TABLES, name)) {
    report(null, null, `one of ${Object.keys(KNOWN_TABLES).join(', ')}, with .csv`, path);
    return files;
  }
  if (pack === null || pack.named.has(name) || files.has(path)) {
    report(null, null, 'a name that no file of the case has', path);
    return files;
  }
  const known = name as KnownTable;
  const tables = [...pack.tables.map((table) => table.name), name];
  const resource = JSON.stringify(resourceOf(known, tables), null, 2).replaceAll('\n', '\n    ');
  const list = membersOf(text).find((member) => member.name === 'resources')?.raw ?? '[]';
  const listed = list.replace(/\s*\]$/, `,\n    ${resource.replaceAll('$', '$$$$')}\n  ]`);
  return new Map(files)
    .set(PACKAGE_FILE, toUtf8(withMember(text, 'resources', listed)))
    .set(path, toUtf8(`${printCells(Object.keys(KNOWN_TABLES[known]))}\n`));
}
