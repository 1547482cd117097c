/** Rows of all cases over HTTP: found soon after they came in, by pages, and only those of cases that may be read. */

import { Hono } from 'hono';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { Store } from '../src/core/ports.js';
import type { Membership } from '../src/people/permissions.js';
import { importFiles } from '../src/server/import-case.js';
import { startIndexClock } from '../src/server/index-clock.js';
import { type RowPage, rowsApp } from '../src/server/rows.js';
import { openStore } from '../src/store/open-store.js';
import type { OpenedStore } from '../src/store/postgres-store.js';
import { generateCase } from '../src/testing/generate-case.js';
import { freshDatabase } from './support/servers.js';

const NOW = '2031-01-01T00:00:00.000Z';
const SEEDS = [3, 7];
/** of a busy machine */
const PATIENCE = { timeout: 60_000, interval: 100 };

let store: OpenedStore;
let drop: () => Promise<void>;
let names: readonly string[];
let index: ReturnType<typeof startIndexClock>;
const logged: string[] = [];
beforeAll(async () => {
  const [server] = inject('servers');
  if (!server) throw new Error('no PostgreSQL to test on');
  const database = await freshDatabase(server);
  drop = database.drop;
  store = await openStore({ databaseUrl: database.url });
  await importFiles(store, generateCase(SEEDS[0] ?? 0).files, NOW);
  index = startIndexClock({ store, rows: store.rows, log: (line) => void logged.push(line) });
  await vi.waitFor(async () => expect(await store.rows.findRows(ALL)).not.toEqual([]), PATIENCE);
  await importFiles(store, generateCase(SEEDS[1] ?? 0).files, NOW);
  index.nudge();
  names = (await store.listCases()).map(({ caseName }) => caseName);
  await vi.waitFor(async () => {
    expect(new Set((await store.rows.findRows(ALL)).map(({ caseName }) => caseName)).size).toBe(2);
  }, PATIENCE);
});
afterAll(async () => {
  await index.stop();
  await store.close();
  await drop();
});
const ALL = { table: 'claims', words: [], cases: null, from: null, to: null, after: null, most: 200 } as const;

function appFor(memberships?: readonly Membership[]): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    if (memberships)
      c.set('who', { id: '1', name: 'someone', memberships, sessionId: null, provenAt: null, scope: 'all' });
    await next();
  });
  app.route('/', rowsApp({ rows: store.rows, behind: index.behind }));
  return app;
}
const ask = async (query: string, memberships?: readonly Membership[]): Promise<RowPage> =>
  (await (await appFor(memberships).request(`/api/rows?${query}`)).json()) as RowPage;

test('every claim of every case is on one of the pages, once, the latest first', async () => {
  const rows: RowPage['rows'][number][] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: RowPage = await ask(`table=claims&most=3${after === '' ? '' : `&after=${after}`}`);
    rows.push(...page.rows);
    after = page.next;
  }
  expect(new Set(rows.map(({ caseName, id }) => `${caseName}/${id}`)).size).toBe(rows.length);
  expect(rows.length).toBe((await ask('table=claims&most=200')).rows.length);
  expect(new Set(rows.map(({ caseName }) => caseName))).toEqual(new Set(names));
  const days = rows.map(({ day }) => day ?? '');
  expect(days).toEqual([...days].sort().reverse());
});

test('words, case and days narrow it', async () => {
  const [first] = (await ask('table=claims')).rows;
  const word = first?.title.split(/[^\p{L}\p{N}]+/u).find((part) => part.length > 3) ?? '';
  const found = await ask(
    `table=claims&q=${encodeURIComponent(word.slice(0, 3).toUpperCase())}&case=${first?.caseName}`,
  );
  expect(found.rows).toContainEqual(first);
  expect(new Set(found.rows.map(({ caseName }) => caseName))).toEqual(new Set([first?.caseName]));
  expect((await ask('table=claims&from=2999')).rows).toEqual([]);
  expect((await ask('table=claims&q=nothing-says-this-at-all')).rows).toEqual([]);
  expect((await ask(`table=claims&from=${first?.day}&to=${first?.day}`)).rows).toContainEqual(first);
});

test('rows of a case that may not be read are not there, however they are asked for', async () => {
  const [mine = '', other = ''] = names;
  const viewer = { role: 'viewer', caseName: mine, mayExport: false, seesPeople: false } as const;
  expect(new Set((await ask('most=200', [viewer])).rows.map(({ caseName }) => caseName))).toEqual(new Set([mine]));
  expect((await ask(`case=${other}`, [viewer])).rows).toEqual([]);
  expect((await ask('', [])).rows).toEqual([]);
  const desk = { ...viewer, caseName: '' };
  expect(new Set((await ask('most=200', [desk])).rows.map(({ caseName }) => caseName))).toEqual(new Set(names));
});

test.each([
  ['table=secrets', /table: one of/],
  ['most=0', /most: 1 to 200/],
  ['most=1e9', /most: 1 to 200/],
  ['from=yesterday', /from: a day/],
  ['after=nonsense', /after: what/],
  [`after=${Buffer.from('["2031","a\\u0000b","c"]').toString('base64url')}`, /after: what/],
])('%s is refused by its rule', async (query, rule) => {
  const answer = await appFor().request(`/api/rows?${query}`);
  expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
    422,
    expect.stringMatching(rule),
  ]);
});

test('a revision that cannot be read has no rows, and says so on the terminal or its page, not by a fault', async () => {
  const broken = { ...store, files: async () => Promise.reject(new Error('gone')) } as unknown as Store;
  await store.importCase({ caseName: 'broken', title: 't', digest: 'sha256:00', importedAt: NOW, files: new Map() });
  const clock = startIndexClock({ store: broken, rows: store.rows, log: (line) => void logged.push(line) });
  await vi.waitFor(() => {
    expect(logged).toContainEqual('broken: its rows are not among those of all cases: gone');
  }, PATIENCE);
  await clock.stop();
});
