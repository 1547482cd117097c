import type { Problem } from '../problem.js';
import { LIMITS } from './limits.js';

/** Notes one problem of a file. */
export type Report = (line: number | null, field: string | null, rule: string, got?: string | null) => void;

export function reportFor(problems: Problem[], file: string): Report {
  return (line, field, rule, got = null) => {
    problems.push({ file, line, field, rule, got });
  };
}

/** Problems in the order of the package's files, then by line; past the limit only the number of the rest is told. */
export function ordered(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const place = new Map(files.map((file, i) => [file, i]));
  const rank = (p: Problem): number => place.get(p.file) ?? files.length;
  const sorted = [...problems].sort(
    (a, b) =>
      rank(a) - rank(b) || (rank(a) === files.length ? compare(a.file, b.file) : 0) || (a.line ?? 0) - (b.line ?? 0),
  );
  const rest = sorted.length - LIMITS.problems;
  const last = sorted[LIMITS.problems];
  if (rest <= 0 || !last) return sorted;
  const more: Problem = { file: last.file, line: null, field: null, rule: `and ${rest} more problems`, got: null };
  return [...sorted.slice(0, LIMITS.problems), more];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
