/** An index over many hashes: for each slot the hashes in order of their word, and where each word begins. */
import { checkHashes, countOf } from './hash256.js';
import { SAME_WITHIN } from './pdq.js';
import { cheapestSlots, type Slot, wordOf } from './slots.js';

export type HashIndex = {
  /** n × 8 words, not copied: they must stay as they are */
  readonly hashes: Uint32Array;
  readonly slots: readonly Slot[];
  /** per slot, 2^width + 1 places: hashes of word w stand from starts[w] up to starts[w + 1] */
  readonly starts: readonly Uint32Array[];
  /** per slot, the n hashes, by word and within a word in their own order */
  readonly ids: readonly Uint32Array[];
};

/**
 * @param slots as the number of hashes makes cheapest for distances up to 31, unless given
 * @throws InputError unless the array holds whole hashes
 */
export function indexOf(
  hashes: Uint32Array,
  slots: readonly Slot[] = cheapestSlots(hashes.length / 8, SAME_WITHIN),
): HashIndex {
  checkHashes('indexOf', hashes);
  const sorted = slots.map((slot) => sortedBy(hashes, slot));
  return { hashes, slots, starts: sorted.map(({ starts }) => starts), ids: sorted.map(({ ids }) => ids) };
}

/** Bytes an index holds beside the hashes. */
export const bytesOf = ({ starts, ids }: HashIndex): number =>
  [...starts, ...ids].reduce((total, { byteLength }) => total + byteLength, 0);

/** Counting sort of one slot: words are counted, the counts added up, each hash put where its word has room. */
export function sortedBy(hashes: Uint32Array, slot: Slot): { starts: Uint32Array; ids: Uint32Array } {
  const n = countOf(hashes);
  const starts = new Uint32Array((1 << slot.width) + 1);
  for (let i = 0; i < n; i++) {
    const next = wordOf(hashes, i, slot) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let word = 1; word < starts.length; word++)
    starts[word] = (starts[word] as number) + (starts[word - 1] as number);
  const ids = new Uint32Array(n);
  // From the end backwards, so that each place counts down to the word's beginning.
  for (let i = n - 1; i >= 0; i--) {
    const next = wordOf(hashes, i, slot) + 1;
    const place = (starts[next] as number) - 1;
    starts[next] = place;
    ids[place] = i;
  }
  // Every entry now holds the beginning of its word, one entry late.
  starts.copyWithin(0, 1);
  starts[starts.length - 1] = n;
  return { starts, ids };
}
