/**
 * How 256 bits are cut into slots, so that near hashes are found by looking words up (multi-index hashing, Norouzi, Punjani & Fleet
 * 2012). If two hashes differ in at most d bits, then for slots with radii whose (radius + 1) add up to d + 1 some slot differs in
 * at most its radius: pigeons in holes. All words within the radius are looked up in each slot; nothing is missed.
 */
import { InputError } from '../../problem.js';
import { BITS, bitCount, WORDS } from './hash256.js';

export type Slot = { readonly from: number; readonly width: number };

/** Wider slots would cost more memory in empty places than they save in candidates: at most so many places for a hash. */
const WIDEST = 24;
const PLACES = 8;
const FEWEST = Math.ceil(BITS / WIDEST);
const MOST = 32;
/** What a candidate costs against a look-up: it is fetched from two places, the look-up from one. */
const CANDIDATE_COST = 2;

/** 11 to 32 slots, as even as 256 bits allow, the narrow ones first: they are the cheap ones to search more widely. @throws InputError on another number */
export function slotsOf(count: number): readonly Slot[] {
  if (!(Number.isInteger(count) && count >= FEWEST && count <= MOST))
    throw new InputError('slotsOf', `a whole number of slots from ${FEWEST} to ${MOST}`, count);
  const narrow = Math.floor(BITS / count);
  const wide = BITS % count;
  return Array.from({ length: count }, (_, i) => ({
    from: i * narrow + Math.max(0, i - (count - wide)),
    width: i < count - wide ? narrow : narrow + 1,
  }));
}

/** Radius of each slot for a distance of at most `most`; −1: the slot need not be searched. */
export function radiiFor(slots: readonly Slot[], most: number): readonly number[] {
  const least = Math.floor((most + 1) / slots.length) - 1;
  const further = (most + 1) % slots.length;
  return slots.map((_, i) => (i < further ? least + 1 : least));
}

/** Look-ups and candidates of one search among `n` hashes whose bits are fair coins. */
export function costOf(slots: readonly Slot[], radii: readonly number[], n: number): number {
  let cost = 0;
  for (const [i, { width }] of slots.entries()) {
    let [words, ways] = [0, 1];
    for (let bits = 0; bits <= (radii[i] as number); bits++) {
      words += ways;
      ways = (ways * (width - bits)) / (bits + 1);
    }
    cost += words * (1 + (CANDIDATE_COST * n) / (1 << width));
  }
  return cost;
}

/** The cheapest cut for `n` hashes searched within `most` bits. */
export function cheapestSlots(n: number, most: number): readonly Slot[] {
  let best: { readonly slots: readonly Slot[]; readonly cost: number } | null = null;
  for (let count = FEWEST; count <= MOST; count++) {
    const slots = slotsOf(count);
    if (count < MOST && 1 << Math.ceil(BITS / count) > PLACES * n) continue;
    const cost = costOf(slots, radiiFor(slots, most), n);
    if (best === null || cost < best.cost) best = { slots, cost };
  }
  return (best as NonNullable<typeof best>).slots;
}

/** The bits of a slot of hash `at`, as a number below 2^width. */
export function wordOf(hashes: Uint32Array, at: number, { from, width }: Slot): number {
  const word = at * WORDS + (from >>> 5);
  const shift = from & 31;
  let bits = (hashes[word] as number) >>> shift;
  if (shift + width > 32) bits |= (hashes[word + 1] as number) << (32 - shift);
  return bits & ((1 << width) - 1);
}

/** All words of `width` bits with `least` to `most` bits set, few bits first: what has to change in a word to find its neighbours. */
export function changes(width: number, least: number, most: number): Uint32Array {
  const found: number[] = [];
  const add = (word: number, next: number, left: number): void => {
    if (left === 0) found.push(word);
    else for (let bit = next; bit <= width - left; bit++) add(word | (1 << bit), bit + 1, left - 1);
  };
  for (let bits = Math.max(0, least); bits <= Math.min(most, width); bits++) add(0, 0, bits);
  return Uint32Array.from(found);
}

/** Whether one of the slots before `slot` finds the pair too, so that each pair is told once without remembering any. */
export function isFoundBefore(
  slot: number,
  slots: readonly Slot[],
  radii: readonly number[],
  a: Uint32Array,
  i: number,
  b: Uint32Array,
  j: number,
): boolean {
  for (let before = 0; before < slot; before++) {
    const cut = slots[before] as Slot;
    if (bitCount(wordOf(a, i, cut) ^ wordOf(b, j, cut)) <= (radii[before] as number)) return true;
  }
  return false;
}
