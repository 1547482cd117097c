/** A contact sheet into a folder, named after its clip and the beginning of its digest. A file that is there is never replaced by another. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from './failure.js';
import { printable } from './print/printable.js';

/** @returns the path written */
export async function writeSheet(folder: string, clip: string, png: Uint8Array): Promise<string> {
  const digest = createHash('sha256').update(png).digest('hex').slice(0, 8);
  const path = join(folder, `${basename(clip)}-${digest}.png`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, png, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The name holds the digest: what is there under it is the same sheet.
    if (code !== 'EEXIST') throw new Failure(1, `--sheets: a folder to write to, got ${printable(message)}`);
  }
  return path;
}
