/** What a report weighs that says nothing. */
import type { Statement } from './statements.js';

/** Chance of these numbers when the report says nothing: uniform over the reports `n` assets allow. */
export function uninformative(s: Pick<Statement, 'destroyed' | 'damaged' | 'atLeast'>, n: number): number {
  const all = ((n + 1) * (n + 2)) / 2;
  if (!s.atLeast) return 1 / all;
  const left = Math.max(0, n - s.destroyed - s.damaged);
  return ((left + 1) * (left + 2)) / 2 / all;
}
