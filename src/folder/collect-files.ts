/** Walks a folder on disk: regular files only, no link followed, nothing read before its size is known. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS } from '../core/casefile/limits.js';
import { sizeRule } from '../core/casefile/utf8.js';
import type { Problem } from '../core/problem.js';

export type Collected = { readonly files: Map<string, Uint8Array>; readonly refused: readonly Problem[] };

export async function collectFiles(root: string): Promise<Collected> {
  const files = new Map<string, Uint8Array>();
  const refused: Problem[] = [];
  const refuse = (file: string, rule: string, got: string): void => {
    refused.push({ file, line: null, field: null, rule, got });
  };
  let total = 0;
  const take = async (path: string): Promise<void> => {
    const { size } = await lstat(join(root, path));
    total += size;
    if (size > LIMITS.fileBytes) return refuse(path, sizeRule(), `${size} bytes`);
    if (total > LIMITS.totalBytes)
      return refuse(path, `${sizeRule(LIMITS.totalBytes)} in a case folder`, `${total} bytes`);
    files.set(path, new Uint8Array(await readFile(join(root, path))));
  };
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (files.size > LIMITS.files) return;
      if (entry.isSymbolicLink()) refuse(path, 'a file of the folder itself', 'a link');
      else if (entry.isDirectory() && depth >= LIMITS.folderDepth)
        refuse(path, `at most ${LIMITS.folderDepth} folders deep`, path);
      else if (entry.isDirectory()) await walk(path, depth + 1);
      else if (entry.isFile()) await take(path);
      else refuse(path, 'a regular file', 'something else');
    }
  };
  await walk('', 0);
  return { files, refused };
}
