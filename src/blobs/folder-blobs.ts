/**
 * Blobs as files of a folder, `sha256/ab/abcd…`. A file is written beside its place, brought to the disk, made read-only
 * and linked into place: it is there whole or not at all, and a second writer of the same bytes changes nothing.
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobDigest, Blobs } from '../core/ports.js';
import { InputError } from '../core/problem.js';

const READ_ONLY = 0o444;

export type Kept = {
  readonly digest: BlobDigest;
  readonly bytes: number;
  /** false: the same bytes were there before */
  readonly isNew: boolean;
};

export type FolderBlobs = Blobs & {
  /**
   * Keeps bytes of any number, hashed as they pass. Nothing is kept where the stream fails.
   * @param wanted what they must be. @throws InputError where they are others
   */
  putStream(chunks: AsyncIterable<Uint8Array>, wanted?: BlobDigest): Promise<Kept>;
  /** The file that holds them, brought here first where another store has them; null where there are none. */
  bring(digest: BlobDigest): Promise<string | null>;
  /** Where the bytes lie, for programs that want a file; it is read-only and must stay as it is. */
  pathOf(digest: BlobDigest): string;
};

/** @param incoming folder on the same disk where files are written before they are linked into place */
export function folderBlobs(root: string, incoming = join(root, 'incoming')): FolderBlobs {
  return {
    async put(bytes) {
      const digest: BlobDigest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      const path = pathOf(root, digest);
      if (!(await exists(path))) await write(path, bytes);
      return digest;
    },
    async putStream(chunks, wanted) {
      await mkdir(incoming, { recursive: true });
      const beside = join(incoming, randomUUID());
      try {
        const { digest, bytes } = await writeStream(beside, chunks);
        if (wanted !== undefined && digest !== wanted) throw new InputError('bytes', `those of ${wanted}`, digest);
        const path = pathOf(root, digest);
        const isNew = !(await exists(path));
        if (isNew) await place(beside, path);
        return { digest, bytes, isNew };
      } finally {
        await unlink(beside).catch(() => undefined);
      }
    },
    pathOf: (digest) => pathOf(root, digest),
    async bring(digest) {
      const path = pathOf(root, digest);
      return (await exists(path)) ? path : null;
    },
    get: async (digest) => orNull(readFile(pathOf(root, digest))),
    has: async (digest) => exists(pathOf(root, digest)),
    async range(digest, offset, length) {
      const file = await orNull(open(pathOf(root, digest)));
      if (file === null) return null;
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

/** @throws InputError for what is no digest: a path made of it would lead elsewhere */
function pathOf(root: string, digest: BlobDigest): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex === undefined) throw new InputError('digest', 'sha256: and 64 digits', digest);
  return join(root, 'sha256', hex.slice(0, 2), hex);
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `.${randomUUID()}`);
  const file = await open(beside, 'wx', READ_ONLY);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await place(beside, path);
  } finally {
    await unlink(beside);
  }
}

async function writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<Omit<Kept, 'isNew'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', READ_ONLY);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}

/** Links a whole file into place and brings the link to the disk. */
async function place(beside: string, path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await link(beside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  // Windows opens no folders; there the link is as durable as the system makes it.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const exists = async (path: string): Promise<boolean> => (await orNull(stat(path))) !== null;

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
