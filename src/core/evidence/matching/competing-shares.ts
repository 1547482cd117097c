/** The chance of each candidate pair when a record can be only one record of another list: odds over one plus all rivals' odds. */
import type { Pairs } from './candidates.js';
import type { LossRecord } from './loss-record.js';

/** An approximation, exact where no rival has rivals of its own; draw-links.ts does without it. O(pairs). */
export function competingShares(
  records: readonly LossRecord[],
  { first, second }: Pairs,
  logOdds: Float64Array,
  lists: number,
): Float64Array {
  const odds = logOdds.map((x) => Math.exp(Math.min(x, MOST_LOG_ODDS)));
  // Sum of the odds of a record's candidates in each list.
  const sums = new Float64Array(records.length * lists);
  const place = (record: number, list: number): number => record * lists + list;
  const listOf = (record: number): number => (records[record] as LossRecord).list;
  for (let p = 0; p < odds.length; p++) {
    const [a, b] = [first[p] as number, second[p] as number];
    const [atA, atB] = [place(a, listOf(b)), place(b, listOf(a))];
    sums[atA] = (sums[atA] as number) + (odds[p] as number);
    sums[atB] = (sums[atB] as number) + (odds[p] as number);
  }
  return odds.map((own, p) => {
    const [a, b] = [first[p] as number, second[p] as number];
    return own / (1 + (sums[place(a, listOf(b))] as number) + (sums[place(b, listOf(a))] as number) - own);
  });
}

const MOST_LOG_ODDS = 200;
