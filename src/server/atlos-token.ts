/** The secret an archiver shows: given by the operator (PLUMBLINE_ATLOS_TOKEN), else made once and kept in the data folder for its owner alone. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BindError } from './serve.js';

export const tokenFile = (dataFolder: string): string => join(dataFolder, 'atlos-token');

const SHORTEST = 32;

/** @throws BindError for one that could be guessed */
export async function atlosToken(
  dataFolder: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const given = env.PLUMBLINE_ATLOS_TOKEN ?? '';
  if (given !== '' && !/^[\w.~+/-]{32,}$/.test(given))
    throw new BindError(`PLUMBLINE_ATLOS_TOKEN: ${SHORTEST} letters, figures and signs of an address at least`);
  if (given !== '') return given;
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
