/**
 * All pairs of a set within a distance, exactly: slot by slot, the hashes of a word are held against each other and against those
 * of the words that differ by the slot's radius. What stands side by side in a slot is laid side by side in memory first. One slot is
 * in memory at a time.
 */

import { sortedBy } from './hash-index.js';
import { BITS, bitCount, checkHashes, countOf, distance, WORDS } from './hash256.js';
import { changes, isFoundBefore, radiiFor, type Slot, slotsOf } from './slots.js';

export type Pairs = {
  /** pairs i < j, by i, then by j */
  readonly pairs: readonly Pair[];
  /** false: there were more than may be told */
  readonly isComplete: boolean;
};
export type Pair = { readonly i: number; readonly j: number; readonly distance: number };

/** A set in which nearly all is the same has n² pairs. */
const MOST_PAIRS = 5_000_000;
/** Words of a hash looked at first, other than the slot's own. */
const HEAD = 3;

/** Side by side, candidates are cheap and look-ups dear, so few wide slots never pay; 16 is best from 10⁴ hashes to 10⁶. */
const SLOTS = slotsOf(16);

/** @param most bits, 0 to 255 @throws InputError unless the array holds whole hashes */
export function allPairs(hashes: Uint32Array, most: number, limit = MOST_PAIRS, slots = SLOTS): Pairs {
  checkHashes('allPairs', hashes);
  const radii = radiiFor(slots, most);
  const found: Pair[] = [];
  let isComplete = true;
  for (let s = 0; s < slots.length && isComplete; s++) {
    if ((radii[s] as number) < 0) continue;
    isComplete = pairsOfSlot(hashes, slots[s] as Slot, radii[s] as number, most, (i, j) => {
      const bits = distance(hashes, i, hashes, j);
      if (bits > most || isFoundBefore(s, slots, radii, hashes, i, hashes, j)) return true;
      if (found.length === limit) return false;
      found.push(i < j ? { i, j, distance: bits } : { i: j, j: i, distance: bits });
      return true;
    });
  }
  return { pairs: found.sort((a, b) => a.i - b.i || a.j - b.j), isComplete };
}

/** Every pair; what the index is held against. */
export function scanPairs(hashes: Uint32Array, most: number): readonly Pair[] {
  const found: Pair[] = [];
  for (let i = 0; i < countOf(hashes); i++) pairsOfRow(hashes, i, most, found);
  return found;
}

/** The pairs of hash `i` with those after it. */
export function pairsOfRow(hashes: Uint32Array, i: number, most: number, found: Pair[]): void {
  const n = countOf(hashes);
  const p = hashes[i * WORDS] as number;
  const q = hashes[i * WORDS + 1] as number;
  const r = hashes[i * WORDS + 2] as number;
  for (let j = i + 1, at = j * WORDS; j < n; j++, at += WORDS) {
    const head =
      bitCount(p ^ (hashes[at] as number)) +
      bitCount(q ^ (hashes[at + 1] as number)) +
      bitCount(r ^ (hashes[at + 2] as number));
    if (head > most) continue;
    const bits = distance(hashes, i, hashes, j);
    if (bits <= most) found.push({ i, j, distance: bits });
  }
}

/** Tells each pair of one slot that its heads do not rule out. Ends early, with false, when told to stop. */
function pairsOfSlot(
  hashes: Uint32Array,
  slot: Slot,
  radius: number,
  most: number,
  tell: (i: number, j: number) => boolean,
): boolean {
  const { starts: start, ids: id } = sortedBy(hashes, slot);
  const heads = headsOf(hashes, id, slot);
  const changed = changes(slot.width, 0, radius);
  for (let word = 0; word < start.length - 1; word++) {
    const [from, to] = [start[word] as number, start[word + 1] as number];
    if (from === to) continue;
    for (let c = 0; c < changed.length; c++) {
      const other = word ^ (changed[c] as number);
      if (other < word) continue;
      const end = start[other + 1] as number;
      for (let p = from; p < to; p++) {
        const a = heads[p * HEAD] as number;
        const b = heads[p * HEAD + 1] as number;
        const d = heads[p * HEAD + 2] as number;
        for (let q = other === word ? p + 1 : (start[other] as number); q < end; q++) {
          const bits =
            bitCount(a ^ (heads[q * HEAD] as number)) +
            bitCount(b ^ (heads[q * HEAD + 1] as number)) +
            bitCount(d ^ (heads[q * HEAD + 2] as number));
          if (bits <= most && !tell(id[p] as number, id[q] as number)) return false;
        }
      }
    }
  }
  return true;
}

/** For each place of a slot the three words of its hash that follow the slot. */
function headsOf(hashes: Uint32Array, id: Uint32Array, { from, width }: Slot): Uint32Array {
  const first = Math.floor(((from + width - 1) % BITS) / 32) + 1;
  const heads = new Uint32Array(id.length * HEAD);
  for (let p = 0; p < id.length; p++)
    for (let w = 0; w < HEAD; w++)
      heads[p * HEAD + w] = hashes[(id[p] as number) * WORDS + ((first + w) % WORDS)] as number;
  return heads;
}
