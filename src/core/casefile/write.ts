import type { CaseFolder } from './read.js';
import { printTable } from './table.js';
import { toUtf8 } from './utf8.js';

/** The files of a case folder, sorted by path. What was not edited comes back byte for byte. */
export function writeCase(folder: CaseFolder): Map<string, Uint8Array> {
  const tables = folder.tables.map((table) => [table.path, toUtf8(printTable(table))] as const);
  return new Map([...folder.files, ...tables].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
