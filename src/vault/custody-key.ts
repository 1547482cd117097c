/**
 * The key that signs checkpoints of custody logs. It lies outside every case, readable by its owner alone: whoever had both
 * the log and the key could write the log anew and sign it.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../core/problem.js';

export const keyFileOf = (dataFolder: string): string => join(dataFolder, 'keys', 'custody-ed25519.pem');

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

export type CustodyKey = { readonly key: KeyObject; readonly path: string /** just made */; readonly isNew: boolean };

/** Read, or made where there is none. @param keptApartFrom the case or vault it signs for @throws InputError */
export async function custodyKey(path: string, keptApartFrom: string): Promise<CustodyKey> {
  const inside = relative(resolve(keptApartFrom), resolve(path));
  if (inside === '' || !(inside === '..' || inside.startsWith(`..${sep}`)))
    throw new InputError('key', `a file outside ${keptApartFrom}: who has both can write the log anew`, path);
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
