import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranWithout, sharedPath } from '../../../../test/shared.js';
import { hashFamilies } from '../../../testing/media/hash-families.js';
import { referenceHashes } from '../../../testing/media/reference-hashes.js';
import { allPairs, scanPairs } from './all-pairs.js';
import { indexOf } from './hash-index.js';
import { countOf, distance, hashFromHex, hexOf, WORDS } from './hash256.js';
import { scanNearest, scanWithin } from './scan.js';
import { makeSearch } from './search.js';
import { cheapestSlots, radiiFor, slotsOf } from './slots.js';

const COUNTS = [11, 12, 13, 16, 20, 32];

test.each(COUNTS)('256 bits cut into %i slots: every bit once, and no pair within the distance is missed', (count) => {
  const slots = slotsOf(count);
  expect(slots.reduce((from, slot) => (slot.from === from ? from + slot.width : Number.NaN), 0)).toBe(256);
  for (const most of [0, 5, 15, 31, 47]) {
    const radii = radiiFor(slots, most);
    // The pigeonhole bound: changes that stay over the radius of every slot need more than `most` bits.
    expect(radii.reduce((sum, radius) => sum + radius + 1, 0)).toBe(most + 1);
  }
});

test('the number of slots follows the number of hashes', () => {
  expect(cheapestSlots(100_000, 31).length).toBe(16);
  expect(cheapestSlots(10_000_000, 31).length).toBeLessThan(14);
});

test('within a distance the index finds what looking at every hash finds, for any cut and any distance', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom(16, 20, 32),
      fc.constantFrom(0, 1, 7, 15, 16, 31, 40),
      (seed, count, most) => {
        const hashes = hashFamilies(seed, 300);
        const { within } = makeSearch(indexOf(hashes, slotsOf(count)), Number.POSITIVE_INFINITY);
        for (const at of [0, 99, 299]) expect(within(hashes, at, most)).toEqual(scanWithin(hashes, hashes, at, most));
      },
    ),
    { numRuns: 40 },
  );
});

test('so it does with few wide slots, searched more widely', () => {
  const hashes = hashFamilies(11, 400);
  const { within } = makeSearch(indexOf(hashes, slotsOf(12)), Number.POSITIVE_INFINITY);
  for (let at = 0; at < 400; at += 40) expect(within(hashes, at, 31)).toEqual(scanWithin(hashes, hashes, at, 31));
});

const LARGE = hashFamilies(7, 30_000);
const SEARCH = makeSearch(indexOf(LARGE, slotsOf(16)));

test('where the index is used and not the scan, it still finds all, near and far, ties in order', () => {
  let hits = 0;
  for (let at = 0; at < countOf(LARGE); at += 487) {
    const found = SEARCH.within(LARGE, at, 31);
    expect(found).toEqual(scanWithin(LARGE, LARGE, at, 31));
    hits += found.length;
    for (const k of [1, 3, 20]) expect(SEARCH.nearest(LARGE, at, k)).toEqual(scanNearest(LARGE, LARGE, at, k));
  }
  expect(hits).toBeGreaterThan(150);
});

test('asked for more than there are, the nearest are all', () => {
  const few = hashFamilies(2, 12);
  const { nearest } = makeSearch(indexOf(few));
  expect(nearest(few, 4, 50)).toEqual(scanNearest(few, few, 4, 12));
  expect(nearest(few, 4, 0)).toEqual([]);
  expect(makeSearch(indexOf(new Uint32Array(0))).nearest(few, 0, 3)).toEqual([]);
});

test('all pairs are those of looking at every pair, each once', () => {
  const hashes = hashFamilies(3, 3000);
  for (const count of [14, 16]) {
    for (const most of [0, 15, 31]) {
      const { pairs, isComplete } = allPairs(hashes, most, 1e6, slotsOf(count));
      expect(isComplete).toBe(true);
      expect(pairs).toEqual(scanPairs(hashes, most));
    }
  }
});

test('a set in which all is the same is cut off and says so', () => {
  expect(allPairs(new Uint32Array(200 * WORDS), 31, 1000)).toMatchObject({ isComplete: false });
});

test('text and words of a hash are one another, and distance counts the digits that differ', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(255), (bytes, bit) => {
      const text = Buffer.from(bytes).toString('hex');
      const hash = hashFromHex(text);
      expect(hexOf(hash)).toBe(text);
      const other = hash.slice();
      other[bit >>> 5] = (other[bit >>> 5] as number) ^ (1 << (bit & 31));
      expect(distance(hash, 0, other, 0)).toBe(1);
    }),
  );
  expect(() => hashFromHex('12')).toThrow(/64 hexadecimal digits/);
});

const targets = sharedPath('data/statistics/phash-pdq/expected.json');
if (targets === null) ranWithout('data/statistics/phash-pdq (the search set of the peers)');
test.skipIf(targets === null)('on the peers’ set every query with a match finds it, and no other does', () => {
  const { search } = JSON.parse(readFileSync(targets as string, 'utf8'));
  const { hashes, queries } = referenceHashes(100_000, 1000);
  const sha256 = (words: Uint32Array): string => createHash('sha256').update(words).digest('hex');
  expect([sha256(hashes), sha256(queries)]).toEqual([search.index_sha256, search.query_sha256]);
  const { within } = makeSearch(indexOf(hashes));
  const found = Array.from({ length: 1000 }, (_, at) => within(queries, at, search.d));
  expect(found.flat().length).toBe(search.matches);
  expect(found.filter((hits) => hits.length > 0).length).toBe(search.queries_with_match);
  for (const at of [0, 1, 500]) expect(found[at]).toEqual(scanWithin(hashes, queries, at, search.d));
});
