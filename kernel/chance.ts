/**
 * Chance, from the stream of the chain at work: `numerics/rng.ts` and `numerics/sample.ts` of the host have the same, but for the
 * last digit of a logarithm, and a stream goes on wherever it is drawn from.
 */
import { room } from './memory';

/** Words made at once; then the state behind them, the place in them, whether a normal is left over, and which. */
const AHEAD = 128;
const STATE = AHEAD << 2;
const AT = STATE + 16;
const HAS_SPARE = AT + 4;
const SPARE = HAS_SPARE + 4;

/** Where the stream is written before and read after. */
export const stream = room((SPARE + 8) >> 3);

/** A share is kept this far inside (0, 1). */
export const EDGE: f64 = 1e-12;

function word(): u32 {
  let at = load<i32>(stream, AT);
  if (at === AHEAD) {
    fillWords();
    at = 0;
  }
  store<i32>(stream, at + 1, AT);
  return load<u32>(stream + (at << 2));
}

/** xoshiro128++ (Blackman & Vigna 2021, doi:10.1145/3460772). */
function fillWords(): void {
  let s0 = load<i32>(stream, STATE);
  let s1 = load<i32>(stream, STATE + 4);
  let s2 = load<i32>(stream, STATE + 8);
  let s3 = load<i32>(stream, STATE + 12);
  for (let i = 0; i < AHEAD; i++) {
    store<i32>(stream + (i << 2), rotl<i32>(s0 + s3, 7) + s0);
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotl<i32>(s3, 11);
  }
  store<i32>(stream, s0, STATE);
  store<i32>(stream, s1, STATE + 4);
  store<i32>(stream, s2, STATE + 8);
  store<i32>(stream, s3, STATE + 12);
}

/** Uniform on [0, 1): 53 bits of two words. */
export function uniform(): f64 {
  const high = <f64>(word() >> 5);
  return (high * 67108864 + <f64>(word() >> 6)) / 9007199254740992;
}

/** Standard normal, by the polar method (Marsaglia & Bray 1964). */
function normal(): f64 {
  if (load<i32>(stream, HAS_SPARE) !== 0) {
    store<i32>(stream, 0, HAS_SPARE);
    return load<f64>(stream, SPARE);
  }
  let u: f64 = 0;
  let v: f64 = 0;
  let square: f64 = 0;
  while (square >= 1 || square === 0) {
    u = 2 * uniform() - 1;
    v = 2 * uniform() - 1;
    square = u * u + v * v;
  }
  const scale = Math.sqrt((-2 * Math.log(square)) / square);
  store<f64>(stream, v * scale, SPARE);
  store<i32>(stream, 1, HAS_SPARE);
  return u * scale;
}

/** Gamma(shape, 1), shape > 0 (Marsaglia & Tsang 2000, doi:10.1145/358407.358414). */
function gamma(shape: f64): f64 {
  if (shape < 1) {
    const more = gamma(shape + 1);
    return more * Math.exp(Math.log(1 - uniform()) / shape);
  }
  const d = shape - 1.0 / 3;
  const c = 1 / Math.sqrt(9 * d);
  let v: f64 = 0;
  let isDrawn = false;
  while (!isDrawn) {
    const x = normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    v = root * root * root;
    isDrawn = Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v);
  }
  return d * v;
}

/** Beta(a, b), kept strictly inside (0, 1). */
export function beta(a: f64, b: f64): f64 {
  const x = gamma(a);
  const share = x / (x + gamma(b));
  return Math.min(1 - EDGE, Math.max(EDGE, share));
}
