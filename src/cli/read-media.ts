/** Picture and video files named on a command line, read in a process of their own: what could be read, and what was refused and why. */
import type { Problem } from '../core/problem.js';
import { isVideo, kindOf, type MediaKind } from '../media/kind-of.js';
import { MEDIA_LIMITS } from '../media/limits.js';
import { isRefused, type MediaReader, type Read } from '../media/media-reader.js';
import { readMediaFile } from '../media/read-file.js';

export type NamedFile = {
  readonly file: string;
  readonly kind: MediaKind;
  readonly bytes: number;
  /** null: a video, of which only frames are pictures */
  readonly read: Read | null;
};

export type ReadFiles = { readonly files: readonly NamedFile[]; readonly refused: readonly Problem[] };

export async function readMedia(paths: readonly string[], reader: MediaReader): Promise<ReadFiles> {
  const files: NamedFile[] = [];
  const refused: Problem[] = [];
  for (const file of paths) {
    const told = await readOne(file, reader);
    if (isRefused(told)) refused.push(problemOf(file, told.refused));
    else files.push(told);
  }
  return { files, refused };
}

async function readOne(file: string, reader: MediaReader): Promise<NamedFile | { readonly refused: string }> {
  const opened = await readMediaFile(file, MEDIA_LIMITS.fileBytes);
  if (isRefused(opened)) return opened;
  const { bytes } = opened;
  const kind = kindOf(bytes);
  if (kind !== null && isVideo(kind)) return { file, kind, bytes: bytes.length, read: null };
  const read = await reader.read(bytes);
  return isRefused(read) ? read : { file, kind: read.kind, bytes: bytes.length, read };
}

/** `rule, got value` in two. */
export function problemOf(file: string, refused: string): Problem {
  const [rule = '', ...got] = refused.split(', got ');
  return { file, line: null, field: null, rule, got: got.length === 0 ? null : got.join(', got ') };
}
