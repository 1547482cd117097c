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

/** A stream of chance: the same seed and names give the same draws on every machine. */
export function makeRng(seed: number): Rng {
  return fromState(seed >>> 0, '');
}

function fromState(seed: number, path: string): Rng {
  const state = seedState(seed, path);
  const uniform = (): number => {
    const high = next(state) >>> 5;
    const low = next(state) >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  let spare: number | null = null;
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * scale;
      return u * scale;
    }
  };
  return { uniform, normal, fork: (name) => fromState(seed, `${path}/${name}`), key: `${seed}${path}` };
}

function seedState(seed: number, path: string): Uint32Array {
  // FNV-1a folds the path into the seed; splitmix32 spreads it over the state.
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193) >>> 0;
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) {
    hash = (hash + 0x9e3779b9) >>> 0;
    let z = hash;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b) >>> 0;
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35) >>> 0;
    state[i] = (z ^ (z >>> 16)) >>> 0;
  }
  return state;
}

const rotate = (x: number, by: number): number => ((x << by) | (x >>> (32 - by))) >>> 0;

function next(s: Uint32Array): number {
  // index by index: destructuring would walk an iterator at every draw
  const [s0, s1, s2, s3] = [s[0] as number, s[1] as number, s[2] as number, s[3] as number];
  const result = (rotate((s0 + s3) >>> 0, 7) + s0) >>> 0;
  const t = (s1 << 9) >>> 0;
  s[2] = s2 ^ s0;
  s[3] = s3 ^ s1;
  s[1] = s1 ^ (s[2] as number);
  s[0] = s0 ^ (s[3] as number);
  s[2] = (s[2] as number) ^ t;
  s[3] = rotate(s[3] as number, 11);
  return result;
}
