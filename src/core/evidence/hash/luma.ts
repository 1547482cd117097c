/**
 * Brightness of every pixel as PDQ takes it: .299 R + .587 G + .114 B in single precision. A picture with a side over 512 is
 * first reduced to 512 × 512 by taking the pixel at ⌊x · width / 512⌋, as the reference does: whoever exchanges hashes with
 * others has to make the same mistakes.
 */
import { InputError } from '../../problem.js';

export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 red green blue, 4 with opacity, which is not looked at */
  readonly channels: 1 | 3 | 4;
  /** 0..255, row by row from the upper left corner, channels side by side */
  readonly data: Uint8Array;
};

export type Luma = {
  readonly rows: number;
  readonly columns: number;
  /** 0..255, row by row */
  readonly values: Float32Array;
};

const LARGEST_SIDE = 512;
const { fround } = Math;
const [RED, GREEN, BLUE] = [fround(0.299), fround(0.587), fround(0.114)] as const;

/** @throws InputError unless there are as many bytes as pixels need */
export function lumaOf({ width, height, channels, data }: Pixels): Luma {
  const needed = width * height * channels;
  if (!(width >= 1 && height >= 1 && data.length === needed))
    throw new InputError('lumaOf', `${width} × ${height} pixels of ${channels} bytes`, `${data.length} bytes`);
  const isLarge = width > LARGEST_SIDE || height > LARGEST_SIDE;
  const [rows, columns] = isLarge ? [LARGEST_SIDE, LARGEST_SIDE] : [height, width];
  const values = new Float32Array(rows * columns);
  for (let row = 0, i = 0; row < rows; row++) {
    const line = Math.floor((row * height) / rows) * width;
    for (let column = 0; column < columns; column++, i++) {
      const at = (line + Math.floor((column * width) / columns)) * channels;
      values[i] = channels === 1 ? (data[at] as number) : brightness(data, at);
    }
  }
  return { rows, columns, values };
}

function brightness(data: Uint8Array, at: number): number {
  const red = fround(RED * (data[at] as number));
  const green = fround(GREEN * (data[at + 1] as number));
  return fround(fround(red + green) + fround(BLUE * (data[at + 2] as number)));
}
