/**
 * Hashes of 256 bits. One hash is 8 words of a `Uint32Array`, bit k being bit k mod 32 of word ⌊k / 32⌋; a set of hashes is the
 * same without gaps, so that ten million of them are one array. As text: 64 hexadecimal digits, the highest bit first.
 */
import { InputError } from '../../problem.js';

export const WORDS = 8;
export const BITS = 256;

/** @param at which hash of a set */
export function hexOf(hashes: Uint32Array, at = 0): string {
  let text = '';
  for (let word = WORDS - 1; word >= 0; word--)
    text += (hashes[at * WORDS + word] as number).toString(16).padStart(8, '0');
  return text;
}

/** @throws InputError unless the text is 64 hexadecimal digits */
export function hashFromHex(text: string): Uint32Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new InputError('hashFromHex', '64 hexadecimal digits', text);
  return Uint32Array.from({ length: WORDS }, (_, word) =>
    Number.parseInt(text.slice((WORDS - 1 - word) * 8, (WORDS - word) * 8), 16),
  );
}

export const countOf = (hashes: Uint32Array): number => hashes.length / WORDS;

/** @throws InputError unless the array holds whole hashes */
export function checkHashes(where: string, hashes: Uint32Array): void {
  if (hashes.length % WORDS !== 0)
    throw new InputError(where, 'whole hashes of 8 words each', `${hashes.length} words`);
}

/** Bits that are set in a word of 32. */
export function bitCount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Bits in which hash `i` of one set differs from hash `j` of another: 0 to 256. */
export function distance(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  const p = i * WORDS;
  const q = j * WORDS;
  // Counts stay four to a byte for three words, then one to a byte for all: a third of the work of eight whole counts.
  const first =
    fours((a[p] as number) ^ (b[q] as number)) +
    fours((a[p + 1] as number) ^ (b[q + 1] as number)) +
    fours((a[p + 2] as number) ^ (b[q + 2] as number));
  const second =
    fours((a[p + 3] as number) ^ (b[q + 3] as number)) +
    fours((a[p + 4] as number) ^ (b[q + 4] as number)) +
    fours((a[p + 5] as number) ^ (b[q + 5] as number));
  const third = fours((a[p + 6] as number) ^ (b[q + 6] as number)) + fours((a[p + 7] as number) ^ (b[q + 7] as number));
  const bytes = eights(first) + eights(second) + eights(third);
  const pairs = (bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff);
  return (pairs + (pairs >>> 16)) & 0x1ff;
}

/** Bits set in each group of four: 0 to 4. */
function fours(word: number): number {
  const x = word - ((word >>> 1) & 0x55555555);
  return (x & 0x33333333) + ((x >>> 2) & 0x33333333);
}

/** Neighbouring groups of four added up. */
const eights = (x: number): number => (x & 0x0f0f0f0f) + ((x >>> 4) & 0x0f0f0f0f);

/** The same, given up as soon as it is more than `most`: the result is exact up to `most`, and more than `most` beyond. */
export function distanceUpTo(most: number, a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  const p = i * WORDS;
  const q = j * WORDS;
  // 96 bits turn away 97 of 100 unrelated hashes at a distance of 31.
  let bits =
    bitCount((a[p] as number) ^ (b[q] as number)) +
    bitCount((a[p + 1] as number) ^ (b[q + 1] as number)) +
    bitCount((a[p + 2] as number) ^ (b[q + 2] as number));
  for (let word = 3; word < WORDS && bits <= most; word++)
    bits += bitCount((a[p + word] as number) ^ (b[q + word] as number));
  return bits;
}
