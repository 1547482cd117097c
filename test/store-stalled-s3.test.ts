/**
 * An S3 store beside the folder that takes requests and says nothing, or loses connections, for a while or for good: what
 * was acknowledged is in both, and the log of custody tells of nothing that is not.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptBlobs } from '../src/blobs/kept-blobs.js';
import { s3Blobs } from '../src/blobs/s3-blobs.js';
import { s3Place } from '../src/blobs/s3-place.js';
import { makeS3Client } from '../src/blobs/s3-request.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { intake } from '../src/intake/intake.js';
import type { Inspector } from '../src/integrity/inspector.js';
import { type Fault, misbehavingS3 } from '../src/testing/evidence/misbehaving-s3.js';
import { openVault } from '../src/vault/open-vault.js';
import { NO_HARM, tellFault } from './support/fault-report.js';
import { arrivalOf, inventedFile, vaultHarm } from './support/invented-file.js';

const ROUNDS = process.env.PLUMBLINE_DEEP ? 500 : 40;
/** the shortest that a busy machine still answers in */
const LIMITS = { silentMs: 80, tries: 3, restMs: 2 };
const PART_BYTES = 1_000;
const NO_INSPECTOR = {} as Inspector;

test(
  `${ROUNDS} files received while the store stalls: none acknowledged is missing in either place, none is told of twice`,
  async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'plumbline-stalled-'));
    const server = await misbehavingS3();
    const place = s3Place(server.address, { AWS_ACCESS_KEY_ID: 'someone', AWS_SECRET_ACCESS_KEY: 'hidden-word' });
    const remote = s3Blobs(place, makeS3Client(place, LIMITS), PART_BYTES);
    const folder = join(scratch, 'vault');
    const opened = await openVault(folder, { actor: 'receiver', now: () => '2031-03-14T00:00:00Z' });
    const vault = { ...opened, blobs: keptBlobs(opened.blobs, remote) };
    const rng = makeRng(7);
    const acknowledged: number[] = [];
    let [refused, stalls] = [0, 0];
    const receive = async (n: number): Promise<boolean> => {
      const path = join(scratch, `file-${n}`);
      writeFileSync(path, inventedFile(n));
      const source = { is: 'file', path, name: `file-${n}` } as const;
      const done = await intake([source], { vault, inspector: NO_INSPECTOR, now: () => '2031-03-14T00:00:00Z' }).catch(
        (error: Error) => error,
      );
      rmSync(path);
      if (!(done instanceof Error) && done.problems.length === 0) acknowledged.push(n);
      return !(done instanceof Error);
    };
    for (let n = 1; n <= ROUNDS; n++) {
      // One in three stalls for longer than it is asked again; where in the upload differs.
      const at = Math.floor(rng.uniform() * 8);
      const times = n % 3 === 0 ? LIMITS.tries : 1;
      const kind: Fault = rng.uniform() < 0.7 ? 'silent' : 'drop';
      server.faults.splice(0, server.faults.length, ...Array<null>(at).fill(null), ...Array<Fault>(times).fill(kind));
      stalls += times;
      // Sent again, once the store is back, until it is received: a machine that is busy makes silences of its own.
      for (let again = 0; !(await receive(n)); again++) {
        refused += 1;
        server.faults.length = 0;
        expect(again).toBeLessThan(10);
      }
    }
    await opened.close();
    const { entries, ...found } = await vaultHarm(folder, acknowledged);
    let missing = 0;
    for (const n of acknowledged) {
      const kept = await remote.get(arrivalOf(n).sha256);
      if (kept === null || Buffer.compare(kept, inventedFile(n)) !== 0) missing += 1;
    }
    const counts = { rounds: stalls, acknowledged: acknowledged.length, refused, ...found, lost: found.lost + missing };
    tellFault({
      fault: 'S3 store that says nothing or drops',
      on: 'a vault with a store beside it',
      ...counts,
      note: '',
    });
    expect({ ...found, lost: counts.lost }).toEqual(NO_HARM);
    expect([acknowledged.length, entries, server.kept.size]).toEqual([ROUNDS, ROUNDS, ROUNDS]);
    expect(refused).toBeGreaterThan(0);
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  },
  60_000 + ROUNDS * 2_000,
);
