/**
 * Pictures of a vault to be read: what their values are, and parts of them at any size; of a clip, the frame at a time. All is
 * made once and kept beside the cases, and strangers' bytes meet decoders in the processes made for that, nowhere else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FrameTime, levelsOf, type PictureSurvey, TILE } from '../core/evidence/media/survey.js';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import { evidenceKind } from '../core/evidence/vault/evidence-row.js';
import { type Gap, gap, isGap } from '../core/problem.js';
import { clipFrame } from '../media/clip-frame.js';
import { NO_FFMPEG } from '../media/ffmpeg.js';
import { kindOf } from '../media/kind-of.js';
import { MEDIA_LIMITS } from '../media/limits.js';
import { isRefused } from '../media/media-reader.js';
import { readMediaFile } from '../media/read-file.js';
import { keepFile, makeOnce, readHead, readOrNull } from './kept-file.js';
import { fileOf, type LookTools } from './look-into.js';

export type Part = { readonly level: number; readonly column: number; readonly row: number };

export type CloseLook = {
  /** @param at seconds into a clip; of a picture it is passed over */
  survey(folder: string, entry: EvidenceEntry, at: number): Promise<PictureSurvey | Gap>;
  /** JPEG. */
  part(folder: string, entry: EvidenceEntry, at: number, part: Part): Promise<Uint8Array | Gap>;
};

/** Raised when what is kept changes its form or its rules. */
const EDITION = 1;

export function makeCloseLook({ reader, ffmpeg, kept }: Omit<LookTools, 'inspector'>): CloseLook {
  const place = ({ sha256 }: EvidenceEntry, what: string): string => {
    const hex = sha256.slice('sha256:'.length);
    return join(kept, `close-${EDITION}`, hex.slice(0, 2), `${hex}.${what}`);
  };
  const once = makeOnce();

  /** Where the picture's own bytes are: the file, or the frame taken out of it. */
  const source = async (folder: string, entry: EvidenceEntry, at: number): Promise<Source | Gap> => {
    const path = await fileOf(folder, entry);
    if (path === null) return gap('no-source', 'the bytes are not there');
    const kind = evidenceKind(entry.mediaType);
    if (kind === 'picture') return { path, frame: null, mark: '' };
    if (kind !== 'clip') return gap('outside-model', 'neither a picture nor a clip');
    const mark = `frame-${Math.round(at * 1000)}-`;
    const [png, told] = [place(entry, `${mark}.png`), place(entry, `${mark}.json`)];
    return once(png, async () => {
      const before = await readOrNull(told);
      if (before !== null && existsSync(png)) return { path: png, frame: JSON.parse(before.toString('utf8')), mark };
      if (ffmpeg === null) return gap('not-covered', NO_FFMPEG);
      const media = kindOf(await readHead(path));
      const taken =
        media === null ? { refused: 'a clip, got something else' } : await clipFrame(path, media, ffmpeg, at);
      if (isRefused(taken)) return gap('no-source', taken.refused);
      await keepFile(png, taken.png);
      await keepFile(told, Buffer.from(JSON.stringify(taken.frame)));
      return { path: png, frame: taken.frame, mark };
    });
  };

  const survey: CloseLook['survey'] = async (folder, entry, at) => {
    const found = await source(folder, entry, at);
    if (isGap(found)) return found;
    const told = place(entry, `${found.mark}survey.json`);
    return once(told, async () => {
      const before = await readOrNull(told);
      if (before !== null) return JSON.parse(before.toString('utf8')) as PictureSurvey;
      const opened = await readMediaFile(found.path, MEDIA_LIMITS.fileBytes);
      const read = isRefused(opened) ? opened : await reader.survey(opened.bytes);
      if (isRefused(read)) return gap('no-source', read.refused);
      const made: PictureSurvey = { ...read, levels: levelsOf(read), frame: found.frame };
      await keepFile(told, Buffer.from(JSON.stringify(made)));
      return made;
    });
  };

  return {
    survey,
    async part(folder, entry, at, { level, column, row }) {
      const found = await source(folder, entry, at);
      if (isGap(found)) return found;
      const path = place(entry, `${found.mark}${level}-${column}-${row}.jpg`);
      return once(path, async () => {
        const before = await readOrNull(path);
        if (before !== null) return new Uint8Array(before);
        const read = await survey(folder, entry, at);
        if (isGap(read)) return read;
        if (level > read.levels || column >= 2 ** level || row >= 2 ** level)
          return gap(
            'not-covered',
            `levels 0 to ${read.levels}, each with twice the columns and rows of the one before`,
          );
        const opened = await readMediaFile(found.path, MEDIA_LIMITS.fileBytes);
        const options = { level, column, row, across: TILE, stretch: read.stretch };
        const made = isRefused(opened) ? opened : await reader.part(opened.bytes, options);
        if (isRefused(made)) return gap('no-source', made.refused);
        await keepFile(path, made.bytes);
        return made.bytes;
      });
    },
  };
}

type Source = { readonly path: string; readonly frame: FrameTime | null; readonly mark: string };
