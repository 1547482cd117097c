/** `kill -9` at any moment, of the process that writes and of PostgreSQL itself: what was acknowledged stays, whole and once. */
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Store } from '../src/core/ports.js';
import { openStore } from '../src/store/open-store.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { startChild } from './support/children.js';
import { harmOf, NO_HARM, tellFault } from './support/fault-report.js';
import { vaultHarm } from './support/invented-file.js';
import { killOutright, ownServer } from './support/own-server.js';
import { serversIn } from './support/processes.js';
import { openTempFolder } from './support/servers.js';

const ROUNDS = Number(process.env.PLUMBLINE_KILL_ROUNDS ?? (process.env.PLUMBLINE_DEEP ? 500 : 25));
/** importers at once on a separate server, each of a case of its own: one kill each, one look at the store for all */
const AT_ONCE = 8;
/** a round: two starts of PostgreSQL, crash recovery, and the reading of every revision */
const ROUND_MS = 30_000;
const FAULT = 'kill -9 of a process that imports, every third time of PostgreSQL too';

type Fallen = { readonly acknowledged: Set<number>; serversKilled: number };

/** What is there after a round, beside what was acknowledged in all. The newest are read whole; older ones were in their own round. */
async function harm(store: Store, acknowledged: ReadonlySet<number>, caseName = 'ridge') {
  const kept = await store.revisions(caseName);
  const numbers = kept.map(({ revision }) => revision);
  const isInOrder = numbers.every((n, i) => n === i + 1);
  const altered = new Set<number>();
  for (const { revision, digest } of kept.slice(-20)) {
    const wanted = inventedImport(caseName, revision);
    const files = await store.files(caseName, revision);
    const isSame =
      digest === wanted.digest &&
      files?.size === wanted.files.size &&
      [...wanted.files].every(([path, bytes]) => Buffer.compare(files.get(path) ?? Buffer.of(), bytes) === 0);
    if (!isSame) altered.add(revision);
  }
  const whole = numbers.filter((n) => !altered.has(n));
  return { ...harmOf(acknowledged, whole), broken: isInOrder ? 0 : 1 };
}

function tell(on: string, { acknowledged, serversKilled }: { acknowledged: number; serversKilled: number }): void {
  const counts = { rounds: ROUNDS, acknowledged, refused: 0, ...NO_HARM };
  tellFault({ fault: FAULT, on, ...counts, note: `PostgreSQL itself killed ${serversKilled} times` });
}

test(
  `embedded, ${ROUNDS} times: nothing acknowledged is lost, nothing is half there`,
  async () => {
    const folder = await openTempFolder();
    const fallen: Fallen = { acknowledged: new Set(), serversKilled: 0 };
    for (let round = 1; round <= ROUNDS; round++) {
      const child = startChild('./importer.ts', [folder, '1000']);
      // The first two rounds are killed while the cluster is being made; later ones before, during and after imports.
      if (round <= 2) await clusterBegun(folder, round);
      else await child.says(round % 5 === 0 ? 'open' : 'kept');
      await sleep((round * 37) % 90);
      child.process.kill('SIGKILL');
      if (round % 3 === 0) {
        for (const pid of serversIn(join(folder, 'postgres'))) killOutright(pid);
        fallen.serversKilled++;
      }
      await child.ended;
      for (const line of child.lines) if (line.startsWith('kept ')) fallen.acknowledged.add(Number(line.slice(5)));
      // The second start meets what the killed initdb of the first left behind, or is still doing.
      if (round === 1) continue;
      const store = await openStore({ dataFolder: folder });
      expect(await harm(store, fallen.acknowledged), `round ${round}`).toEqual(NO_HARM);
      await store.close();
    }
    expect(serversIn(join(folder, 'postgres'))).toEqual([]);
    tell('embedded PostgreSQL', { ...fallen, acknowledged: fallen.acknowledged.size });
    expect(fallen.acknowledged.size).toBeGreaterThan(0);
    await rm(folder, { recursive: true });
  },
  ROUNDS * ROUND_MS,
);

test(
  `a separate server, ${ROUNDS} times: nothing acknowledged is lost, nothing is half there`,
  async (context) => {
    const folder = await openTempFolder();
    const server = await ownServer(folder);
    if (server === null) {
      await rm(folder, { recursive: true });
      return context.skip('no PostgreSQL is installed');
    }
    const cases = Array.from({ length: AT_ONCE }, (_, i) => ({ name: `ridge-${i}`, acknowledged: new Set<number>() }));
    const fallen = { rounds: 0, serversKilled: 0 };
    try {
      for (let time = 1; fallen.rounds < ROUNDS; time++) {
        const importers = cases.slice(0, ROUNDS - fallen.rounds).map(({ name, acknowledged }) => {
          const child = startChild('./importer.ts', [server.url, '1000', name]);
          return { child, acknowledged };
        });
        const isServers = time % 3 === 0;
        await Promise.all(
          importers.map(async ({ child }, i) => {
            const round = time * AT_ONCE + i;
            await child.says(round % 5 === 0 ? 'open' : 'kept');
            await sleep((round * 37) % 90);
            // The end of some comes before that of the server, of others after it.
            if (!isServers || round % 2 === 0) child.process.kill('SIGKILL');
          }),
        );
        if (isServers) {
          server.kill();
          fallen.serversKilled++;
        }
        for (const { child, acknowledged } of importers) {
          child.process.kill('SIGKILL');
          await child.ended;
          for (const line of child.lines) if (line.startsWith('kept ')) acknowledged.add(Number(line.slice(5)));
        }
        fallen.rounds += importers.length;
        if (isServers) await server.start();
        const store = await openStore({ databaseUrl: server.url });
        for (const { name, acknowledged } of cases)
          expect(await harm(store, acknowledged, name), `${name}, after ${fallen.rounds} rounds`).toEqual(NO_HARM);
        await store.close();
      }
      const acknowledged = cases.reduce((sum, one) => sum + one.acknowledged.size, 0);
      tell('separate PostgreSQL', { acknowledged, serversKilled: fallen.serversKilled });
      expect(acknowledged).toBeGreaterThan(0);
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
  ROUNDS * ROUND_MS,
);

test(
  `a process that receives evidence, ${ROUNDS} times: every file told of is in the log once, and the log is whole`,
  async () => {
    const folder = await openTempFolder();
    const acknowledged = new Set<number>();
    for (let round = 1; round <= ROUNDS; round++) {
      const child = startChild('./receiver.ts', [folder, '1000']);
      await child.says(round % 5 === 0 ? 'open' : 'kept');
      await sleep((round * 37) % 60);
      child.process.kill('SIGKILL');
      await child.ended;
      for (const line of child.lines) if (line.startsWith('kept ')) acknowledged.add(Number(line.slice(5)));
      // Every byte is read at the end; in between the log alone is, by the next process.
      expect(child.complaints(), `round ${round}`).toBe('');
    }
    const { entries, ...found } = await vaultHarm(folder, acknowledged);
    const counts = { rounds: ROUNDS, acknowledged: acknowledged.size, refused: 0, ...found };
    tellFault({ fault: 'kill -9 of a process that receives evidence', on: 'a vault', ...counts, note: '' });
    expect(found).toEqual(NO_HARM);
    expect(entries).toBeGreaterThanOrEqual(acknowledged.size);
    await rm(folder, { recursive: true });
  },
  ROUNDS * ROUND_MS,
);

/** Waits for the folder that the nth initdb works in (a second at most passes before Node has come that far). */
async function clusterBegun(folder: string, nth: number): Promise<void> {
  const parts = (): number => readdirSync(folder).filter((name) => name.startsWith('postgres.part')).length;
  for (const until = Date.now() + 5_000; parts() < nth && Date.now() < until; ) await sleep(5);
}
