/** Pictures that hash as photographs do: noise of every scale, the larger the stronger, drawn from a seed. */
import type { Pixels } from '../../core/evidence/hash/luma.js';
import { makeRng } from '../../core/numerics/rng.js';

const OCTAVES = 6;

export function scenePicture(seed: number, width: number, height: number): Pixels {
  const rng = makeRng(seed);
  const grids = Array.from({ length: OCTAVES }, (_, octave) => {
    const side = 2 ** (octave + 2) + 1;
    return { side, values: Float32Array.from({ length: side * side }, () => rng.normal() / (octave + 1)) };
  });
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      let level = 120;
      for (const { side, values } of grids) level += 22 * between(values, side, x / width, y / height);
      data[at] = byte(level + 10);
      data[at + 1] = byte(level);
      data[at + 2] = byte(level - 14);
    }
  }
  return { width, height, channels: 3, data };
}

/** Value of a grid at (u, v) of the unit square, linear between its points. */
function between(values: Float32Array, side: number, u: number, v: number): number {
  const [x, y] = [u * (side - 1), v * (side - 1)];
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [p, q] = [x - i, y - j];
  const at = (a: number, b: number): number => values[Math.min(b, side - 1) * side + Math.min(a, side - 1)] as number;
  const upper = at(i, j) * (1 - p) + at(i + 1, j) * p;
  const lower = at(i, j + 1) * (1 - p) + at(i + 1, j + 1) * p;
  return upper * (1 - q) + lower * q;
}

const byte = (x: number): number => Math.max(0, Math.min(255, Math.round(x)));
