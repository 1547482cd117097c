/**
 * Blobs in a folder and in a store beside it. What comes in is acknowledged once both have it; what is read comes from the
 * folder, and from the store where the folder has none. So the folder may be emptied of what is seldom looked at, and a
 * machine that is lost takes no evidence with it.
 */
import type { BlobDigest } from '../core/ports.js';
import { StoreError } from '../store/store-error.js';
import type { FolderBlobs } from './folder-blobs.js';
import type { S3Blobs } from './s3-blobs.js';

/** Bytes asked for at once when a file is brought here. */
const RANGE_BYTES = 8 * 1024 * 1024;

export function keptBlobs(folder: FolderBlobs, store: S3Blobs): FolderBlobs {
  const bring = async (digest: BlobDigest): Promise<string | null> => {
    const path = await folder.bring(digest);
    if (path !== null || !(await store.has(digest))) return path;
    const brought = await folder.putStream(ranges(store, digest), digest);
    return folder.pathOf(brought.digest);
  };
  return {
    async put(bytes) {
      const digest = await folder.put(bytes);
      await store.putFile(folder.pathOf(digest), digest);
      return digest;
    },
    async putStream(chunks, wanted) {
      const kept = await folder.putStream(chunks, wanted);
      await store.putFile(folder.pathOf(kept.digest), kept.digest);
      return kept;
    },
    pathOf: folder.pathOf,
    bring,
    get: async (digest) => (await folder.get(digest)) ?? store.get(digest),
    has: async (digest) => (await folder.has(digest)) || store.has(digest),
    range: async (digest, offset, length) =>
      (await folder.range(digest, offset, length)) ?? store.range(digest, offset, length),
  };
}

async function* ranges(store: S3Blobs, digest: BlobDigest): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const piece = await store.range(digest, at, RANGE_BYTES);
    if (piece === null)
      throw new StoreError(`BLOBS_URL: ${digest}: bytes that stay, got none any more`, 'restore them from a backup');
    if (piece.byteLength === 0) return;
    yield piece;
    at += piece.byteLength;
  }
}
