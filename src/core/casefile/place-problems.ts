/** Problems with the key of their row, so that a cell can be marked wherever its row is shown. */
import type { FolderFiles } from '../ports.js';
import { type Problem, printProblem } from '../problem.js';
import { tableSpecs, textOf } from './edit.js';
import type { RowKey } from './row-edit.js';
import { parseRecords, type RawRecord } from './table.js';

/** `key`: null where the problem is of no row of a table; `text`: the problem as one line. */
export type PlacedProblem = Problem & { readonly key: RowKey | null; readonly text: string };

/** @param files the files the problems were found in */
export function placeProblems(files: FolderFiles, problems: readonly Problem[]): readonly PlacedProblem[] {
  const specs = tableSpecs(files);
  const keys = new Map<string, ReadonlyMap<number, RowKey>>();
  const keysIn = (path: string): ReadonlyMap<number, RowKey> => {
    const known = keys.get(path);
    if (known) return known;
    const spec = specs.get(path);
    const [header, ...records] = spec ? (parseRecords(textOf(files, path), () => {}) ?? []) : [];
    const keyOf = (record: RawRecord): RowKey =>
      (spec?.primaryKey ?? []).map((column) => record.cells[header?.cells.indexOf(column) ?? -1] ?? '');
    const found = new Map(records.map((record) => [record.line, keyOf(record)]));
    keys.set(path, found);
    return found;
  };
  return problems.map((problem) => ({
    ...problem,
    key: problem.line === null ? null : (keysIn(problem.file).get(problem.line) ?? null),
    text: printProblem(problem),
  }));
}
