/** Finds reference data that is kept outside the checkout. A check that needs it says so when it cannot run. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Absolute path of `relative` in the folder named by PLUMBLINE_SHARED, else in a `shared` folder beside the checkout; null when there is none. */
export function sharedPath(relative: string): string | null {
  const named = process.env.PLUMBLINE_SHARED;
  const folders = named ? [named] : [resolve(root, '..', 'shared'), resolve(root, '..', '..', 'shared')];
  for (const folder of folders) {
    const path = join(folder, relative);
    if (existsSync(path)) return path;
  }
  return null;
}

/** Prints that a check did not run, so that a green suite never hides it. */
export function ranWithout(what: string): void {
  process.stdout.write(`NOT RUN: ${what} is not here (set PLUMBLINE_SHARED to the folder that has it)\n`);
}
