/** Rows that one list holds twice: the same in every column, with a serial. Without one they may be two assets alike. */
import type { LossRecord } from './loss-record.js';

/** For each record the earlier one it repeats, or -1. */
export function repeatsOf(records: readonly LossRecord[]): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from(records, (record, at) => {
    const { line: _, ...said } = record;
    if (said.serial === null) return -1;
    const key = JSON.stringify(said);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, at);
    return earlier ?? -1;
  });
}
