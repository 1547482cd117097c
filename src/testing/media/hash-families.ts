/** Hashes as a collection holds them: some alone, some copies of one another with a few bits changed, at every distance from 0 on. */
import { countOf, WORDS } from '../../core/evidence/hash/hash256.js';
import { makeRng, type Rng } from '../../core/numerics/rng.js';

/** bits changed between a copy and what it is made from: 0 up to one less */
const CHANGED = 45;

/** @param alone share of hashes that are no copy */
export function hashFamilies(seed: number, count: number, alone = 0.4): Uint32Array {
  const rng = makeRng(seed);
  const hashes = randomHashes(rng, count);
  for (let i = 1; i < count; i++) {
    if (rng.uniform() < alone) continue;
    const from = whole(rng, i);
    hashes.copyWithin(i * WORDS, from * WORDS, (from + 1) * WORDS);
    changeBits(hashes, i, whole(rng, CHANGED), rng);
  }
  return hashes;
}

/** Queries of which every second is one of the hashes with up to 31 bits changed; the others are random. */
export function queriesFor(hashes: Uint32Array, seed: number, count: number): Uint32Array {
  const rng = makeRng(seed);
  const queries = randomHashes(rng, count);
  for (let i = 0; i < count; i += 2) {
    const of = whole(rng, countOf(hashes));
    queries.set(hashes.subarray(of * WORDS, (of + 1) * WORDS), i * WORDS);
    changeBits(queries, i, whole(rng, 32), rng);
  }
  return queries;
}

const whole = (rng: Rng, below: number): number => Math.floor(rng.uniform() * below);

function randomHashes(rng: Rng, count: number): Uint32Array {
  const hashes = new Uint32Array(count * WORDS);
  for (let word = 0; word < hashes.length; word++) hashes[word] = whole(rng, 2 ** 32);
  return hashes;
}

/** A bit may be drawn twice and so be left as it was. */
function changeBits(hashes: Uint32Array, at: number, times: number, rng: Rng): void {
  for (let time = 0; time < times; time++) {
    const bit = whole(rng, 256);
    const word = at * WORDS + (bit >>> 5);
    hashes[word] = (hashes[word] as number) ^ (1 << (bit & 31));
  }
}
