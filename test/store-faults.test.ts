/** What happens to a store when its connections are cut and its disk is full: what was acknowledged stays, the rest is told. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import type { Store } from '../src/core/ports.js';
import { makeApp } from '../src/server/app.js';
import { lacking } from '../src/server/readiness.js';
import { listen } from '../src/server/serve.js';
import { openStore } from '../src/store/open-store.js';
import { inventedImport } from '../src/testing/contract.js';
import { runCli } from '../src/testing/run-cli.js';
import { ask, freshDatabase, openTempFolder } from './support/servers.js';

/** connections cut in all; a second for ten */
const CUTS = process.env.PLUMBLINE_DEEP ? 500 : 25;
/** no pages are asked for here */
const web = () => new Response(null, { status: 404 });
const databaseOf = (url: string): string => new URL(url).pathname.slice(1);

for (const server of inject('servers'))
  describe(server.name, () => {
    test(`connections cut ${CUTS} times in the middle of imports: none acknowledged is lost, none doubled, none half there`, async () => {
      const { url, drop } = await freshDatabase(server);
      const store = await openStore({ databaseUrl: url });
      const acknowledged = new Set<number>();
      let [n, refused, cut] = [0, 0, 0];
      while (cut < CUTS || acknowledged.size < 10) {
        n += 1;
        const importing = store.importCase(inventedImport('ridge', n)).then(
          ({ revision }) => void acknowledged.add(revision),
          () => void refused++,
        );
        await sleep(n % 7);
        if (cut < CUTS)
          cut += Number(
            await ask(
              server.url,
              `select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '${databaseOf(url)}'`,
            ),
          );
        await importing;
      }
      const kept = await store.revisions('ridge');
      const there = kept.map(({ revision }) => revision);
      expect(there).toEqual(there.map((_, i) => i + 1));
      expect([...acknowledged].filter((revision) => !there.includes(revision))).toEqual([]);
      expect(new Set(kept.map(({ digest }) => digest)).size).toBe(kept.length);
      for (const { revision, title } of kept) {
        const files = await store.files('ridge', revision);
        const wanted = inventedImport('ridge', Number(/‘(\d+)’/.exec(title)?.[1])).files;
        for (const [path, bytes] of wanted) expect(files?.get(path)).toEqual(bytes);
      }
      console.log(
        `${cut} connections cut, ${refused} imports told as failed, ${acknowledged.size} acknowledged, none lost`,
      );
      await store.close();
      await drop();
    });

    test('a server whose database is away is alive and not ready, and ready again after it', async () => {
      const { url, drop } = await freshDatabase(server);
      const store = await openStore({ databaseUrl: url });
      const parts = { store, web, now: () => '', log: () => {} };
      const lines: unknown[] = [];
      const listening = await listen(
        (port) => makeApp({ ...parts, port, request: (line) => lines.push(line) }),
        '127.0.0.1',
        0,
      );
      const of = async (path: string): Promise<unknown> => {
        const answer = await fetch(`${listening.address}${path}`);
        return [answer.status, await answer.json()];
      };
      expect(await of('/api/ready')).toEqual([200, { ready: true, lacks: null }]);
      await ask(server.url, `alter database ${databaseOf(url)} allow_connections false`);
      await ask(
        server.url,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${databaseOf(url)}'`,
      );
      await expect.poll(() => of('/api/ready')).toEqual([503, { ready: false, lacks: 'database' }]);
      expect(await of('/api/health')).toMatchObject([200, { ok: true }]);
      await ask(server.url, `alter database ${databaseOf(url)} allow_connections true`);
      await expect.poll(() => of('/api/ready')).toEqual([200, { ready: true, lacks: null }]);
      expect(lines).toContainEqual({ method: 'GET', path: '/api/ready', status: 503, ms: expect.any(Number) });
      await listening.close();
      await store.close();
      await drop();
    });
  });

test('a database that does not answer in time is one that lacks', async () => {
  const silent = { revisions: () => new Promise<never>(() => {}) } as never;
  expect(await lacking(silent, 20)).toBe('database');
});

test('a server that is told to end answers what it was asked, and takes no more', async () => {
  let answer: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const store = { revisions: () => held.then(() => []) } as never;
  const listening = await listen((port) => makeApp({ store, web, now: () => '', log: () => {}, port }), '127.0.0.1', 0);
  const asked = fetch(`${listening.address}/api/cases/ridge/revisions`);
  await sleep(50);
  const closing = listening.close();
  await expect
    .poll(() =>
      fetch(`${listening.address}/api/health`).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed');
  answer();
  expect((await asked).status).toBe(200);
  await closing;
});

const SMALL_MB = 160;

test('a disk that is full refuses imports and backups, loses nothing, and goes on once there is room', async (context) => {
  const folder = await openTempFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_MB}m,mode=711`, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    return context.skip('no small disk can be made here (mount -t tmpfs as root)');
  }
  const stores: Store[] = [];
  try {
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o711 });
    const store = await openStore({ dataFolder: data });
    stores.push(store);
    // Nothing that a database could make smaller.
    const bytes = new Map<number, Uint8Array>();
    const large = (n: number) => {
      const random = bytes.get(n) ?? randomBytes(8_000_000);
      bytes.set(n, random);
      return { ...inventedImport('ridge', n), files: new Map([['large.bin', random]]) };
    };
    const acknowledged: number[] = [];
    let said = '';
    for (let n = 1; said === '' && n < 60; n++)
      await store.importCase(large(n)).then(
        ({ revision }) => acknowledged.push(revision),
        (error: Error) => {
          said = error.message;
        },
      );
    expect(said).toMatch(/No space left on device|could not extend|terminat|recovery/);
    expect(acknowledged.length).toBeGreaterThan(3);
    const backup = await runCli(['backup', join(folder, 'backup.zip'), '--data', data]);
    expect(backup.code).toBe(1);
    expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).toBe('data\n');
    expect(spawnSync('mount', ['-o', `remount,size=${SMALL_MB * 3}m`, folder]).status).toBe(0);
    await store.close();
    const again = await openStore({ dataFolder: data });
    stores.push(again);
    expect((await again.revisions('ridge')).map(({ revision }) => revision)).toEqual(acknowledged);
    for (const n of acknowledged)
      expect(
        Buffer.compare(
          (await again.files('ridge', n))?.get('large.bin') ?? Buffer.of(),
          large(n).files.get('large.bin') ?? Buffer.of(1),
        ),
      ).toBe(0);
    expect((await again.importCase(large(99))).revision).toBe(acknowledged.length + 1);
    await again.close();
    console.log(`disk full after ${acknowledged.length} imports of 8 MB: all there, and one more once there was room`);
  } finally {
    for (const store of stores) await store.close().catch(() => undefined);
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});
