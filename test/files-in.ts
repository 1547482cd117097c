import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FolderFiles } from '../src/core/ports.js';

/** The files of a flat folder of this repository, as bytes. */
export function filesIn(folder: string): FolderFiles {
  const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  return new Map(readdirSync(root).map((name) => [name, new Uint8Array(readFileSync(join(root, name)))]));
}
