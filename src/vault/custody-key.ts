/**
 * The key that signs checkpoints of custody logs. It lies outside every case, readable by its owner alone: whoever had both
 * the log and the key could write the log anew and sign it.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../core/problem.js';
import { isVault } from './vault-paths.js';

export const keyFileOf = (dataFolder: string): string => join(dataFolder, 'keys', 'custody-ed25519.pem');

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

export type CustodyKey = { readonly key: KeyObject; readonly path: string /** just made */; readonly isNew: boolean };

/**
 * Read, or made where there is none. A key in a case folder is a key that travels with the case: the vault it signs for, the
 * case around it and any other case are refused, by the names they were given and by those they have once links are followed.
 * @param keptApartFrom the case or vault it signs for @throws InputError
 */
export async function custodyKey(path: string, keptApartFrom: string): Promise<CustodyKey> {
  const real = await realPathOf(resolve(path));
  const vault = await realPathOf(resolve(keptApartFrom));
  for (const [key, apart] of [
    [resolve(path), resolve(keptApartFrom)],
    [real, vault],
  ] as const)
    if (isInside(key, apart))
      throw new InputError('key', `a file outside ${apart}: who has both can write the log anew`, path);
  const around = [resolve(path), real].flatMap(foldersAbove).find(isOfCase);
  if (around !== undefined)
    throw new InputError(
      'key',
      `a file outside every case, and ${around} is one: who has both can write the log anew`,
      path,
    );
  const isNew = await make(path);
  if (!isNew && process.platform !== 'win32') {
    const { mode } = await stat(path);
    if ((mode & OTHERS) !== 0)
      throw new InputError(path, 'a key that only its owner may read (chmod 600)', (mode & 0o777).toString(8));
  }
  const key = createPrivateKey(await readFile(path));
  if (key.asymmetricKeyType !== 'ed25519') throw new InputError(path, 'an Ed25519 key', key.asymmetricKeyType);
  return { key, path, isNew };
}

const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

const isOfCase = (folder: string): boolean => isVault(folder) || existsSync(join(folder, 'datapackage.json'));

const foldersAbove = (path: string): readonly string[] => {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
};

/** With links followed, as far as there is anything. */
async function realPathOf(path: string): Promise<string> {
  const found = await realpath(path).catch(() => null);
  if (found !== null) return found;
  const folder = dirname(path);
  return folder === path ? path : join(await realPathOf(folder), basename(path));
}

/** @returns false where one is there */
async function make(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', OWNER_ONLY).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (file === null) return false;
  try {
    await file.writeFile(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
    await chmod(path, OWNER_ONLY);
  } finally {
    await file.close();
  }
  return true;
}
