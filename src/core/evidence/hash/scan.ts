/** Search by looking at every hash: what the index falls back on, and what it is held against. */
import { BITS, bitCount, countOf, distance, WORDS } from './hash256.js';

/** A hash that was found: its number in the set, and the bits in which it differs. */
export type Hit = { readonly id: number; readonly distance: number };

/** Nearest first; of equal distances the lower number first. */
export const byDistance = (a: Hit, b: Hit): number => a.distance - b.distance || a.id - b.id;

/** Every hash within `most` bits of hash `at` of the queries. */
export function scanWithin(hashes: Uint32Array, queries: Uint32Array, at: number, most: number): readonly Hit[] {
  const found: Hit[] = [];
  const a = queries[at * WORDS] as number;
  const b = queries[at * WORDS + 1] as number;
  const c = queries[at * WORDS + 2] as number;
  for (let id = 0, p = 0, n = countOf(hashes); id < n; id++, p += WORDS) {
    const head =
      bitCount(a ^ (hashes[p] as number)) +
      bitCount(b ^ (hashes[p + 1] as number)) +
      bitCount(c ^ (hashes[p + 2] as number));
    if (head > most) continue;
    const bits = distance(queries, at, hashes, id);
    if (bits <= most) found.push({ id, distance: bits });
  }
  return found.sort(byDistance);
}

/** The `k` nearest of those within `bound` bits. */
export function scanNearest(
  hashes: Uint32Array,
  queries: Uint32Array,
  at: number,
  k: number,
  bound = BITS,
): readonly Hit[] {
  const best = makeBest(k, bound);
  let most = best.bound();
  for (let id = 0, n = countOf(hashes); id < n; id++) {
    const bits = distance(queries, at, hashes, id);
    if (bits > most) continue;
    best.add(id, bits);
    most = best.bound();
  }
  return best.hits();
}

export type Best = {
  /** what is further than this is of no use any more */
  readonly bound: () => number;
  readonly add: (id: number, distance: number) => void;
  readonly isFull: () => boolean;
  readonly hits: () => readonly Hit[];
};

/** Keeps the `k` best seen, in order. */
export function makeBest(k: number, most: number): Best {
  const kept: Hit[] = [];
  let bound = k > 0 ? most : -1;
  const add = (id: number, distance: number): void => {
    const hit = { id, distance };
    if (kept.length === k && byDistance(hit, kept[k - 1] as Hit) > 0) return;
    let place = kept.length === k ? k - 1 : kept.length;
    while (place > 0 && byDistance(hit, kept[place - 1] as Hit) < 0) {
      kept[place] = kept[place - 1] as Hit;
      place--;
    }
    kept[place] = hit;
    if (kept.length === k) bound = (kept[k - 1] as Hit).distance;
  };
  return { bound: () => bound, add, isFull: () => kept.length === k, hits: () => kept.slice() };
}
