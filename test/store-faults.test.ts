/** What happens to a store when its connections are ended and its database is away: what was acknowledged stays, the rest is told. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { makeApp } from '../src/server/app.js';
import { lacking } from '../src/server/readiness.js';
import { listen } from '../src/server/serve.js';
import { openStore } from '../src/store/open-store.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { harmOf, NO_HARM, tellFault } from './support/fault-report.js';
import { ask, freshDatabase } from './support/servers.js';

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
      let altered = 0;
      for (const { revision, title } of kept) {
        const files = await store.files('ridge', revision);
        const wanted = inventedImport('ridge', Number(/‘(\d+)’/.exec(title)?.[1])).files;
        for (const [path, bytes] of wanted)
          if (Buffer.compare(files?.get(path) ?? Buffer.of(), bytes) !== 0) altered += 1;
      }
      const { lost } = harmOf(acknowledged, there);
      const found = {
        lost: lost + altered,
        doubled: kept.length - new Set(kept.map(({ digest }) => digest)).size,
        broken: there.every((revision, i) => revision === i + 1) ? 0 : 1,
      };
      tellFault({
        ...{ fault: 'connection ended by the server in the middle of imports', on: server.name },
        ...{ rounds: cut, acknowledged: acknowledged.size, refused, ...found, note: '' },
      });
      expect(found).toEqual(NO_HARM);
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
