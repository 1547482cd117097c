/**
 * Looks into files of a vault, each once: what is found, and the pictures that show it, are kept beside the cases and made
 * anew where they are gone. Strangers' bytes meet decoders in the processes made for that, nowhere else.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBlobs } from '../blobs/open-blobs.js';
import { hexOf, WORDS } from '../core/evidence/hash/hash256.js';
import { mediaFacts } from '../core/evidence/media/media-facts.js';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import { evidenceKind } from '../core/evidence/vault/evidence-row.js';
import type { Fingerprint, ItemFacts } from '../core/evidence/vault/item-facts.js';
import { type Gap, gap } from '../core/problem.js';
import type { Inspector } from '../integrity/inspector.js';
import { contactSheet } from '../media/contact-sheet.js';
import { type Ffmpeg, NO_FFMPEG } from '../media/ffmpeg.js';
import { kindOf } from '../media/kind-of.js';
import { MEDIA_LIMITS } from '../media/limits.js';
import type { Hashed } from '../media/media-process.js';
import { isRefused, type MediaReader } from '../media/media-reader.js';
import { readMediaFile } from '../media/read-file.js';
import { keepFile, makeOnce, readHead, readOrNull } from './kept-file.js';
import { bringingOf, workingOf } from './vault-paths.js';

export type Look = {
  /** @param folder of the vault */
  facts(folder: string, entry: EvidenceEntry): Promise<ItemFacts>;
  /** JPEG of a picture, or of the contact sheet of a clip. @param across pixels of its longer side */
  picture(folder: string, entry: EvidenceEntry, across: number, veiled: boolean): Promise<Uint8Array | Gap>;
};

export type LookTools = {
  readonly reader: MediaReader;
  readonly inspector: Inspector;
  /** null: none on this machine */
  readonly ffmpeg: Ffmpeg | null;
  /** where what is found is kept */
  readonly kept: string;
};

/** Raised when what is found changes its form or its rules: what was kept before is then made anew. */
const EDITION = 1;

export function makeLook({ reader, inspector, ffmpeg, kept }: LookTools): Look {
  const place = ({ sha256 }: EvidenceEntry, what: string): string => {
    const hex = sha256.slice('sha256:'.length);
    return join(kept, String(EDITION), hex.slice(0, 2), `${hex}.${what}`);
  };
  const once = makeOnce();

  const makeFacts = async (folder: string, entry: EvidenceEntry): Promise<ItemFacts> => {
    const path = await fileOf(folder, entry);
    if (path === null) return nothing(gap('no-source', 'the bytes are not there'));
    const results = await inspector.inspect(path, entry.name);
    const kind = evidenceKind(entry.mediaType);
    const captures = kind === 'archive' ? await inspector.captures(path, entry.name) : null;
    const none: ItemFacts = { ...nothing(gap('outside-model', 'neither a picture nor a clip')), results, captures };
    if (kind === 'picture') {
      const opened = await readMediaFile(path, MEDIA_LIMITS.fileBytes);
      const read = isRefused(opened) ? opened : await reader.read(opened.bytes);
      if (isRefused(read)) return { ...none, ...unread(read.refused) };
      const { picture, tags } = read;
      return {
        ...none,
        media: isRefused(tags) ? gap('no-source', tags.refused) : mediaFacts(tags, entry.receivedAt),
        prints: isRefused(picture) ? gap('no-source', picture.refused) : [printOf(picture, null)],
      };
    }
    if (kind !== 'clip') return none;
    const sheet = await sheetOf(path);
    if ('reason' in sheet) return { ...none, media: sheet, prints: sheet };
    const { frames, tags, length, png } = sheet;
    await keepFile(place(entry, 'sheet.png'), png);
    return {
      ...none,
      media: mediaFacts(tags, entry.receivedAt),
      prints: frames.map(({ at, picture }) => printOf(picture, at)),
      length,
    };
  };

  const sheetOf = async (path: string) => {
    if (ffmpeg === null) return gap('not-covered', NO_FFMPEG);
    const head = await readHead(path);
    const kind = kindOf(head);
    if (kind === null) return gap('no-source', 'not a clip by its first bytes');
    const sheet = await contactSheet(path, kind, ffmpeg, reader);
    return isRefused(sheet) ? gap('no-source', sheet.refused) : sheet;
  };

  const facts = (folder: string, entry: EvidenceEntry): Promise<ItemFacts> => {
    const path = place(entry, 'json');
    return once(path, async () => {
      const before = await readOrNull(path);
      if (before !== null) return JSON.parse(before.toString('utf8')) as ItemFacts;
      const found = await makeFacts(folder, entry);
      // Bytes that are gone may come back; a clip may be read once there is an ffmpeg.
      const isFinal =
        (await fileOf(folder, entry)) !== null && !(evidenceKind(entry.mediaType) === 'clip' && ffmpeg === null);
      if (isFinal) await keepFile(path, Buffer.from(JSON.stringify(found)));
      return found;
    });
  };

  return {
    facts,
    picture(folder, entry, across, veiled) {
      const path = place(entry, `${across}${veiled ? '-veiled' : ''}.jpg`);
      return once(path, async () => {
        const before = await readOrNull(path);
        if (before !== null) return before;
        const source =
          evidenceKind(entry.mediaType) === 'clip' ? place(entry, 'sheet.png') : await fileOf(folder, entry);
        if (source === null) return gap('no-source', 'the bytes are not there');
        if (evidenceKind(entry.mediaType) === 'clip' && !existsSync(source)) {
          const { prints } = await facts(folder, entry);
          if ('reason' in prints) return prints;
        }
        const opened = await readMediaFile(source, MEDIA_LIMITS.fileBytes);
        const small = isRefused(opened) ? opened : await reader.thumbnail(opened.bytes, { across, veiled });
        if (isRefused(small)) return gap('no-source', small.refused);
        await keepFile(path, small.bytes);
        return small.bytes;
      });
    },
  };
}

/** The file of an entry's bytes, brought here where a store beside the folder has them; null where there are none. */
export const fileOf = (folder: string, { sha256, copyOf }: EvidenceEntry): Promise<string | null> => {
  const root = copyOf === null ? folder : workingOf(folder);
  return openBlobs(root, bringingOf(folder)).bring(sha256);
};

const nothing = (why: Gap): ItemFacts => ({ results: [], media: null, prints: why, length: null, captures: null });

const unread = (refused: string): Pick<ItemFacts, 'media' | 'prints'> => ({
  media: gap('no-source', refused),
  prints: gap('no-source', refused),
});

const printOf = ({ hashes, quality, width, height }: Hashed, at: number | null): Fingerprint => ({
  pdq: Array.from({ length: hashes.length / WORDS }, (_, turn) => hexOf(hashes, turn)),
  ...{ quality, width, height, at },
});
