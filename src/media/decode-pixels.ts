/**
 * A picture file to pixels (`sharp`, on libvips). Only the decoders of the formats named in `kind-of.ts` may run; sizes are refused
 * from the header; colours and orientation are taken as they are stored, as PDQ's reference takes them.
 */
import sharp, { type Sharp } from 'sharp';
import type { Pixels } from '../core/evidence/hash/luma.js';
import type { MediaLimits } from './limits.js';

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadTiffBuffer',
  ],
});

/** @throws Error with a message that says what is wrong */
export async function decodePixels(bytes: Uint8Array, { pixels }: Pick<MediaLimits, 'pixels'>): Promise<Pixels> {
  const picture = openPicture(bytes, pixels);
  const { width, height } = await picture.metadata();
  if (width * height > pixels) throw new Error(tooLarge(width, height, pixels));
  const { data, info } = await openPicture(bytes, pixels)
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 1 && info.channels !== 3) throw new Error(`1 or 3 colours, got ${info.channels}`);
  return { width: info.width, height: info.height, channels: info.channels, data };
}

// The first picture of an animation. A decoder's own warnings end nothing; what is cut off or broken does.
export const openPicture = (bytes: Uint8Array, pixels: number): Sharp =>
  sharp(bytes, { limitInputPixels: pixels, failOn: 'error', ignoreIcc: true, pages: 1, sequentialRead: true });

const tooLarge = (width: number, height: number, pixels: number): string =>
  `at most ${pixels / 1e6} million pixels, got ${width} × ${height}`;
