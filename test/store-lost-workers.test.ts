/** Workers killed outright in the middle of jobs, again and again: every job is done by another, and what it writes is there once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { OPEN, openQueue } from '../src/jobs/queue.js';
import { vaultOfServer } from '../src/vault/vault-paths.js';
import { startChild } from './support/children.js';
import { NO_HARM, tellFault } from './support/fault-report.js';
import { inventedFile, vaultHarm } from './support/invented-file.js';
import { freshDatabase } from './support/servers.js';

const KILLS = process.env.PLUMBLINE_DEEP ? 25 : 3;
const FILES = 40;
/** seconds; a job may be lost twice before it is told as failed, so those of a kill come anew */
const LEASE_S = 3;
const KILL_MS = 60_000;

for (const server of inject('servers'))
  describe(server.name, () => {
    test(
      `${KILLS} workers lost in the middle of receiving evidence: every file once, the log whole`,
      async () => {
        const { url, drop } = await freshDatabase(server);
        const folder = mkdtempSync(join(tmpdir(), 'plumbline-lost-'));
        const queue = await openQueue(url, () => {}, { leaseS: LEASE_S, lookS: 1 });
        const acknowledged: number[] = [];
        let refused = 0;
        for (let kill = 0; kill < KILLS; kill++) {
          const from = join(folder, `from-${kill}`);
          mkdirSync(from);
          const numbers = Array.from({ length: FILES }, (_, i) => kill * FILES + i + 1);
          for (const n of numbers) writeFileSync(join(from, `file-${n}`), inventedFile(n));
          await queue.send({ kind: 'intake', caseName: 'ridge', what: [from] });
          const lost = startChild('./worker.ts', [url, folder]);
          await lost.says('took');
          // Its process begins, opens the vault, receives, tells the log, says that it is done.
          await sleep((kill * 211) % 1_500);
          lost.process.kill('SIGKILL');
          await lost.ended;
          const next = startChild('./worker.ts', [url, folder]);
          // On a machine too busy to renew a lease in time a job is lost without a kill; lost three times it is told, and asked for again.
          let isDone = false;
          for (const until = Date.now() + KILL_MS; !isDone && Date.now() < until; await sleep(200)) {
            const all = await queue.list();
            const failed = all.filter(({ state }) => state === 'failed').slice(refused);
            for (const { job } of failed) await queue.send(job);
            refused += failed.length;
            isDone = failed.length === 0 && !all.some(({ state }) => OPEN.has(state));
          }
          expect(isDone).toBe(true);
          next.process.kill('SIGKILL');
          await next.ended;
          acknowledged.push(...numbers);
        }
        const vault = vaultOfServer(folder, 'ridge');
        const { entries, ...found } = await vaultHarm(vault, acknowledged);
        const doubled = entries - acknowledged.length;
        const counts = { rounds: KILLS, acknowledged: acknowledged.length, refused, ...found, doubled };
        tellFault({
          fault: 'worker killed in the middle of a job',
          on: server.name,
          ...counts,
          note: 'jobs of 40 files',
        });
        expect({ ...found, doubled }).toEqual(NO_HARM);
        await queue.close();
        await drop();
        rmSync(folder, { recursive: true, force: true });
      },
      KILLS * 2 * KILL_MS,
    );
  });
