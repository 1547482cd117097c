/** The secret an archiver shows: made once, kept in the data folder for its owner alone. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const tokenFile = (dataFolder: string): string => join(dataFolder, 'atlos-token');

export async function atlosToken(dataFolder: string): Promise<string> {
  const path = tokenFile(dataFolder);
  await mkdir(dataFolder, { recursive: true });
  await writeFile(path, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return (await readFile(path, 'utf8')).trim();
}

/** @param header `Bearer …` */
export function bears(header: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
