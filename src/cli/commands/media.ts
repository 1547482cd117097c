/** `plumbline media`: what pictures and clips say of themselves, what contradicts it, and contact sheets of clips. */

import { plural } from '../../core/dossier/number-words.js';
import { hexOf } from '../../core/evidence/hash/hash256.js';
import { MEDIA_CODES } from '../../core/evidence/media/codes.js';
import { type MediaFacts, mediaFacts } from '../../core/evidence/media/media-facts.js';
import { type Gap, gap, type Problem } from '../../core/problem.js';
import { contactSheet } from '../../media/contact-sheet.js';
import { type Ffmpeg, findFfmpeg, NO_FFMPEG } from '../../media/ffmpeg.js';
import type { Hashed, Told } from '../../media/media-process.js';
import { isRefused, type MediaReader, makeMediaReader } from '../../media/media-reader.js';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { mediaPage } from '../print/media-page.js';
import { printableDeep } from '../print/printable.js';
import { withProgress } from '../progress.js';
import { type NamedFile, problemOf, readMedia } from '../read-media.js';
import { writeSheet } from '../write-sheet.js';
import { tellRefused } from './hash.js';

export type MediaOptions = { readonly json?: boolean; readonly sheets?: string; readonly collected?: string };

export type Fingerprint = {
  readonly pdq: string;
  readonly quality: number;
  readonly width: number;
  readonly height: number;
};
export type MediaFile = {
  readonly file: string;
  readonly kind: string;
  readonly bytes: number;
  /** of a picture */
  readonly picture: Fingerprint | Gap | null;
  readonly facts: MediaFacts | Gap;
  /** of a clip */
  readonly sheet: SheetOf | Gap | null;
};
export type SheetOf = {
  /** seconds */
  readonly length: number;
  readonly frames: readonly (Fingerprint & { /** seconds from the beginning */ readonly at: number })[];
  /** where the sheet was written; null: nowhere was asked for */
  readonly path: string | null;
};
export type MediaDocument = {
  readonly files: readonly MediaFile[];
  /** the rules of the codes that were raised */
  readonly rules: Readonly<Record<string, string>>;
  readonly refused: readonly { readonly file: string; readonly rule: string; readonly got: string | null }[];
};

export async function media(paths: readonly string[], options: MediaOptions, io: Io): Promise<ExitCode> {
  const document = await withProgress(`reading ${plural(paths.length, 'file')}`, io, () => mediaFiles(paths, options));
  if (options.json === true) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (document.files.length > 0) io.out(`${mediaPage(printableDeep(document), io.page).join('\n')}\n`);
  return tellRefused(document.refused, io);
}

export async function mediaFiles(paths: readonly string[], options: MediaOptions): Promise<MediaDocument> {
  const reader = makeMediaReader();
  try {
    const { files, refused } = await readMedia([...new Set(paths)], reader);
    const ffmpeg = files.some(({ read }) => read === null) ? findFfmpeg() : null;
    const looked: MediaFile[] = [];
    const without: Problem[] = [...refused];
    for (const named of files) {
      const one =
        named.read === null ? await clip(named, ffmpeg, reader, options) : picture(named, named.read, options);
      if (isRefused(one)) without.push(problemOf(named.file, one.refused));
      else looked.push(one);
    }
    const codes = new Set(looked.flatMap(({ facts }) => ('flags' in facts ? facts.flags.map(({ code }) => code) : [])));
    return {
      files: looked,
      rules: Object.fromEntries([...codes].sort().map((code) => [code, MEDIA_CODES[code]])),
      refused: without.map(({ file, rule, got }) => ({ file, rule, got })),
    };
  } finally {
    reader.close();
  }
}

function picture(
  { file, kind, bytes }: NamedFile,
  read: NonNullable<NamedFile['read']>,
  options: MediaOptions,
): Told<MediaFile> {
  const { picture, tags } = read;
  if (isRefused(picture) && isRefused(tags)) return picture;
  return {
    ...{ file, kind, bytes, sheet: null },
    picture: isRefused(picture) ? gap('no-source', `pixels are not read: ${picture.refused}`) : fingerprint(picture),
    facts: isRefused(tags)
      ? gap('no-source', `metadata is not read: ${tags.refused}`)
      : mediaFacts(tags, options.collected ?? null),
  };
}

async function clip(
  { file, kind, bytes }: NamedFile,
  ffmpeg: Ffmpeg | null,
  reader: MediaReader,
  { sheets, collected }: MediaOptions,
): Promise<Told<MediaFile>> {
  const base = { file, kind, bytes, picture: null };
  if (ffmpeg === null) return { ...base, facts: gap('not-covered', NO_FFMPEG), sheet: gap('not-covered', NO_FFMPEG) };
  const sheet = await contactSheet(file, kind, ffmpeg, reader);
  if (isRefused(sheet)) return sheet;
  const frames = sheet.frames.map(({ at, picture }) => ({ at, ...fingerprint(picture) }));
  const path = sheets === undefined ? null : await writeSheet(sheets, file, sheet.png);
  return { ...base, facts: mediaFacts(sheet.tags, collected ?? null), sheet: { length: sheet.length, frames, path } };
}

const fingerprint = ({ hashes, quality, width, height }: Hashed): Fingerprint => ({
  ...{ pdq: hexOf(hashes), quality, width, height },
});
