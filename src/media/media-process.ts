/**
 * The process in which pictures are read: files of strangers meet decoders here and nowhere else. If one of them crashes, hangs or
 * eats all memory, this process ends and its caller goes on.
 */
import { pdqOf } from '../core/evidence/hash/pdq.js';
import type { MediaTags } from '../core/evidence/media/media-tags.js';
import type { Survey } from '../core/evidence/media/survey.js';
import { decodePixels } from './decode-pixels.js';
import type { MediaLimits } from './limits.js';
import { pictureTile, type TileOptions } from './picture-tile.js';
import { readTags } from './read-tags.js';
import { surveyPicture } from './survey-picture.js';
import { type ThumbnailOptions, thumbnail } from './thumbnail.js';
import { tile } from './tile.js';

export type Ask =
  | { readonly ask: 'read'; readonly bytes: Uint8Array; readonly limits: MediaLimits; readonly hasPixels: boolean }
  | {
      readonly ask: 'tile';
      readonly pictures: readonly Uint8Array[];
      readonly columns: number;
      readonly across: number;
    }
  | { readonly ask: 'thumbnail'; readonly bytes: Uint8Array; readonly options: ThumbnailOptions }
  | { readonly ask: 'survey'; readonly bytes: Uint8Array }
  | { readonly ask: 'part'; readonly bytes: Uint8Array; readonly options: TileOptions };
export type Told<T> = T | { readonly refused: string };
export type Hashed = {
  readonly width: number;
  readonly height: number;
  readonly hashes: Uint32Array;
  readonly quality: number;
};
/** Where a question has no part, its part of the answer is null. */
export type Answer = {
  readonly picture: Told<Hashed> | null;
  readonly tags: Told<MediaTags> | null;
  readonly sheet: Told<Sheet> | null;
  readonly survey?: Told<Survey>;
};
export type Sheet = { readonly bytes: Uint8Array };

process.on('message', (asked: Ask) => {
  void answer(asked).then((told) => process.send?.(told));
});

async function answer(asked: Ask): Promise<Answer> {
  if (asked.ask === 'tile') {
    const { pictures, columns, across } = asked;
    return {
      picture: null,
      tags: null,
      sheet: await attempt(async () => ({ bytes: await tile(pictures, columns, across) })),
    };
  }
  const nothing = { picture: null, tags: null, sheet: null };
  if (asked.ask === 'survey') return { ...nothing, survey: await attempt(() => surveyPicture(asked.bytes)) };
  if (asked.ask === 'part')
    return { ...nothing, sheet: await attempt(async () => ({ bytes: await pictureTile(asked.bytes, asked.options) })) };
  if (asked.ask === 'thumbnail') {
    const { bytes, options } = asked;
    return {
      picture: null,
      tags: null,
      sheet: await attempt(async () => ({ bytes: await thumbnail(bytes, options) })),
    };
  }
  const { bytes, limits, hasPixels } = asked;
  const tags = await attempt(() => readTags(bytes));
  return { picture: hasPixels ? await attempt(() => hashed(bytes, limits)) : null, tags, sheet: null };
}

async function hashed(bytes: Uint8Array, limits: MediaLimits): Promise<Hashed> {
  const pixels = await decodePixels(bytes, limits);
  return { width: pixels.width, height: pixels.height, ...pdqOf(pixels) };
}

async function attempt<T>(work: () => T | Promise<T>): Promise<Told<T>> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { refused: message.split('\n')[0]?.slice(0, 300) ?? '' };
  }
}
