/**
 * The eight ways to turn and mirror a picture, each as a change of its waves: mirroring changes the sign of every second wave
 * along one axis, turning by a quarter also exchanges the axes. So a picture is looked at once for eight hashes.
 */
import { WAVES } from './waves.js';

/** In this order everywhere. Rotations are counter-clockwise; the two last mirror at a diagonal. */
export const TRANSFORMS = [
  'original',
  'rotate90',
  'rotate180',
  'rotate270',
  'flipX',
  'flipY',
  'flipPlus1',
  'flipMinus1',
] as const;
export type Transform = (typeof TRANSFORMS)[number];

type Change = { readonly transposes: boolean; readonly isNegative: (i: number, j: number) => boolean };

// Waves are counted from 1: index 0 is a half wave, odd under a mirror.
const CHANGES: Readonly<Record<Transform, Change>> = {
  original: { transposes: false, isNegative: () => false },
  rotate90: { transposes: true, isNegative: (_, j) => j % 2 === 0 },
  rotate180: { transposes: false, isNegative: (i, j) => (i + j) % 2 === 1 },
  rotate270: { transposes: true, isNegative: (i) => i % 2 === 0 },
  flipX: { transposes: false, isNegative: (i) => i % 2 === 0 },
  flipY: { transposes: false, isNegative: (_, j) => j % 2 === 0 },
  flipPlus1: { transposes: true, isNegative: () => false },
  flipMinus1: { transposes: true, isNegative: (i, j) => (i + j) % 2 === 1 },
};

/** The waves (16 × 16) of the picture after a transform. */
export function transformed(waves: Float32Array, transform: Transform): Float32Array {
  const { transposes, isNegative } = CHANGES[transform];
  const out = new Float32Array(WAVES * WAVES);
  for (let i = 0; i < WAVES; i++) {
    for (let j = 0; j < WAVES; j++) {
      const value = waves[i * WAVES + j] as number;
      out[transposes ? j * WAVES + i : i * WAVES + j] = isNegative(i, j) ? -value : value;
    }
  }
  return out;
}
