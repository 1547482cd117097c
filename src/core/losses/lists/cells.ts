/**
 * Overlapping lists as counts of patterns. A pattern is a bit mask: bit j is set where the asset or person is on list j.
 * Only patterns somebody has are kept, so cost never depends on how many are listed nor on 2^lists.
 */
import { InputError } from '../../problem.js';

export type ListCells = {
  /** names of the lists; bit j of a pattern is list j */
  readonly lists: readonly string[];
  /** rising bit masks, each above 0 */
  readonly patterns: Int32Array;
  /** whole numbers above 0, one for each pattern */
  readonly counts: Float64Array;
  /** how many are listed at all */
  readonly n: number;
};

/** A mask is a signed 32-bit number. */
export const MOST_LISTS = 30;

/** @param tally count of each pattern; zeros are left out @throws InputError on a pattern or count that cannot be */
export function listCells(
  lists: readonly string[],
  tally: Iterable<readonly [pattern: number, count: number]>,
): ListCells {
  if (lists.length === 0 || lists.length > MOST_LISTS)
    throw new InputError('lists', `from 1 to ${MOST_LISTS} lists`, lists.length);
  const merged = new Map<number, number>();
  for (const [pattern, count] of tally) {
    if (!Number.isInteger(pattern) || pattern < 1 || pattern >= 1 << lists.length)
      throw new InputError('lists.pattern', `a bit mask from 1 to ${(1 << lists.length) - 1}`, pattern);
    if (!Number.isInteger(count) || count < 0) throw new InputError('lists.count', 'a whole number from 0', count);
    if (count > 0) merged.set(pattern, (merged.get(pattern) ?? 0) + count);
  }
  const patterns = Int32Array.from(merged.keys()).sort();
  const counts = Float64Array.from(patterns, (pattern) => merged.get(pattern) as number);
  let n = 0;
  for (const count of counts) n += count;
  return { lists, patterns, counts, n };
}

/** How many have every list of `mask`: the margin a log-linear term keeps. */
export function marginOf({ patterns, counts }: ListCells, mask: number): number {
  let total = 0;
  for (let i = 0; i < patterns.length; i++) if (((patterns[i] as number) & mask) === mask) total += counts[i] as number;
  return total;
}

/** How many are on exactly k lists, k = 0..lists; the first stays 0: that one is what is asked. */
export function frequencies({ lists, patterns, counts }: ListCells): Float64Array {
  const found = new Float64Array(lists.length + 1);
  for (let i = 0; i < patterns.length; i++) {
    const k = bitCount(patterns[i] as number);
    found[k] = (found[k] as number) + (counts[i] as number);
  }
  return found;
}

export function bitCount(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** Every pair of lists as a mask, in the order 01, 02, …, 12, … */
export function pairsOf(lists: number): readonly number[] {
  const pairs: number[] = [];
  for (let a = 0; a < lists; a++) for (let b = a + 1; b < lists; b++) pairs.push((1 << a) | (1 << b));
  return pairs;
}

/** `A:C`, by the names of the lists in a mask. */
export const maskName = (mask: number, lists: readonly string[]): string =>
  lists.filter((_, j) => (mask >> j) & 1).join(':');

/** The same without the lists nobody is on; they say nothing, and their rate would be zero. */
export function withoutEmptyLists(cells: ListCells): ListCells {
  let used = 0;
  for (const pattern of cells.patterns) used |= pattern;
  const kept = cells.lists.flatMap((_, j) => ((used >> j) & 1 ? [j] : []));
  if (kept.length === cells.lists.length || kept.length === 0) return cells;
  const narrow = (pattern: number): number => kept.reduce((mask, j, bit) => mask | (((pattern >> j) & 1) << bit), 0);
  return listCells(
    kept.map((j) => cells.lists[j] as string),
    Array.from(cells.patterns, (pattern, i) => [narrow(pattern), cells.counts[i] as number] as const),
  );
}
