/** Records into a case folder: `records.csv` beside its tables, listed in datapackage.json; read again as a case before anything is written. */
import type { CaseFolder } from '../core/casefile/read.js';
import { writeCase } from '../core/casefile/write.js';
import type { ExchangeRecord } from '../core/exchange/record.js';
import {
  RECORDS_FILE,
  RECORDS_TABLE,
  recordsCsv,
  recordsOfTable,
  recordsResource,
} from '../core/exchange/record-table.js';
import { type Merged, type MergeOptions, mergeRecords } from '../core/exchange/versions.js';
import type { Problem } from '../core/problem.js';
import { parseFiles } from '../folder/parse-files.js';
import { replaceFiles } from './replace-files.js';

const PACKAGE_FILE = 'datapackage.json';

export function recordsIn(folder: CaseFolder): readonly ExchangeRecord[] {
  const table = folder.tables.find(({ name }) => name === RECORDS_TABLE);
  return table === undefined ? [] : recordsOfTable(table);
}

/** @returns the problems the case would have with them, of which none is written */
export async function addRecords(
  path: string,
  folder: CaseFolder,
  came: readonly ExchangeRecord[],
  options: MergeOptions,
): Promise<{ readonly merged: Merged; readonly problems: readonly Problem[] }> {
  const merged = mergeRecords(recordsIn(folder), came, options);
  if (merged.added + merged.restated + merged.withdrawn === 0) return { merged, problems: [] };
  const files = writeCase(folder);
  const pack = packageWith(new TextDecoder().decode(files.get(PACKAGE_FILE)));
  const utf8 = new TextEncoder();
  const changed = new Map([
    [RECORDS_FILE, utf8.encode(recordsCsv(merged.records))],
    [PACKAGE_FILE, utf8.encode(pack)],
  ]);
  const read = await parseFiles(new Map([...files, ...changed]));
  if (!read.ok) return { merged, problems: read.problems };
  await replaceFiles(path, changed);
  return { merged, problems: [] };
}

/** All else in the package stays as it is. */
function packageWith(text: string): string {
  const pack = JSON.parse(text) as { resources: { name?: unknown }[] };
  if (pack.resources.some(({ name }) => name === RECORDS_TABLE)) return text;
  const indent = /^\{\s*\n(\s+)"/.exec(text)?.[1] ?? '  ';
  pack.resources.push(recordsResource());
  return `${JSON.stringify(pack, null, indent)}\n`;
}
