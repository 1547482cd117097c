/**
 * A judgement that stands is not changed without saying why: in the note of the revision, or in the row itself where its
 * table has a column for it. A row that is new says why by itself, as far as its table asks.
 */
import type { RowEdit } from './row-edit.js';

/** By name of the table: what is judged, whatever it was judged by. */
const GRADES: Readonly<Record<string, readonly string[]>> = {
  readings: ['state', 'confidence', 'identity_state'],
  source_ratings: ['reliability'],
  credibility: ['credibility'],
  hypotheses: ['prior'],
  likelihoods: ['likelihood'],
  elicitations: ['probability'],
  assessments: ['probability', 'analytic_confidence', 'scheme', 'grade', 'outcome'],
};
const REASONS: ReadonlySet<string> = new Set(['reason', 'rationale']);

export type GradeChange = Extract<RowEdit, { kind: 'set' }>;

/** Changed grades whose row does not say why. @param nameOf name of a table by its path */
export function unexplainedGrades(
  edits: readonly RowEdit[],
  nameOf: (path: string) => string | undefined,
): readonly GradeChange[] {
  const sets = edits.filter((edit) => edit.kind === 'set');
  const rowOf = ({ table, key }: GradeChange): string => JSON.stringify([table, key]);
  const explained = new Set(
    sets.filter(({ column, was, now }) => REASONS.has(column) && now.trim() !== '' && now !== was).map(rowOf),
  );
  return sets.filter(
    (edit) =>
      edit.was !== edit.now &&
      (GRADES[nameOf(edit.table) ?? '']?.includes(edit.column) ?? false) &&
      !explained.has(rowOf(edit)),
  );
}
