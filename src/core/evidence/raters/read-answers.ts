/** Rows of an answers table, checked; every problem of every row at once. Other columns are kept out and named. */
import type { Problem } from '../../problem.js';
import type { AnswerColumns } from './answers.js';

export type TableRows = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
};

export type ReadAnswers =
  | { readonly ok: true; readonly columns: AnswerColumns; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const NEEDED = ['task', 'worker', 'label'] as const;
/** More labels than this are no categories, and a confusion of them is mostly empty. */
const MOST_LABELS = 50;

export function readAnswers({ file, header, rows }: TableRows): ReadAnswers {
  const problems: Problem[] = [];
  const report = (line: number | null, field: string | null, rule: string, got: string | null = null): void => {
    problems.push({ file, line, field, rule, got });
  };
  for (const [i, name] of header.entries())
    if (header.indexOf(name) !== i) report(1, name, 'each column once in the header', name);
  for (const name of NEEDED)
    if (!header.includes(name))
      report(1, name, 'a column of this name, beside task, worker and label', header.join(','));
  if (rows.length === 0) report(null, null, 'at least one row');
  if (problems.length > 0) return { ok: false, problems };

  const columns: Record<(typeof NEEDED)[number], string[]> = { task: [], worker: [], label: [] };
  const places = NEEDED.map((name) => [name, header.indexOf(name)] as const);
  for (const { cells, line } of rows) {
    if (cells.length !== header.length) {
      report(line, null, `${header.length} cells`, `${cells.length} cells`);
      continue;
    }
    for (const [name, at] of places) {
      const text = (cells[at] as string).trim();
      if (text === '') report(line, name, 'a value: leave the row out where there is no answer');
      columns[name].push(text);
    }
  }
  const labels = new Set(columns.label);
  if (labels.size > MOST_LABELS) report(null, 'label', `at most ${MOST_LABELS} different labels`, `${labels.size}`);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, columns, ignored: header.filter((name) => !NEEDED.some((needed) => needed === name)) };
}
