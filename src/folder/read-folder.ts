/** A case folder on disk, read whole or not at all. */
import type { ReadCase } from '../core/casefile/read.js';
import { collectFiles } from './collect-files.js';
import { parseFiles } from './parse-files.js';

export async function loadCaseFolder(path: string): Promise<ReadCase> {
  const { files, refused } = await collectFiles(path);
  return parseFiles(files, refused);
}
