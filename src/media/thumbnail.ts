/** A picture made small to be looked at: stripped of all metadata, stood upright, and veiled (grey and blurred) unless it was asked for. */
import type { Sharp } from 'sharp';
import { openPicture } from './decode-pixels.js';
import { MEDIA_LIMITS } from './limits.js';

export type ThumbnailOptions = {
  /** pixels of the longer side, at most */
  readonly across: number;
  /** grey, and so blurred that what is shown cannot be made out */
  readonly veiled: boolean;
};

/** A veil hides what is smaller than a tenth of the picture. */
const VEIL = 1 / 20;
const GROUND = { r: 24, g: 24, b: 24 };

/** @returns JPEG. @throws Error with a message that says what is wrong */
export async function thumbnail(bytes: Uint8Array, { across, veiled }: ThumbnailOptions): Promise<Uint8Array> {
  const small: Sharp = openPicture(bytes, MEDIA_LIMITS.pixels)
    .rotate()
    .resize(across, across, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: GROUND });
  const shown = veiled ? small.greyscale().blur(across * VEIL) : small;
  return new Uint8Array(await shown.toColourspace('srgb').jpeg({ quality: 82 }).toBuffer());
}
