/**
 * One frame of a clip, by its time. ffmpeg seeks to the key frame before it and reads on, so what is shown is the first frame at
 * or after the time asked for; when it is, in the clip's own count, is told with it.
 */
import type { FrameTime } from '../core/evidence/media/survey.js';
import { FORMATS, lengthOf, ONE_FRAME } from './contact-sheet.js';
import { type Ffmpeg, runFfmpeg } from './ffmpeg.js';
import type { MediaKind } from './kind-of.js';
import type { Told } from './media-process.js';

const TIME_MS = 20_000;

/** @param kind of the file, by `kindOf` @param at seconds @returns PNG */
export async function clipFrame(
  path: string,
  kind: MediaKind,
  ffmpeg: Ffmpeg,
  at: number,
): Promise<Told<{ readonly png: Uint8Array; readonly frame: FrameTime }>> {
  const format = FORMATS[kind];
  if (format === undefined) return { refused: `a video, got ${kind}` };
  // A name beginning with a dash, or that reads as an address, is still a file.
  const input = ['-f', format, '-i', `file:${path}`];
  const args = ['-ss', at.toFixed(3), '-copyts', ...input, '-vf', 'showinfo', ...ONE_FRAME];
  const { ok, stdout, said } = await runFfmpeg(ffmpeg, args, TIME_MS);
  const length = lengthOf(said);
  const shown = /pts_time:\s*(\d+(?:\.\d+)?)/.exec(said)?.[1];
  if (!ok || length === null) return { refused: 'a clip that can be read, with its length' };
  if (stdout.length === 0 || shown === undefined)
    return { refused: `a time with a frame at or after it, got ${at} s of ${length} s` };
  const perSecond = /(\d+(?:\.\d+)?) fps\b/.exec(said)?.[1];
  return {
    png: stdout,
    frame: { at: Number(shown), length, perSecond: perSecond === undefined ? null : Number(perSecond) },
  };
}
