/** The cases below a folder, however deep, by their path from there. A case folder holds no other cases. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_FILE } from '../open-case.js';

/** In the order of their bytes. Links are not followed, and folders whose name begins with a dot are not looked into. */
export async function findCases(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (below: string): Promise<void> => {
    const here = join(folder, below);
    if (existsSync(join(here, PACKAGE_FILE))) {
      found.push(below);
      return;
    }
    for (const entry of await readdir(here, { withFileTypes: true }))
      if (entry.isDirectory() && !entry.name.startsWith('.'))
        await look(below === '' ? entry.name : `${below}/${entry.name}`);
  };
  await look('');
  return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
