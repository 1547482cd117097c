/**
 * Files to a new folder, whole or not at all: written beside it under another name, flushed, and renamed into place. A
 * folder that is there is never overwritten and never added to.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pathRule } from '../core/casefile/path.js';
import type { FolderFiles } from '../core/ports.js';
import { InputError } from '../core/problem.js';

/** @throws InputError when the folder is there and not empty, or a file's path would leave it */
export async function writeFolder(path: string, files: FolderFiles): Promise<void> {
  for (const name of files.keys()) {
    const rule = pathRule(name);
    if (rule !== null) throw new InputError('writeFolder', rule, name);
  }
  const target = resolve(path);
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const draft = join(parent, `.${basename(target)}-${randomUUID()}`);
  await mkdir(draft);
  try {
    for (const [name, bytes] of files) await writeFile(join(draft, name), bytes);
    // An empty folder may be replaced; rmdir refuses any other, and so does rename on most systems.
    await rmdir(target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw new InputError(path, 'a folder that is new or empty', error.code);
    });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
