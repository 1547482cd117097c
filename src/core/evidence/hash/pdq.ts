/**
 * PDQ: 256 bits that stay nearly the same when a picture is scaled, recompressed or slightly edited (Facebook 2019, "The TMK+PDQF
 * video-hashing algorithm and the PDQ image-hashing algorithm").
 *
 * Model: brightness → tent blur → 64 × 64 → the 16 × 16 lowest waves → one bit each, whether the wave is above the median.
 * Two pictures within 31 bits are taken for the same.
 * Most likely wrong: that near hashes mean the same picture. Crops, borders and captions move a hash far; flat pictures (quality
 * under 50) lie near each other for no reason; two frames of a fixed camera are near and are not the same moment.
 * Cost: linear in the pixels, at most 512 × 512 of them.
 */
import { boxBlur, decimate } from './box-blur.js';
import { TRANSFORMS, type Transform, transformed } from './dihedral.js';
import { WORDS } from './hash256.js';
import { type Luma, lumaOf, type Pixels } from './luma.js';
import { wavesOf } from './waves.js';

/** Largest distance, in bits, at which two pictures are taken for the same. */
export const SAME_WITHIN = 31;
/** Pictures of this quality and below are too flat to be compared. */
export const FLAT_UP_TO = 49;
/** Sides under this many pixels have no hash. */
export const SMALLEST_SIDE = 5;

export type Pdq = {
  /** a hash for each of `TRANSFORMS`, in that order: 8 × 8 words */
  readonly hashes: Uint32Array;
  /** how much there is to see: 0 flat to 100 */
  readonly quality: number;
};

/** Hashes and quality; all bits zero and quality 0 where a side is under 5 pixels. @throws InputError when bytes are missing */
export const pdqOf = (pixels: Pixels): Pdq => pdqOfLuma(lumaOf(pixels));

/** The same from brightness. A picture of 64 × 64 is taken as it is, without blur. */
export function pdqOfLuma({ rows, columns, values }: Luma): Pdq {
  const hashes = new Uint32Array(TRANSFORMS.length * WORDS);
  if (rows < SMALLEST_SIDE || columns < SMALLEST_SIDE) return { hashes, quality: 0 };
  const block = rows === SIDE && columns === SIDE ? values : reduced(values, rows, columns);
  const waves = wavesOf(block);
  for (const [at, transform] of TRANSFORMS.entries()) setBits(hashes, at * WORDS, transformed(waves, transform));
  return { hashes, quality: qualityOf(block) };
}

/** The hash of one transform, 8 words. */
export function hashOf({ hashes }: Pdq, transform: Transform = 'original'): Uint32Array {
  const at = TRANSFORMS.indexOf(transform) * WORDS;
  return hashes.subarray(at, at + WORDS);
}

const SIDE = 64;

function reduced(values: Float32Array, rows: number, columns: number): Float32Array {
  const blurred = values.slice();
  boxBlur(blurred, new Float32Array(values.length), rows, columns);
  return decimate(blurred, rows, columns);
}

/** Steps between neighbours of the 64 × 64, in whole hundredths of the full range, added up; a sum of 9,000 is the most. */
function qualityOf(block: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      const here = block[i * SIDE + j] as number;
      if (i + 1 < SIDE) sum += hundredths(here, block[(i + 1) * SIDE + j] as number);
      if (j + 1 < SIDE) sum += hundredths(here, block[i * SIDE + j + 1] as number);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
}

const { fround } = Math;
const hundredths = (a: number, b: number): number => Math.floor(Math.abs(fround(fround(fround(a - b) * 100) / 255)));

function setBits(hashes: Uint32Array, from: number, waves: Float32Array): void {
  const median = waves.slice().sort()[waves.length / 2 - 1] as number;
  for (let bit = 0; bit < waves.length; bit++)
    if ((waves[bit] as number) > median)
      hashes[from + (bit >>> 5)] = (hashes[from + (bit >>> 5)] as number) | (1 << (bit & 31));
}
