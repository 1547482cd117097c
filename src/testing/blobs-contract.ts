/** What every Blobs must hold, whatever it stands on. Run it over each real one: `blobsContract(async () => openMine())`. */
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { BlobDigest, Blobs } from '../core/ports.js';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const digestOf = (bytes: Uint8Array): BlobDigest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const NONE = digestOf(text('kept by nobody'));

/** @param make an empty one, made anew for every case of the suite */
export function blobsContract(make: () => Promise<Blobs>): void {
  let blobs: Blobs;
  beforeEach(async () => {
    blobs = await make();
  });

  test('bytes come back under the digest of what they are', async () => {
    for (const bytes of [text('kept'), new Uint8Array(), text('before|kept|after').subarray(7, 11)]) {
      const digest = await blobs.put(bytes);
      expect(digest).toBe(digestOf(bytes));
      expect(Buffer.compare((await blobs.get(digest)) ?? text('none'), bytes)).toBe(0);
      expect(await blobs.has(digest)).toBe(true);
    }
  });

  test('what was never put is not there, and no error', async () => {
    expect(await blobs.has(NONE)).toBe(false);
    expect(await blobs.get(NONE)).toBeNull();
    expect(await blobs.range(NONE, 0, 1)).toBeNull();
  });

  test('the same bytes many times at once are one', async () => {
    const bytes = text('the same');
    const digests = await Promise.all(Array.from({ length: 12 }, () => blobs.put(bytes)));
    expect(new Set(digests)).toEqual(new Set([digestOf(bytes)]));
    expect(await blobs.get(digestOf(bytes))).toEqual(Buffer.from(bytes));
  });

  test('a range is what it says, shorter at the end and empty beyond it', async () => {
    const digest = await blobs.put(text('0123456789'));
    const at = async (offset: number, length: number) => Buffer.from((await blobs.range(digest, offset, length)) ?? '');
    expect((await at(2, 3)).toString()).toBe('234');
    expect((await at(8, 5)).toString()).toBe('89');
    expect((await at(10, 5)).byteLength).toBe(0);
  });

  test('what is no digest is refused, and leads nowhere', async () => {
    for (const wrong of ['sha256:../../etc/passwd', `sha256:${'A'.repeat(64)}`, 'md5:00', '']) {
      await expect(blobs.get(wrong as BlobDigest)).rejects.toThrow(/sha256/);
    }
  });
}
