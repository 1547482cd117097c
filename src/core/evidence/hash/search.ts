/**
 * Exact search in an index: everything within a distance, or the k nearest. Where looking words up would cost more than looking
 * at every hash, every hash is looked at.
 */
import { InputError } from '../../problem.js';
import type { HashIndex } from './hash-index.js';
import { bitCount, countOf, distanceUpTo } from './hash256.js';
import { type Best, byDistance, type Hit, makeBest, scanNearest, scanWithin } from './scan.js';
import { changes, costOf, isFoundBefore, radiiFor, type Slot, wordOf } from './slots.js';

export type Search = {
  /** every hash within `most` bits (0 to 256) of hash `at` of the queries, nearest first */
  readonly within: (queries: Uint32Array, at: number, most: number) => readonly Hit[];
  /** the `k` nearest, nearest first, of equal distances the lower number first */
  readonly nearest: (queries: Uint32Array, at: number, k: number) => readonly Hit[];
};

/** Hashes looked at in a row cost this part of a look-up each, which is a jump to a place of its own. */
const IN_PASSING = 1 / 12;
/** A wider radius may find nothing new, and then all are looked at on top of it: it is tried while it costs little of that. */
const WORTH_TRYING = 1 / 4;

/**
 * Searches that share the index and the lists of changed words.
 * @param inPassing what looking at a hash in passing costs, in look-ups; infinite: no search falls back on looking at all
 */
export function makeSearch(index: HashIndex, inPassing = IN_PASSING): Search {
  const { hashes, slots } = index;
  const n = countOf(hashes);
  const known = new Map<string, Uint32Array>();
  const changesOf = (width: number, least: number, most: number): Uint32Array => {
    const key = `${width}:${least}:${most}`;
    const made = known.get(key) ?? changes(width, least, most);
    known.set(key, made);
    return made;
  };

  return {
    within: (queries, at, most) => {
      checkWhole('within', 'bits, 0 or more', most);
      const radii = radiiFor(slots, most);
      if (costOf(slots, radii, n) > n * inPassing) return scanWithin(hashes, queries, at, most);
      const found: Hit[] = [];
      for (const [s, slot] of slots.entries()) {
        const radius = radii[s] as number;
        if (radius < 0) continue;
        lookUp(index, s, queries, at, changesOf(slot.width, 0, radius), most, (id, distance) => {
          if (!isFoundBefore(s, slots, radii, queries, at, hashes, id)) found.push({ id, distance });
          return most;
        });
      }
      return found.sort(byDistance);
    },
    nearest: (queries, at, k) => {
      checkWhole('nearest', 'hashes, 0 or more', k);
      const best = makeBest(Math.min(k, n), 256);
      for (let level = 0; ; level++) {
        const radii = slots.map(() => level);
        if (costOf(slots, radii, n) > n * inPassing * WORTH_TRYING)
          return scanNearest(hashes, queries, at, k, best.bound());
        for (const [s, slot] of slots.entries())
          lookUp(index, s, queries, at, changesOf(slot.width, level, level), best.bound(), (id, distance) => {
            if (firstSlot(slots, level, queries, at, hashes, id) === s) best.add(id, distance);
            return best.bound();
          });
        // Whatever differs in more than `level` bits of every slot is further than this.
        if (isSettled(best, slots.length * (level + 1) - 1)) return best.hits();
      }
    },
  };
}

const isSettled = (best: Best, reach: number): boolean => best.isFull() && best.bound() <= reach;

function checkWhole(where: string, rule: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 0)) throw new InputError(where, `a whole number of ${rule}`, value);
}

/** Tells every hash within `most` whose word in slot `s` differs by one of the changes; what is told back is the new `most`. */
function lookUp(
  { hashes, slots, starts, ids }: HashIndex,
  s: number,
  queries: Uint32Array,
  at: number,
  changed: Uint32Array,
  most: number,
  tell: (id: number, distance: number) => number,
): void {
  const start = starts[s] as Uint32Array;
  const id = ids[s] as Uint32Array;
  const word = wordOf(queries, at, slots[s] as Slot);
  let bound = most;
  for (let c = 0; c < changed.length; c++) {
    const near = word ^ (changed[c] as number);
    const end = start[near + 1] as number;
    for (let p = start[near] as number; p < end; p++) {
      const candidate = id[p] as number;
      const distance = distanceUpTo(bound, queries, at, hashes, candidate);
      if (distance <= bound) bound = tell(candidate, distance);
    }
  }
}

/** The first slot that finds a hash at this level; −1 when a lower level has found it. */
function firstSlot(
  slots: readonly Slot[],
  level: number,
  queries: Uint32Array,
  at: number,
  hashes: Uint32Array,
  id: number,
): number {
  let first = -1;
  for (let s = 0; s < slots.length; s++) {
    const slot = slots[s] as Slot;
    const bits = bitCount(wordOf(queries, at, slot) ^ wordOf(hashes, id, slot));
    if (bits < level) return -1;
    if (bits === level && first < 0) first = s;
  }
  return first;
}
