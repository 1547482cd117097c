import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BlobDigest } from '../core/ports.js';
import { blobsContract } from '../testing/blobs-contract.js';
import { type Fault, type MisbehavingS3, misbehavingS3 } from '../testing/evidence/misbehaving-s3.js';
import { type FolderBlobs, folderBlobs } from './folder-blobs.js';
import { keptBlobs } from './kept-blobs.js';
import { type S3Blobs, s3Blobs } from './s3-blobs.js';
import { s3Place } from './s3-place.js';
import { makeS3Client } from './s3-request.js';

const env = { AWS_ACCESS_KEY_ID: 'someone', AWS_SECRET_ACCESS_KEY: 'hidden-word' };
const LIMITS = { silentMs: 150, tries: 4, restMs: 2 };
/** Where nothing is held back on purpose, a machine with much else to do may take its time. */
const PATIENT = { ...LIMITS, silentMs: 10_000 };
const PART = 1000;
const large = Buffer.from(Uint8Array.from({ length: 4_500 }, (_, i) => (i * 7) % 251));
const digestOf = (bytes: Uint8Array): BlobDigest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

let scratch: string;
let server: MisbehavingS3;
let store: S3Blobs;
let patient: S3Blobs;
let folder: FolderBlobs;
beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-s3-'));
  server = await misbehavingS3();
  const place = s3Place(server.address, env);
  store = s3Blobs(place, makeS3Client(place, LIMITS), PART);
  patient = s3Blobs(place, makeS3Client(place, PATIENT), PART);
  folder = folderBlobs(join(scratch, 'folder'));
});
afterEach(async () => {
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe('a folder with a store beside it', () => {
  blobsContract(async () => keptBlobs(folder, patient));

  test('has acknowledged what is in both, and brings back what the folder has lost', async () => {
    const both = keptBlobs(folder, patient);
    const { digest, isNew } = await both.putStream(pieces(large, 700));
    expect([isNew, digest, [...server.kept.values()]]).toEqual([true, digestOf(large), [large]]);
    rmSync(join(scratch, 'folder'), { recursive: true });
    expect(await both.has(digest)).toBe(true);
    expect(await both.range(digest, 4_400, 500)).toEqual(large.subarray(4_400));
    expect(await folder.has(digest)).toBe(false);
    expect(await both.bring(digest)).toBe(folder.pathOf(digest));
    expect(await folder.get(digest)).toEqual(large);
    expect(await both.bring(digestOf(Buffer.from('none')))).toBeNull();
  });

  test('brings nothing back that was altered there', async () => {
    const both = keptBlobs(folder, patient);
    const digest = await both.put(large);
    rmSync(join(scratch, 'folder'), { recursive: true });
    for (const [key, bytes] of server.kept) server.kept.set(key, Buffer.from(bytes).fill(0, 10, 11));
    await expect(both.bring(digest)).rejects.toThrow(/bytes: those of sha256:/);
    expect(readdirSync(join(scratch, 'folder', 'incoming'))).toEqual([]);
    expect(await folder.has(digest)).toBe(false);
  });

  test('acknowledges nothing the store did not keep; the same again succeeds', async () => {
    server.faults.push('refuse');
    await expect(keptBlobs(folder, patient).put(large)).rejects.toThrow(/got 403\n.*list, read and write/);
    expect(await keptBlobs(folder, patient).put(large)).toBe(digestOf(large));
    expect([...server.kept.values()]).toEqual([large]);
  });
});

describe('a store that fails', () => {
  const passing: readonly Fault[] = ['silent', 'drop', 'busy'];

  test.each(passing)('and is %s three times is asked again, and all is kept once', async (fault) => {
    for (const bytes of [Buffer.from('small'), large]) {
      server.faults.push(fault, fault, fault);
      const digest = await store.put(bytes);
      server.faults.push(fault, fault, fault);
      expect(await store.get(digest)).toEqual(bytes);
    }
    expect([...server.kept.values()]).toEqual([Buffer.from('small'), large]);
    expect(server.uploads.size).toBe(0);
  });

  test.each(passing)('at any one request of an upload (%s): the upload still ends well', async (fault) => {
    // Asked for: what is there, an upload begun, five parts, put together, its size.
    for (let at = 0; at < 9; at++) {
      const bytes = Buffer.concat([large, Buffer.from(`${fault} ${at}`)]);
      server.faults.push(...Array<null>(at).fill(null), fault);
      const digest = await store.put(bytes);
      expect(server.faults).toEqual([]);
      expect(await store.get(digest)).toEqual(bytes);
    }
    expect([server.kept.size, server.uploads.size]).toEqual([9, 0]);
  });

  test('for good is said with how often it was asked, and what to do', async () => {
    server.faults.push(...Array<Fault>(LIMITS.tries).fill('silent'));
    await expect(store.put(large)).rejects.toThrow(/HEAD kept\/some.*no word for 150 ms \(4 tries\)\n.*BLOBS_URL/s);
  });

  test('in the middle of an answer is asked again', async () => {
    const digest = await store.put(large);
    server.faults.push('cut', 'cut');
    expect(await store.get(digest)).toEqual(large);
  });

  test('and lies about a checksum is not believed, and its upload is taken back', async () => {
    for (const bytes of [Buffer.from('small'), large]) {
      const lying = s3Blobs(
        s3Place(server.address, env),
        async (ask) => {
          if (ask.method === 'PUT') server.faults.push('lie');
          return makeS3Client(s3Place(server.address, env), LIMITS)(ask);
        },
        PART,
      );
      await expect(lying.put(bytes)).rejects.toThrow(/kept with checksum/);
    }
    expect(server.uploads.size).toBe(0);
  });

  test('and says so only in the body of a good answer is not believed either', async () => {
    const ask = makeS3Client(s3Place(server.address, env), LIMITS);
    const lying = s3Blobs(
      s3Place(server.address, env),
      async (one) => {
        if (one.method === 'POST' && one.body !== undefined) server.faults.push('lie');
        return ask(one);
      },
      PART,
    );
    await expect(lying.put(large)).rejects.toThrow(/parts put together/);
    expect(server.kept.size).toBe(0);
  });

  test('no secret is in what is said', async () => {
    server.faults.push(...Array<Fault>(LIMITS.tries).fill('drop'));
    const said = await store.put(large).then(
      () => '',
      (error: Error) => `${error.stack}`,
    );
    expect(said).toMatch(/BLOBS_URL/);
    expect(said).not.toMatch(/hidden-word/);
  });
});

test('a file that is other bytes than was said is kept nowhere', async () => {
  const path = join(scratch, 'file');
  for (const bytes of [Buffer.from('small'), large]) {
    writeFileSync(path, bytes);
    await expect(store.putFile(path, digestOf(Buffer.from('other')))).rejects.toThrow(/the bytes it is of/);
  }
  expect([server.kept.size, server.uploads.size]).toEqual([0, 0]);
});

test('what is there under its digest is not sent again; another size there is told, not replaced', async () => {
  const digest = await store.put(large);
  const before = server.asked.length;
  await store.put(large);
  expect(server.asked.slice(before).map((line) => line.split(' ')[0])).toEqual(['HEAD']);
  for (const key of server.kept.keys()) server.kept.set(key, Buffer.from('cut short'));
  await expect(store.put(large)).rejects.toThrow(new RegExp(`${digest} kept with 4500 bytes, got 9`));
});

test.each([
  ['http://kept/some', /an address such as s3:/],
  ['s3://me:word@kept', /without a key in it/],
  ['s3://UPPER', /the name of a bucket/],
  ['s3://kept?endpoint=http://elsewhere.example', /an endpoint of https/],
])('%s is refused, and never printed whole', (address, rule) => {
  expect(() => s3Place(address, env)).toThrow(rule);
  expect(() => s3Place(address, env)).not.toThrow(/word/);
});

test('keys come from the environment, or nothing is asked', () => {
  expect(() => s3Place('s3://kept', {})).toThrow(/AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY beside it, got none/);
  expect(s3Place('s3://kept/a/b/', { ...env, AWS_REGION: 'eu-north-1' })).toMatchObject({
    base: 'https://kept.s3.eu-north-1.amazonaws.com/',
    prefix: 'a/b/',
  });
});

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
