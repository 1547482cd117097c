/** One file of this machine into the vault: read through, hashed as it passes, never changed. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Kept } from '../blobs/folder-blobs.js';
import type { BlobDigest } from '../core/ports.js';
import type { Vault } from '../vault/open-vault.js';

// A link put in its place after it was named is not followed, and a pipe does not block.
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A file that was not received, with the rule. */
export class NotKept extends Error {
  override name = 'NotKept';
}

/** @param mayBeThere so many bytes of this name came in before: they are hashed before anything is written */
export async function keepFile(path: string, vault: Vault, mayBeThere: (bytes: number) => boolean): Promise<Kept> {
  const file = await open(path, READ).catch((error: NodeJS.ErrnoException) => {
    throw new NotKept(error.code === 'ELOOP' ? 'a file, not a link' : `a file that can be read (${error.code})`);
  });
  try {
    const before = await file.stat();
    if (!before.isFile()) throw new NotKept('a regular file');
    if (mayBeThere(before.size)) {
      const digest = await digestOf(file);
      if (await vault.blobs.has(digest)) return { digest, bytes: before.size, isNew: false };
    }
    const kept = await vault.blobs.putStream(read(file));
    const after = await file.stat();
    if (kept.bytes !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new NotKept(`a file that stays as it is while it is read (${before.size} bytes, then ${kept.bytes})`);
    return kept;
  } finally {
    await file.close();
  }
}

const read = (file: FileHandle): AsyncIterable<Uint8Array> =>
  file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1024 * 1024 });

async function digestOf(file: FileHandle): Promise<BlobDigest> {
  const hash = createHash('sha256');
  for await (const chunk of read(file)) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}
