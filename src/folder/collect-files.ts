/**
 * Walks a folder on disk: regular files only, no link followed, nothing read before its size is known. Hidden files
 * (`.git`, `.DS_Store`) are no part of a case, nor is a vault of evidence, which is read by itself. What is refused is
 * told and counts as present.
 */
import { constants, type Dirent, existsSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS } from '../core/casefile/limits.js';
import { sizeRule } from '../core/casefile/utf8.js';
import type { Problem } from '../core/problem.js';
import { VAULT_MARK } from './vault-mark.js';

export type Collected = { readonly files: Map<string, Uint8Array>; readonly refused: readonly Problem[] };

type Refusal = { readonly rule: string; readonly got: string };

// A link put in place of a file after the walk saw it is not followed, and a pipe does not block. Windows knows neither.
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export async function collectFiles(root: string): Promise<Collected> {
  const files = new Map<string, Uint8Array>();
  const refused: Problem[] = [];
  const refuse = (file: string, { rule, got }: Refusal): void => {
    refused.push({ file, line: null, field: null, rule, got });
  };
  let room: number = LIMITS.totalBytes;

  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      // One more than may be is enough for the reader to tell.
      if (files.size > LIMITS.files) return;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && depth === 0 && existsSync(join(root, path, VAULT_MARK))) continue;
      if (entry.isDirectory() && depth < LIMITS.folderDepth) {
        await walk(path, depth + 1).catch((error: Error) => refuse(path, unreadable(error)));
        continue;
      }
      const taken = await take(join(root, path), path, entry, room).catch(unreadable);
      if ('rule' in taken) {
        refuse(path, taken);
        continue;
      }
      room -= taken.byteLength;
      files.set(path, taken);
    }
  };
  await walk('', 0);
  return { files, refused };
}

async function take(full: string, path: string, entry: Dirent, room: number): Promise<Uint8Array | Refusal> {
  if (entry.isSymbolicLink()) return { rule: 'a file of the folder itself', got: 'a link' };
  if (entry.isDirectory()) return { rule: `at most ${LIMITS.folderDepth} folders deep`, got: path };
  if (!entry.isFile()) return { rule: 'a regular file', got: 'something else' };
  const handle = await open(full, READ);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return { rule: 'a regular file', got: 'something else' };
    if (stat.size > LIMITS.fileBytes) return { rule: sizeRule(), got: `${stat.size} bytes` };
    if (stat.size > room)
      return { rule: `${sizeRule(LIMITS.totalBytes)} in a case folder`, got: `${stat.size} bytes more` };
    const bytes = new Uint8Array(stat.size);
    const { bytesRead } = await handle.read(bytes, 0, stat.size, 0);
    return bytesRead === stat.size
      ? bytes
      : { rule: 'a file that stays as it is while it is read', got: `${bytesRead} of ${stat.size} bytes` };
  } finally {
    await handle.close();
  }
}

const unreadable = (error: Error): Refusal => ({ rule: 'a file that can be read', got: error.message });
