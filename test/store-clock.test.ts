/**
 * Clocks that jump by years, hours and minutes, both ways, of the program and of PostgreSQL. Times that are written jump with
 * them; the order of revisions, of custody and of jobs does not.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { makeRng } from '../src/core/numerics/rng.js';
import { OPEN, openQueue } from '../src/jobs/queue.js';
import { openStore } from '../src/store/open-store.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { openVault } from '../src/vault/open-vault.js';
import { readVault } from '../src/vault/read-vault.js';
import { runFixity } from '../src/vault/run-fixity.js';
import { vaultOfServer } from '../src/vault/vault-paths.js';
import { startChild } from './support/children.js';
import { harmOf, NO_HARM, tellFault } from './support/fault-report.js';
import { arrivalOf, inventedFile, vaultHarm } from './support/invented-file.js';
import { jumpingClock } from './support/jumping-clock.js';
import { ownServer } from './support/own-server.js';
import { freshDatabase, openTempFolder } from './support/servers.js';

const ROUNDS = process.env.PLUMBLINE_DEEP ? 500 : 60;
const YEAR_MS = 365.25 * 86_400_000;
const FAULT = 'clock that jumps';

/** Another moment each time it is asked, years before and after. */
function wildClock(seed: number): () => string {
  const rng = makeRng(seed);
  return () => new Date(Date.UTC(2031, 2, 14) + Math.floor((rng.uniform() - 0.5) * 20 * YEAR_MS)).toISOString();
}

for (const server of inject('servers'))
  describe(server.name, () => {
    test(`${ROUNDS} imports by a clock that jumps by years keep their numbers and their order`, async () => {
      const { url, drop } = await freshDatabase(server);
      const store = await openStore({ databaseUrl: url });
      const clock = wildClock(1);
      const acknowledged: number[] = [];
      for (let n = 1; n <= ROUNDS; n++)
        acknowledged.push((await store.importCase({ ...inventedImport('ridge', n), importedAt: clock() })).revision);
      const kept = await store.revisions('ridge');
      const isInOrder = kept.every(({ digest }, i) => digest === inventedImport('ridge', i + 1).digest);
      const found = {
        ...harmOf(
          acknowledged,
          kept.map(({ revision }) => revision),
        ),
        broken: isInOrder ? 0 : 1,
      };
      const counts = { rounds: ROUNDS, acknowledged: acknowledged.length, refused: 0 };
      tellFault({ fault: FAULT, on: `imports, ${server.name}`, ...counts, ...found, note: 'the program’s, by years' });
      expect(found).toEqual(NO_HARM);
      expect((await store.listCases())[0]?.revision).toBe(ROUNDS);
      await store.close();
      await drop();
    });
  });

test('a vault that is filled and read again by a clock that jumps keeps one chain, and nothing waits for the year 2040', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-clock-'));
  const clock = wildClock(2);
  const vault = await openVault(folder, { actor: 'keeper', now: clock });
  for (let n = 1; n <= ROUNDS; n++) {
    await vault.blobs.put(inventedFile(n));
    await vault.add([arrivalOf(n)]);
  }
  await vault.close();
  await runFixity(folder, { actor: 'keeper', everyDays: 30, now: clock });
  // Whatever those checks were dated, none of these files was looked at within thirty days of this one.
  const later = await runFixity(folder, { actor: 'keeper', everyDays: 30, now: () => '2090-01-01T00:00:00Z' });
  expect(later?.checks.length).toBe(ROUNDS);
  const before = await runFixity(folder, { actor: 'keeper', everyDays: 30, now: () => '2031-01-01T00:00:00Z' });
  expect(before?.checks.length).toBe(ROUNDS);
  const { entries, ...found } = await vaultHarm(
    folder,
    Array.from({ length: ROUNDS }, (_, i) => i + 1),
  );
  const counts = { rounds: ROUNDS, acknowledged: ROUNDS, refused: 0 };
  tellFault({ fault: FAULT, on: 'a vault', ...counts, ...found, note: 'the program’s, by years' });
  expect(found).toEqual(NO_HARM);
  expect(entries).toBe(ROUNDS);
  rmSync(folder, { recursive: true });
});

const JOBS = 6;
const JUMPS = process.env.PLUMBLINE_DEEP ? 200 : 16;
const JUMPS_S = [3_600, -7_200, 86_400, -600, 0, 31_536_000, -31_536_000, 30] as const;

test('whole processes under a clock that jumps, PostgreSQL too: imports in order, jobs done once', async (context) => {
  const home = await openTempFolder();
  const clock = jumpingClock(home);
  const programs = await clock?.programs();
  if (!clock || !programs) {
    await rm(home, { recursive: true });
    return context.skip('NOT RUN: no libfaketime, or no PostgreSQL (Debian: faketime, postgresql)');
  }
  const server = await ownServer(join(home, 'server'), programs);
  if (server === null) throw new Error('programs without a server');
  const data = join(home, 'data');
  const children = [];
  try {
    await (await openStore({ databaseUrl: server.url })).close();
    const queue = await openQueue(server.url, () => {}, { leaseS: 60, lookS: 1 });
    for (let job = 0; job < JOBS; job++) {
      const from = join(home, `from-${job}`);
      mkdirSync(from);
      for (const n of [1, 2, 3]) writeFileSync(join(from, `file-${10 * job + n}`), inventedFile(10 * job + n));
      await queue.send({ kind: 'intake', caseName: 'ridge', what: [from] });
    }
    const env = { env: { ...process.env, ...clock.env } };
    const importer = startChild('./importer.ts', [server.url, '200'], env);
    const worker = startChild('./worker.ts', [server.url, data], env);
    children.push(importer, worker);
    await importer.says('kept');
    for (let jumps = 0; jumps < JUMPS; jumps++) {
      clock.jump(JUMPS_S[jumps % JUMPS_S.length] ?? 0);
      await sleep(250);
    }
    clock.jump(0);
    // A job whose lease a jump has ended three times is told as failed, and asked for again.
    let refused = 0;
    for (const until = Date.now() + 120_000; Date.now() < until; await sleep(500)) {
      const all = await queue.list();
      const failed = all.filter(({ state }) => state === 'failed').slice(refused);
      for (const { job } of failed) await queue.send(job);
      refused += failed.length;
      if (failed.length === 0 && !all.some(({ state }) => OPEN.has(state))) break;
    }
    for (const child of children) child.process.kill('SIGKILL');
    await Promise.all(children.map(({ ended }) => ended));
    const acknowledged = importer.lines.filter((line) => line.startsWith('kept ')).map((line) => Number(line.slice(5)));
    const store = await openStore({ databaseUrl: server.url });
    const kept = await store.revisions('ridge');
    const isInOrder = kept.every(({ digest }, i) => digest === inventedImport('ridge', i + 1).digest);
    const view = await readVault(vaultOfServer(data, 'ridge'));
    const names = view?.entries.map(({ name }) => name) ?? [];
    const found = {
      ...harmOf(
        acknowledged,
        kept.map(({ revision }) => revision),
      ),
      broken: (isInOrder ? 0 : 1) + (view?.chain.brokenAt === null ? 0 : 1),
    };
    const counts = { rounds: JUMPS, acknowledged: acknowledged.length + names.length, refused, ...found };
    const note = `libfaketime, by up to a year; ${JOBS} jobs done`;
    tellFault({ fault: FAULT, on: 'an importer, a worker and PostgreSQL', ...counts, note });
    expect(found).toEqual(NO_HARM);
    // The queue puts done ones away after half a day, by a clock that jumps at once; none that waits goes with them.
    expect((await queue.list()).filter(({ state }) => OPEN.has(state))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(names.length).toBe(3 * JOBS);
    expect(new Set(names).size).toBe(3 * JOBS);
    await store.close();
    await queue.close();
  } finally {
    for (const child of children) child.process.kill('SIGKILL');
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}, 300_000);
