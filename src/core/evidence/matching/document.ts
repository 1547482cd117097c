/** The public document of `plumbline match`: plain data. Records are named by list and line; nothing of them is changed. */
import { describe, FIELDS } from './compare.js';
import type { LossRecord } from './loss-record.js';
import type { Matching } from './match.js';
import { replayMerges } from './merges.js';

export function matchDocument(records: readonly LossRecord[], lists: readonly string[], matching: Matching) {
  const { links, merges, patterns, repeats, chances, warnings } = matching;
  const named = (record: number) => ({
    list: lists[(records[record] as LossRecord).list],
    line: (records[record] as LossRecord).line,
  });
  const listOf = records.map(({ list }) => list);
  const counts = (of: ReadonlyMap<string, number>) => Object.fromEntries(of);
  return {
    lists: lists.map((list, i) => ({ list, records: listOf.filter((own) => own === i).length })),
    links: links.map(({ first, second, probability, pattern }) => ({
      a: named(first),
      b: named(second),
      probability,
      agreement: describe(pattern),
    })),
    merges: merges.map(({ id, first, second, probability, because }) => ({
      id,
      a: named(first),
      b: named(second),
      probability,
      because,
    })),
    assets: replayMerges(listOf, merges)
      .map((set) => set.filter((record) => repeats[record] === -1))
      .filter((set) => set.length > 0)
      .map((set) => set.map(named)),
    repeats: Array.from(repeats.entries())
      .filter(([, earlier]) => earlier >= 0)
      .map(([record, earlier]) => ({ record: named(record), of: named(earlier) })),
    patterns: { expected: counts(patterns.expected), draws: patterns.draws.map(counts) },
    model: Object.fromEntries(FIELDS.map(({ name }, f) => [name, chances[f]])),
    warnings,
  };
}
