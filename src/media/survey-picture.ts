/**
 * What a picture's values are, before they are made visible: its size upright, its depth, and, for more than eight bits, the two
 * values between which black and white are drawn. Eight-bit pictures are drawn as they are stored.
 *
 * The two are the 1st and 99th hundredth of all values; zeros and what is no number are left out, since makers fill borders
 * with them. Of more than three colours the first is drawn. Cost: one pass over the pixels.
 */
import type { Stretch, Survey } from '../core/evidence/media/survey.js';
import { openPicture } from './decode-pixels.js';
import { MEDIA_LIMITS } from './limits.js';

/** How values deeper than eight bits are read; what is not here is refused, not guessed. */
export const DEEP = {
  ushort: { space: 'grey16', colours: 'rgb16', depth: 'ushort', values: Uint16Array },
  float: { space: 'b-w', colours: 'scrgb', depth: 'float', values: Float32Array },
} as const;

const LOWER = 0.01;
const UPPER = 0.99;
/** Values looked at, at equal steps: quantiles of a million are as good as those of a hundred million. */
const SAMPLE = 1_000_000;

/** @throws Error with a message that says what is wrong */
export async function surveyPicture(bytes: Uint8Array): Promise<Survey> {
  const { width, height, orientation, depth, channels } = await openPicture(bytes, MEDIA_LIMITS.pixels).metadata();
  if (width * height > MEDIA_LIMITS.pixels)
    throw new Error(`at most ${MEDIA_LIMITS.pixels / 1e6} million pixels, got ${width} × ${height}`);
  // Orientations 5 to 8 lie on their side.
  const lies = (orientation ?? 1) >= 5;
  const shape = { width: lies ? height : width, height: lies ? width : height, colours: channels };
  if (depth === 'uchar') return { ...shape, bits: 8, stretch: null };
  if (depth !== 'ushort' && depth !== 'float')
    throw new Error(`values of 8 bits, 16 bits without a sign, or floating point, got ${depth}`);
  return { ...shape, bits: depth === 'ushort' ? 16 : 32, stretch: await stretchOf(bytes, depth) };
}

async function stretchOf(bytes: Uint8Array, depth: keyof typeof DEEP): Promise<Stretch> {
  const { space, values } = DEEP[depth];
  const { data } = await openPicture(bytes, MEDIA_LIMITS.pixels)
    .pipelineColourspace(space)
    .toColourspace(space)
    .extractChannel(0)
    .raw({ depth: DEEP[depth].depth })
    .toBuffer({ resolveWithObject: true });
  const all = new values(data.buffer, data.byteOffset, data.byteLength / values.BYTES_PER_ELEMENT);
  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  const kept = Float64Array.from({ length: Math.ceil(all.length / step) }, (_, i) => all[i * step] as number)
    .filter((value) => Number.isFinite(value) && value !== 0)
    .sort();
  if (kept.length === 0) throw new Error('a picture with values in it, got none but zeros');
  const at = (share: number): number => kept[Math.min(kept.length - 1, Math.floor(share * kept.length))] as number;
  const [low, high] = [at(LOWER), at(UPPER)];
  return { low, high: high > low ? high : low + 1 };
}
