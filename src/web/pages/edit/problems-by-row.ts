/** Problems of one table where a grid looks for them. */
import type { DraftProblem } from '../../../core/casefile/check-draft.js';
import { say } from '../../words/say.js';

/** Sentences by column; null: of the whole row. */
export type RowProblems = ReadonlyMap<string | null, string>;
export type ProblemsByRow = ReadonlyMap<number, RowProblems>;

export function problemsByRow(problems: readonly DraftProblem[], path: string): ProblemsByRow {
  const rows = new Map<number, Map<string | null, string>>();
  for (const problem of problems) {
    if (problem.table !== path || problem.row === null) continue;
    const row = rows.get(problem.row) ?? new Map<string | null, string>();
    rows.set(problem.row, row);
    const before = row.get(problem.column);
    row.set(problem.column, before === undefined ? sentence(problem) : `${before}; ${sentence(problem)}`);
  }
  return rows;
}

export const sentence = ({ rule, got }: DraftProblem): string =>
  got === null ? rule : say('edit.rule', { rule, got: got.length > 80 ? `${got.slice(0, 80)}…` : got });
