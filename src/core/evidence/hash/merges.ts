/**
 * Merges of near-duplicates as a log that only grows: who joined what, when, at which distance and why. Undoing is an entry too, so
 * nothing is lost by merging and nothing is forgotten by undoing; what is merged now is read off the log.
 */
import type { Problem } from '../../problem.js';
import type { Transform } from './dihedral.js';
import { makeGroups } from './groups.js';

type Entry = {
  /** 1 for the first entry, one more for each after it */
  readonly seq: number;
  readonly by: string;
  /** UTC, `2030-01-02T03:04:05Z` */
  readonly at: string;
  readonly reason: string;
};
export type Merge = Entry & {
  readonly kind: 'merge';
  readonly a: string;
  readonly b: string;
  /** bits that were shown to the person who merged; null: merged by eye */
  readonly distance: number | null;
  readonly transform: Transform | null;
};
export type Undo = Entry & { readonly kind: 'undo' /** `seq` of a merge that stands */; readonly of: number };
export type MergeEntry = Merge | Undo;

export type Merged = {
  /** pictures that are one, in groups of two or more */
  readonly groups: readonly (readonly string[])[];
  /** the merges that stand */
  readonly standing: readonly Merge[];
  readonly problems: readonly Problem[];
};

/** What a log comes to. An entry that breaks a rule is told and has no effect. @param file named in problems */
export function mergedBy(log: readonly MergeEntry[], file = 'merges'): Merged {
  const standing = new Map<number, Merge>();
  const problems: Problem[] = [];
  for (const [i, entry] of log.entries()) {
    const fault = faultOf(entry, i + 1, standing);
    if (fault !== null) problems.push({ file, line: i + 1, ...fault });
    else if (entry.kind === 'merge') standing.set(entry.seq, entry);
    else standing.delete(entry.of);
  }
  const groups = makeGroups();
  for (const { a, b } of standing.values()) groups.join(a, b);
  return { groups: groups.all(), standing: [...standing.values()], problems };
}

type Fault = Pick<Problem, 'field' | 'rule' | 'got'>;

function faultOf(entry: MergeEntry, seq: number, standing: ReadonlyMap<number, Merge>): Fault | null {
  if (entry.seq !== seq) return { field: 'seq', rule: `${seq}, one more than the entry before`, got: `${entry.seq}` };
  if (entry.by.trim() === '') return { field: 'by', rule: 'who decided', got: entry.by };
  if (entry.reason.trim() === '') return { field: 'reason', rule: 'a reason in words', got: entry.reason };
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(entry.at))
    return { field: 'at', rule: 'a time in UTC such as 2030-01-02T03:04:05Z', got: entry.at };
  if (entry.kind === 'undo')
    return standing.has(entry.of)
      ? null
      : { field: 'of', rule: 'the seq of an earlier merge that stands', got: `${entry.of}` };
  return entry.a === entry.b ? { field: 'b', rule: 'another picture than a', got: entry.b } : null;
}
