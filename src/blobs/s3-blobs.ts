/**
 * Blobs in an S3-compatible store, under `sha256/ab/abcd…` like those of a folder. What is large goes up in parts. Each
 * body is signed with its digest, and its checksum is given for the store to keep; where a store gives checksums back they
 * are compared, and the size always is. Most likely to be wrong: a store that acknowledges before it has kept; that it
 * keeps what it says is found by fixity alone.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { BlobDigest, Blobs } from '../core/ports.js';
import { InputError } from '../core/problem.js';
import { StoreError } from '../store/store-error.js';
import type { S3Place } from './s3-place.js';
import type { S3Client } from './s3-request.js';
import { uploadParts } from './s3-upload.js';

export type S3Blobs = Blobs & {
  /** A file of any size that is known to be these bytes, read part by part. */
  putFile(path: string, digest: BlobDigest): Promise<void>;
};

/** Bytes of a part: each is held in memory once, and sent again whole where it fails. */
export const PART_BYTES = 8 * 1024 * 1024;

export function s3Blobs(place: S3Place, ask: S3Client, partBytes: number = PART_BYTES): S3Blobs {
  const keyOf = (digest: BlobDigest): string => {
    const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
    if (hex === undefined) throw new InputError('digest', 'sha256: and 64 digits', digest);
    return `${place.prefix}sha256/${hex.slice(0, 2)}/${hex}`;
  };
  const sizeOf = async (key: string): Promise<number | null> => {
    const { status, headers } = await ask({ method: 'HEAD', key, allowed: [404] });
    return status === 404 ? null : Number(headers.get('content-length'));
  };
  const upload = async (
    key: string,
    digest: BlobDigest,
    size: number,
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<void> => {
    // What is there under its digest is not sent again; what is there in another size is no upload of ours, and is not hidden.
    const there = await sizeOf(key);
    if (there === null) await uploadParts(ask, key, digest, chunks, Math.max(partBytes, Math.ceil(size / MOST_PARTS)));
    const kept = there ?? (await sizeOf(key));
    if (kept !== size)
      throw new StoreError(
        `BLOBS_URL: ${digest} kept with ${size} bytes, got ${kept ?? 'none'}`,
        'see who else writes to this bucket; nothing was replaced',
      );
  };
  return {
    async put(bytes) {
      const digest: BlobDigest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      await upload(keyOf(digest), digest, bytes.byteLength, slices(bytes, partBytes));
      return digest;
    },
    async putFile(path, digest) {
      const { size } = await stat(path);
      await upload(keyOf(digest), digest, size, createReadStream(path));
    },
    async get(digest) {
      const { status, body } = await ask({ method: 'GET', key: keyOf(digest), allowed: [404] });
      return status === 404 ? null : body;
    },
    has: async (digest) => (await sizeOf(keyOf(digest))) !== null,
    async range(digest, offset, length) {
      const key = keyOf(digest);
      if (length === 0) return (await sizeOf(key)) === null ? null : new Uint8Array();
      const headers = { range: `bytes=${offset}-${offset + length - 1}` };
      const { status, body } = await ask({ method: 'GET', key, headers, allowed: [404, 416] });
      if (status === 404) return null;
      if (status === 416) return new Uint8Array();
      // A store may ignore the range and give all of it.
      return status === 206 ? body : body.subarray(offset, offset + length);
    },
  };
}

const MOST_PARTS = 10_000;

async function* slices(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
