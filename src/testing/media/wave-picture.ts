/** Pictures by arithmetic alone: waves, a coloured chequer and a saw tooth, the same in any language. */
import type { Pixels } from '../../core/evidence/hash/luma.js';

/** @param kind a whole number; each gives another picture */
export function wavePicture(kind: number, width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = [x / width, y / height];
      const isBright = (Math.trunc(u * 8) + Math.trunc(v * 5) + kind) % 2 === 1;
      const red = 128 + 60 * Math.sin(TURN * (2 + kind) * u + kind) + 50 * Math.cos(TURN * (1 + (kind % 3)) * v * u);
      const green = 128 + 90 * Math.sin(TURN * (u + v) * (1 + (kind % 4))) * (isBright ? 1 : -0.6);
      data[at] = byte(red);
      data[at + 1] = byte(green);
      data[at + 2] = byte(255 * ((u * v * (kind + 1)) % 1));
    }
  }
  return { width, height, channels: 3, data };
}

const TURN = 6.283185307179586;
const byte = (x: number): number => Math.max(0, Math.min(255, Math.floor(x + 0.5)));
