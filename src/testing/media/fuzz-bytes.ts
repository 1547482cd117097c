/** Broken copies of a file, drawn from a seed: bits turned, bytes overwritten, parts cut out, doubled, moved or cut off, and numbers made extreme. */
import type { Rng } from '../../core/numerics/rng.js';
import { joined } from './exif-block.js';

const EXTREMES = [0x00, 0x7f, 0x80, 0xff];

/** One to eight changes, of which at most one in three cuts the file off. */
export function fuzzBytes(bytes: Uint8Array, rng: Rng): Uint8Array {
  let broken: Uint8Array = bytes.slice();
  const whole = (below: number): number => Math.floor(rng.uniform() * below);
  for (let changes = 1 + whole(8); changes > 0; changes--)
    broken = CHANGES[whole(CHANGES.length)]?.(broken, whole) ?? broken;
  return broken;
}

type Whole = (below: number) => number;
type Change = (bytes: Uint8Array, whole: Whole) => Uint8Array;

/** Headers are hit as often as all the rest: that is where lengths, counts and sizes stand. */
const placeIn = (bytes: Uint8Array, whole: Whole): number =>
  whole(whole(2) === 0 ? Math.min(256, bytes.length) : bytes.length);

const CHANGES: readonly Change[] = [
  (bytes, whole) => {
    const at = placeIn(bytes, whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << whole(8));
    return bytes;
  },
  (bytes, whole) => {
    bytes[placeIn(bytes, whole)] = whole(256);
    return bytes;
  },
  (bytes, whole) => {
    const at = placeIn(bytes, whole);
    return bytes.fill(EXTREMES[whole(EXTREMES.length)] as number, at, at + 1 + whole(4));
  },
  (bytes, whole) => {
    const at = placeIn(bytes, whole);
    return joined([bytes.subarray(0, at), bytes.subarray(at + 1 + whole(64))]);
  },
  (bytes, whole) => {
    const [from, to] = [placeIn(bytes, whole), placeIn(bytes, whole)];
    const part = bytes.slice(from, from + 1 + whole(64));
    return joined([bytes.subarray(0, to), part, bytes.subarray(to)]);
  },
  (bytes, whole) => (whole(3) === 0 ? bytes.slice(0, Math.max(1, placeIn(bytes, whole))) : bytes),
];
