/**
 * A clip at a glance: frames at equal steps of its length, each with its time and hash, and one sheet of them all. Frames are taken
 * by seeking, so a long clip costs no more than a short one.
 */
import type { MediaTags } from '../core/evidence/media/media-tags.js';
import { clipTags } from './clip-tags.js';
import { type Ffmpeg, runFfmpeg } from './ffmpeg.js';
import type { MediaKind } from './kind-of.js';
import type { Hashed, Told } from './media-process.js';
import { isRefused, type MediaReader } from './media-reader.js';

export type Frame = {
  /** seconds from the beginning */
  readonly at: number;
  readonly picture: Hashed;
};
export type ContactSheet = {
  /** seconds */
  readonly length: number;
  readonly frames: readonly Frame[];
  /** the sheet, PNG, frames row by row */
  readonly png: Uint8Array;
  readonly columns: number;
  readonly tags: MediaTags;
};

const FRAMES = 12;
const COLUMNS = 4;
/** pixels across a frame of the sheet */
const ACROSS = 320;
const TIME_MS = 20_000;
/** bytes of metadata looked at */
const MOST_LISTED = 256 * 1024;
/** A clip that says it is longer is not believed. */
const LONGEST = 100 * 3600;

/** Readers of ffmpeg by what a file is; none that opens other files, such as a playlist, may be chosen by its bytes. */
export const FORMATS: Partial<Record<MediaKind, string>> = { mp4: 'mov', matroska: 'matroska', avi: 'avi' };

/** @param kind of the file, by `kindOf` */
export async function contactSheet(
  path: string,
  kind: MediaKind,
  ffmpeg: Ffmpeg,
  reader: MediaReader,
): Promise<Told<ContactSheet>> {
  const format = FORMATS[kind];
  if (format === undefined) return { refused: `a video, got ${kind}` };
  // A name beginning with a dash, or that reads as an address, is still a file.
  const input = ['-f', format, '-i', `file:${path}`];
  const { said } = await runFfmpeg(ffmpeg, input, TIME_MS);
  const length = lengthOf(said);
  if (length === null) return { refused: `a clip that says how long it is, got ${lastLine(said)}` };
  const frames: Frame[] = [];
  const pictures: Uint8Array[] = [];
  for (let i = 0; i < FRAMES; i++) {
    const at = (length * (i + 0.5)) / FRAMES;
    const { ok, stdout } = await runFfmpeg(ffmpeg, ['-ss', at.toFixed(3), ...input, ...ONE_FRAME], TIME_MS);
    if (!ok || stdout.length === 0) continue;
    const read = await reader.read(stdout);
    if (isRefused(read) || isRefused(read.picture)) continue;
    frames.push({ at, picture: read.picture });
    pictures.push(stdout);
  }
  if (frames.length === 0) return { refused: `a clip with frames that can be read, got ${lastLine(said)}` };
  const listed = await runFfmpeg(ffmpeg, [...input, '-f', 'ffmetadata', '-'], TIME_MS);
  const tags = clipTags(new TextDecoder().decode(listed.stdout.subarray(0, MOST_LISTED)));
  const png = await reader.tile(pictures, COLUMNS, ACROSS);
  return isRefused(png) ? png : { length, frames, png: png.bytes, columns: COLUMNS, tags };
}

export const ONE_FRAME = [
  '-map',
  '0:v:0',
  '-frames:v',
  '1',
  '-an',
  '-sn',
  '-dn',
  '-f',
  'image2pipe',
  '-c:v',
  'png',
  '-',
];

/** `Duration: 00:01:02.50` in seconds; null when there is none, or none that can be. */
export function lengthOf(said: string): number | null {
  const match = /Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(said);
  if (!match) return null;
  const length = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  return length > 0 && length <= LONGEST ? length : null;
}

const lastLine = (said: string): string => JSON.stringify(said.trim().split('\n').at(-1)?.slice(0, 200) ?? '');
