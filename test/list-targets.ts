/** Overlapping lists of other people's studies, read as the command reads them; absent where the shared data is. */
import { readFileSync } from 'node:fs';
import type { ListCells } from '../src/core/losses/lists/cells.js';
import { readLists } from '../src/folder/read-lists.js';
import { ranWithout, sharedPath } from './shared.js';

const FOLDER = 'data/statistics';

/** Null, and said, where the file is not here. */
export function sharedLists(file: string): ListCells | null {
  const path = sharedPath(`${FOLDER}/${file}`);
  if (path === null) {
    ranWithout(`${FOLDER}/${file}`);
    return null;
  }
  const read = readLists(path, null);
  if (!read.ok) throw new Error(`${file} does not read: ${JSON.stringify(read.problems)}`);
  return read.cells;
}

export function sharedTargets<T>(study: string): T | null {
  const path = sharedPath(`${FOLDER}/${study}/expected.json`);
  return path === null ? null : (JSON.parse(readFileSync(path, 'utf8')) as T);
}
