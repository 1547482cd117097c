/**
 * The set on which PDQ's own index and FAISS were timed: splitmix64 (Steele, Lea & Flood 2014), hashes of random bits; every
 * second query is one of them with 0 to 31 bits changed, the others are random.
 */
export type HashSet = { readonly hashes: Uint32Array; readonly queries: Uint32Array };

export function referenceHashes(hashCount: number, queryCount: number, seed = 41): HashSet {
  const next = splitmix64(BigInt(seed));
  const words = (): bigint[] => Array.from({ length: 4 }, next);
  const hashes = new BigUint64Array(hashCount * 4);
  for (let i = 0; i < hashCount; i++) hashes.set(words(), i * 4);
  const queries = new BigUint64Array(queryCount * 4);
  for (let i = 0; i < queryCount; i++) {
    if (i % 2 === 1) {
      queries.set(words(), i * 4);
      continue;
    }
    const of = Number(next() % BigInt(hashCount));
    queries.set(hashes.subarray(of * 4, of * 4 + 4), i * 4);
    const flips = Number(next() % 32n);
    const bits = new Set<number>();
    while (bits.size < flips) bits.add(Number(next() % 256n));
    for (const bit of bits) {
      const word = i * 4 + (bit >>> 6);
      queries[word] = (queries[word] as bigint) ^ (1n << BigInt(bit & 63));
    }
  }
  return { hashes: new Uint32Array(hashes.buffer), queries: new Uint32Array(queries.buffer) };
}

const MASK = (1n << 64n) - 1n;

function splitmix64(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return z ^ (z >> 31n);
  };
}
