/** Blobs on a real S3 interface, alone and beside a folder, and a vault that keeps its evidence there. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderBlobs } from '../src/blobs/folder-blobs.js';
import { keptBlobs } from '../src/blobs/kept-blobs.js';
import { s3Blobs } from '../src/blobs/s3-blobs.js';
import { s3Place } from '../src/blobs/s3-place.js';
import { makeS3Client } from '../src/blobs/s3-request.js';
import { blobsContract } from '../src/testing/blobs-contract.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { openVault } from '../src/vault/open-vault.js';
import { runFixity } from '../src/vault/run-fixity.js';
import { s3Server } from './support/swift.js';

const server = await s3Server('the contract of blobs');
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-s3-'));
/** the least part S3 allows but for the last */
const PART = 5 * 1024 * 1024;

describe.skipIf(server === null)(server?.name ?? 'no S3 server', () => {
  if (server === null) return;
  const place = s3Place(server.address, server.env);
  const ask = makeS3Client(place);
  const store = s3Blobs(place, ask, PART);
  const fresh = () => s3Blobs({ ...place, prefix: `${place.prefix}${randomBytes(4).toString('hex')}/` }, ask, PART);
  const folder = () => folderBlobs(mkdtempSync(join(scratch, 'b-')));
  const { address, env } = server;
  beforeAll(async () => {
    await ask({ method: 'PUT', key: null, allowed: [409] });
    Object.assign(process.env, { BLOBS_URL: address, ...env });
  });
  afterAll(async () => {
    for (const name of ['BLOBS_URL', ...Object.keys(env)]) delete process.env[name];
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  describe('alone', () => blobsContract(async () => fresh()));
  describe('beside a folder', () => blobsContract(async () => keptBlobs(folder(), fresh())));

  test('what is larger than a part goes up in parts and comes back', async () => {
    const bytes = randomBytes(2 * PART + 12_345);
    const digest = await store.put(bytes);
    expect(Buffer.compare(Buffer.from((await store.get(digest)) ?? ''), bytes)).toBe(0);
    expect(await store.range(digest, PART - 3, 6)).toEqual(bytes.subarray(PART - 3, PART + 3));
  });

  test('a body that was damaged on its way is refused by the store, and nothing is kept', async () => {
    const key = `${place.prefix}damaged`;
    const strict = makeS3Client({ ...place, base: place.base }, { silentMs: 30_000, tries: 1, restMs: 0 });
    const bytes = Buffer.from('as it was signed');
    const asked = strict({
      method: 'PUT',
      key,
      get body() {
        return turning(bytes);
      },
    });
    await expect(asked).rejects.toThrow(/BadDigest|XAmzContentSHA256Mismatch/);
    expect((await ask({ method: 'HEAD', key, allowed: [404] })).status).toBe(404);
  });

  test('a vault keeps its evidence there too, and reads it from there when its folder has lost it', async () => {
    const vault = join(scratch, 'vault');
    const [entry] = await makeVault(vault, [{ bytes: Buffer.from('seen from afar') }]);
    const digest = entry?.sha256;
    if (digest === undefined) throw new Error('nothing was received');
    expect(await store.has(digest)).toBe(true);
    rmSync(join(vault, 'sha256'), { recursive: true });
    const now = (): string => '2031-03-14T00:00:00Z';
    const run = await runFixity(vault, { actor: 'keeper', everyDays: 0, now });
    expect(run?.checks.map(({ state }) => state)).toEqual(['same']);
    const opened = await openVault(vault, { actor: 'keeper', now });
    expect(await opened.blobs.bring(digest)).toBe(opened.blobs.pathOf(digest));
    await opened.close();
  });
});

let turns = 0;
/** Other bytes every second time they are asked for: signed as one, sent as another. */
const turning = (bytes: Buffer): Buffer => (turns++ % 2 === 0 ? bytes : Buffer.from(bytes.map((byte) => byte ^ 1)));
