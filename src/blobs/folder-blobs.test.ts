import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkFixity, dueForFixity, eventOfFixity, type Hasher } from '../core/evidence/custody/fixity.js';
import type { BlobDigest } from '../core/ports.js';
import { blobsContract } from '../testing/blobs-contract.js';
import { folderBlobs } from './folder-blobs.js';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-blobs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const fresh = (): string => mkdtempSync(join(scratch, 'b-'));

blobsContract(async () => folderBlobs(fresh()));

const makeHasher = (): Hasher => {
  const hash = createHash('sha256');
  return { update: (piece) => void hash.update(piece), digest: () => `sha256:${hash.digest('hex')}` };
};
const now = (): string => '2031-04-05T06:07:08Z';
const pathOf = (root: string, digest: string): string => join(root, 'sha256', digest.slice(7, 9), digest.slice(7));

test('a blob is one read-only file, and nothing is left beside it', async () => {
  const root = fresh();
  const digest = await folderBlobs(root).put(Buffer.from('kept'));
  expect(readdirSync(join(root, 'sha256', digest.slice(7, 9)))).toEqual([digest.slice(7)]);
  expect(statSync(pathOf(root, digest)).mode & 0o222).toBe(0);
});

test('fixity: one byte changed behind our back is altered, a file gone is missing, the rest is the same', async () => {
  const root = fresh();
  const blobs = folderBlobs(root);
  const digests = await Promise.all(
    ['a', 'b', 'c', 'x'.repeat(3 * 1024 * 1024)].map((content) => blobs.put(Buffer.from(content))),
  );
  chmodSync(pathOf(root, digests[1] as string), 0o644);
  writeFileSync(pathOf(root, digests[1] as string), 'B');
  rmSync(pathOf(root, digests[2] as string));
  const states: string[] = [];
  for await (const check of checkFixity(blobs, digests, { makeHasher, now })) {
    expect(check.at).toBe(now());
    expect(eventOfFixity(check, 'keeper')).toMatchObject({ action: 'fixity', item: check.digest, note: check.state });
    states.push(check.state);
  }
  expect(states).toEqual(['same', 'altered', 'missing', 'same']);
});

test('a blob is due when it was never checked, not for so many days, or by a clock that ran ahead; the longest ago first', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((x) => `sha256:${x.repeat(64)}` as BlobDigest) as BlobDigest[] as [
    BlobDigest,
    BlobDigest,
    BlobDigest,
    BlobDigest,
  ];
  const last = new Map([
    [a, '2031-03-01T00:00:00Z'],
    [b, '2031-02-01T00:00:00Z'],
    [c, '2031-04-04T00:00:00Z'],
  ]);
  const due = dueForFixity([a, b, c, d], last, 30, Date.parse('2031-04-05T00:00:00Z'), Date.parse);
  expect(due).toEqual([d, b, a]);
  const ahead = new Map([[a, '2099-01-01T00:00:00Z']]);
  expect(dueForFixity([a], ahead, 30, Date.parse('2031-04-05T00:00:00Z'), Date.parse)).toEqual([a]);
  expect(() => dueForFixity([a], last, 0, 0, Date.parse)).toThrow(/more than 0 days/);
});
