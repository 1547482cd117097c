/** The rules a draft breaks, each at its row and column, in the very sentences of the reader of case folders. */
import type { FolderFiles } from '../ports.js';
import type { Problem } from '../problem.js';
import type { Draft, DraftTable } from './draft.js';
import { readCase } from './read.js';
import { printCells } from './table.js';
import { toUtf8 } from './utf8.js';

export type DraftProblem = {
  /** path; of a file that is no table of the draft, too */
  readonly table: string;
  /** `id` of the row; null: of the whole file */
  readonly row: number | null;
  /** the first column it is about, and all of them as told; null: of the whole row */
  readonly column: string | null;
  readonly rule: string;
  readonly got: string | null;
};

/** @param files of the revision the draft is of */
export function checkDraft(files: FolderFiles, draft: Draft): readonly DraftProblem[] {
  const printed = new Map([...draft.values()].map((table) => [table.path, print(table)]));
  const edited = new Map(files);
  for (const [path, { text }] of printed) edited.set(path, toUtf8(text));
  const read = readCase(edited);
  return read.ok ? [] : read.problems.map((problem) => placed(problem, printed.get(problem.file)?.ids));
}

function placed({ file, line, field, rule, got }: Problem, ids: ReadonlyMap<number, number> | undefined): DraftProblem {
  const row = line === null ? null : (ids?.get(line) ?? null);
  return { table: file, row, column: field?.split(', ')[0] ?? null, rule, got };
}

type Printed = { readonly text: string; readonly ids: ReadonlyMap<number, number> };

/** The table as it would be written, and which row begins on which line. */
function print({ columns, rows }: DraftTable): Printed {
  const lines = [printCells(columns)];
  const ids = new Map<number, number>();
  let line = 2;
  for (const { id, cells, isRemoved } of rows) {
    if (isRemoved) continue;
    const text = printCells(cells);
    ids.set(line, id);
    lines.push(text);
    line += text.split('\n').length;
  }
  return { text: `${lines.join('\n')}\n`, ids };
}
