/**
 * Chance as an argument: xoshiro128++ (Blackman & Vigna 2021, doi:10.1145/3460772), seeded through splitmix32, with
 * named forks so that adding a stage does not move another stage's numbers.
 */
export type Rng = {
  /** uniform on [0, 1), 53 bits */
  readonly uniform: () => number;
  /** standard normal, by the polar method (Marsaglia & Bray 1964) */
  readonly normal: () => number;
  /** an independent stream named by the caller; the same name gives the same stream */
  readonly fork: (name: string) => Rng;
  /** seed and names: two streams of one key are the same from their beginning */
  readonly key: string;
};

/** Words made ahead and the place in them, the state behind them, and the second of two normals, which are made as a pair. */
export type Stream = {
  readonly ahead: Int32Array;
  readonly state: Int32Array;
  at: number;
  hasSpare: boolean;
  spare: number;
};

const streams = new WeakMap<Rng, Stream>();

/** Where it stands: whoever else draws from it takes it from here, and leaves it where he ended. One made elsewhere seeds a stream. */
export function streamOf(rng: Rng): Stream {
  const known = streams.get(rng);
  if (known) return known;
  const made = streamFrom(seedFrom(rng));
  streams.set(rng, made);
  return made;
}

/** A stream of chance: the same seed and names give the same draws on every machine. */
export function makeRng(seed: number): Rng {
  return fromState(seed >>> 0, '');
}

/** Words made at once, so that the state is fetched and put back once for all of them. */
export const AHEAD = 128;

function fromState(seed: number, path: string): Rng {
  const stream = streamFrom(seedState(seed, path));
  // 53 bits of two words
  const uniform = (): number => {
    const high = nextWord(stream) >>> 5;
    return (high * 67108864 + (nextWord(stream) >>> 6)) / 9007199254740992;
  };
  const normal = (): number => {
    if (stream.hasSpare) {
      stream.hasSpare = false;
      return stream.spare;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      stream.spare = v * scale;
      stream.hasSpare = true;
      return u * scale;
    }
  };
  const rng = { uniform, normal, fork: (name: string) => fromState(seed, `${path}/${name}`), key: `${seed}${path}` };
  streams.set(rng, stream);
  return rng;
}

function seedState(seed: number, path: string): Int32Array {
  // FNV-1a folds the path into the seed; splitmix32 spreads it over the state.
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193) >>> 0;
  const state = new Int32Array(4);
  for (let i = 0; i < 4; i++) {
    hash = (hash + 0x9e3779b9) >>> 0;
    let z = hash;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b) >>> 0;
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35) >>> 0;
    state[i] = z ^ (z >>> 16);
  }
  return state;
}

const streamFrom = (state: Int32Array): Stream => ({
  ahead: new Int32Array(AHEAD),
  state,
  at: AHEAD,
  hasSpare: false,
  // a fraction, as all that follow are: what holds it is made for one
  spare: 0.5,
});

function nextWord(stream: Stream): number {
  if (stream.at === AHEAD) {
    fillWords(stream.ahead, stream.state);
    stream.at = 0;
  }
  return stream.ahead[stream.at++] as number;
}

/** The state of a stream of its own, drawn from another. */
export function seedFrom(rng: Rng): Int32Array {
  const word = (): number => Math.floor(rng.uniform() * 4294967296) | 0;
  return Int32Array.of(word(), word(), word(), word() | 1);
}

/** The words of a stream, one after another. @param state four words, not all of them 0 */
export function wordsFrom(state: Int32Array): () => number {
  const stream = streamFrom(state);
  return () => nextWord(stream);
}

function fillWords(out: Int32Array, state: Int32Array): void {
  // index by index: destructuring would walk an iterator
  let s0 = state[0] as number;
  let s1 = state[1] as number;
  let s2 = state[2] as number;
  let s3 = state[3] as number;
  for (let i = 0; i < out.length; i++) {
    const sum = (s0 + s3) | 0;
    out[i] = ((sum << 7) | (sum >>> 25)) + s0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
