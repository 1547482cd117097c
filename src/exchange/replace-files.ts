/** Files of a folder replaced, each whole or not at all. */
import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderFiles } from '../core/ports.js';

export async function replaceFiles(folder: string, files: FolderFiles): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    const beside = `${path}.${randomUUID()}`;
    await writeFile(beside, bytes, { flag: 'wx', flush: true });
    await rename(beside, path);
  }
}
