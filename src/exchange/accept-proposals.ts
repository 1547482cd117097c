/** What a person accepted of a table of proposals into a case folder: all of it reads as a case, or nothing is written. */
import { applyEdits, type EditConflict } from '../core/casefile/edit.js';
import type { CaseFolder } from '../core/casefile/read.js';
import { writeCase } from '../core/casefile/write.js';
import { type Decided, decidedReadings, type TableOfCase } from '../core/exchange/proposal-table.js';
import { acceptedBefore } from '../core/exchange/propose-readings.js';
import { InputError, type Problem } from '../core/problem.js';
import { parseFiles } from '../folder/parse-files.js';
import { replaceFiles } from './replace-files.js';

export type Accepted = Omit<Decided, 'edits'>;

/** @param text of the table @param file its name @throws InputError where the case has no tables for readings */
export async function acceptProposals(
  path: string,
  folder: CaseFolder,
  { text, file, by, on }: { readonly text: string; readonly file: string; readonly by: string; readonly on: string },
): Promise<Accepted> {
  const [imagery, readings] = [tableOf(folder, 'imagery'), tableOf(folder, 'readings')];
  const before = acceptedBefore(cellsOf(folder, 'readings', 'paraphrase'));
  const { edits, ...decided } = decidedReadings(text, file, { by, on, imagery, readings, before });
  if (decided.problems.length > 0 || edits.length === 0) return decided;
  const files = writeCase(folder);
  const edited = applyEdits(files, edits);
  if (!edited.ok) return { ...decided, problems: [...edited.problems, ...edited.conflicts.map(asProblem)] };
  const read = await parseFiles(edited.files);
  if (!read.ok) return { ...decided, problems: read.problems };
  await replaceFiles(path, new Map([...edited.files].filter(([name, bytes]) => files.get(name) !== bytes)));
  return decided;
}

function tableOf(folder: CaseFolder, name: string): TableOfCase {
  const table = folder.tables.find((one) => one.name === name);
  if (table === undefined) throw new InputError('datapackage.json', `a table ${name} for what is accepted`, null);
  return { path: table.path, columns: table.header.cells, ids: new Set(cellsOf(folder, name, 'id')) };
}

function cellsOf({ tables }: CaseFolder, name: string, column: string): readonly string[] {
  const table = tables.find((one) => one.name === name);
  const at = table?.header.cells.indexOf(column) ?? -1;
  return table?.records.map(({ cells }) => cells[at] ?? '') ?? [];
}

const asProblem = (conflict: EditConflict): Problem => ({
  file: 'table' in conflict ? conflict.table : 'datapackage.json',
  ...{ line: null, field: null, rule: 'a row that is not there yet' },
  got: 'key' in conflict ? conflict.key.join(', ') : null,
});
