/** A file of overlapping lists from disk, a few megabytes at a time. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { makeListReader, type ReadLists } from './list-reader.js';

const PIECE = 4 * 1024 * 1024;

/** @param names the list columns, null to find them by their values @throws the system's error when it cannot be opened */
export function readLists(path: string, names: readonly string[] | null): ReadLists {
  const file = openSync(path, 'r');
  try {
    const reader = makeListReader(basename(path), names);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const piece = new Uint8Array(PIECE);
    for (;;) {
      const length = readSync(file, piece, 0, PIECE, null);
      if (length === 0) break;
      reader.take(decoder.decode(piece.subarray(0, length), { stream: true }));
    }
    reader.take(decoder.decode());
    return reader.end();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const problem = { file: basename(path), line: null, field: null, rule: 'UTF-8 text', got: 'bytes that are not' };
    return { ok: false, problems: [problem] };
  } finally {
    closeSync(file);
  }
}
