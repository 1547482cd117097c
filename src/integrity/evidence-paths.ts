/** The files of a folder of evidence, in the order of their names: regular files, no link followed, nothing hidden. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointsBeside } from './custody-file.js';

/** Paths relative to the folder, `/` between. @throws RangeError beyond `most` */
export async function evidencePaths(root: string, most = 100_000): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.push(path);
      if (found.length > most) throw new RangeError(`at most ${most} files, got more`);
    }
  };
  await walk('');
  // Checkpoints are read with their log.
  const beside = new Set(found.map(checkpointsBeside));
  return found.filter((path) => !beside.has(path));
}
