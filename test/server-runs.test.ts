/** Runs made by the server for all who look: the same as any other maker's, made once, and never of names that are withheld. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { assumptionsText } from '../src/client/assumptions-text.js';
import { configOf, type RunView, runQuery } from '../src/client/run-view.js';
import { recordOf } from '../src/core/claims/record/record-table.js';
import { makeRunner } from '../src/core/execute.js';
import type { CaseRevision } from '../src/core/ports.js';
import { collectFiles } from '../src/folder/collect-files.js';
import { loadCaseFolder } from '../src/folder/read-folder.js';
import { recordFor } from '../src/folder/record-file.js';
import type { Membership } from '../src/people/permissions.js';
import { importFiles } from '../src/server/import-case.js';
import { caseToRun, runsApp } from '../src/server/runs.js';
import { openStore } from '../src/store/open-store.js';
import type { OpenedStore } from '../src/store/postgres-store.js';
import { makeRunKeeper } from '../src/threads/run-keeper.js';
import { freshCache } from './support/own-cache.js';
import { freshDatabase } from './support/servers.js';

// Here runs are made, not found.
freshCache();
const FOLDER = 'examples/ridgeline';
const VIEW: RunView = { scenario: 'middling', asOf: null, dependence: null, assume: null };
const keeper = makeRunKeeper(0);
let store: OpenedStore;
let drop: () => Promise<void>;
let revision: CaseRevision;
beforeAll(async () => {
  const [server] = inject('servers');
  if (!server) throw new Error('no PostgreSQL to test on');
  const database = await freshDatabase(server);
  drop = database.drop;
  store = await openStore({ databaseUrl: database.url });
  const imported = await importFiles(store, (await collectFiles(FOLDER)).files, '2031-01-01T00:00:00.000Z');
  if (!('revision' in imported)) throw new Error('the example is imported');
  revision = imported.revision;
});
afterAll(async () => {
  await keeper.close();
  await store.close();
  await drop();
});

function ask(query: string, memberships?: readonly Membership[], isAhead = false): Promise<Response> {
  const app = new Hono();
  app.use(async (c, next) => {
    if (memberships)
      c.set('who', { id: '1', name: 'someone', memberships, sessionId: null, provenAt: null, scope: 'all' });
    await next();
  });
  app.route('/', runsApp({ store, keeper, isAhead }));
  return Promise.resolve(app.request(`/api/cases/${revision.caseName}/run?${query}`));
}

test('nothing is begun for whoever does not wait; whoever waits has the run that anybody would make', async () => {
  const first = await ask(runQuery(VIEW));
  expect([first.status, await first.json()]).toEqual([202, { made: false }]);
  const sent = (await (await ask(`${runQuery(VIEW)}&wait=20`)).json()) as object;
  const read = await loadCaseFolder(FOLDER);
  if (!read.ok) throw new Error('the example reads');
  const runner = makeRunner(read.theCase, recordOf(await recordFor(read.theCase.record)));
  const { theCase: _, ...own } = runner(configOf(VIEW));
  expect(sent).toEqual(JSON.parse(JSON.stringify(own)));
  const again = await ask(runQuery(VIEW));
  expect([again.status, await again.json()]).toEqual([200, sent]);
});

test('it goes packed to whoever can unpack it, and is the same', async () => {
  const keptBytes = keeper.kept(revision.digest, configOf(VIEW));
  const answer = await runsApp({ store, keeper, isAhead: false }).request(
    `/api/cases/${revision.caseName}/run?${runQuery(VIEW)}`,
    { headers: { 'accept-encoding': 'gzip, br' } },
  );
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(keptBytes ?? []));
});

test('what a reader chose and assumed is in the run', async () => {
  const assume = assumptionsText({
    name: 'Mine',
    depthBook: { coverKm: { low: 20, high: 40, source: 'published reach, 2031' }, defences: 3 },
  });
  const view: RunView = { scenario: 'good', asOf: '2031-03-20', dependence: 0.5, assume };
  const { config, asOf } = (await (await ask(`${runQuery(view)}&wait=20`)).json()) as ReturnType<typeof made>;
  expect([asOf, config]).toEqual(['2031-03-20', configOf(view)]);
});
const made = () => ({ asOf: '', config: configOf(VIEW) });

test('whoever may not see who worked on a case is handed none', async () => {
  const blind: Membership = { caseName: '', role: 'viewer', mayExport: false, seesPeople: false };
  expect((await ask(runQuery(VIEW), [blind])).status).toBe(202);
  expect((await ask(runQuery(VIEW), [{ ...blind, seesPeople: true }])).status).toBe(200);
});

test('once one is handed out, other visibilities, dependences and the other days are made while nobody waits', async () => {
  await ask(runQuery(VIEW), undefined, true);
  const before = { ...VIEW, asOf: '2031-03-16' };
  for (const next of [
    { ...VIEW, scenario: 'poor' } as const,
    { ...VIEW, dependence: 0 },
    before,
    { ...before, scenario: 'good' } as const,
  ])
    await expect.poll(async () => (await ask(runQuery(next))).status, { timeout: 120_000, interval: 200 }).toBe(200);
});

test('what a page fetches before its reader asks is handed out, and no more is made ahead of it', async () => {
  let asked = 0;
  const app = runsApp({ store, keeper: { ...keeper, ahead: () => asked++ }, isAhead: true });
  const get = async (more: string): Promise<number> =>
    (await app.request(`/api/cases/${revision.caseName}/run?${runQuery(VIEW)}${more}`)).status;
  expect([await get('&ahead=1'), await get('')]).toEqual([200, 200]);
  await expect.poll(() => asked, { timeout: 30_000 }).toBe(1);
  // Both wait for the same rows.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBe(1);
});

test.each([
  'scenario=best',
  'asOf=2031-02-30',
  'asOf=yesterday',
  'dependence=2',
  'dependence=',
  'assume=e30',
  'wait=-1',
  'wait=3600',
])('%s is refused with the rule', async (query) => {
  const answer = await ask(query);
  expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([422, ['error']]);
});

test('where a run takes too long, no more are made ahead', async () => {
  const impatient = makeRunKeeper(0, 0);
  const configs = [101, 102].map((seed) => ({ ...configOf(VIEW), seed }));
  const kept = (): readonly boolean[] => configs.map((config) => impatient.kept(revision.digest, config) !== null);
  impatient.ahead(caseToRun(store, revision), configs);
  await expect.poll(() => kept()[0], { timeout: 60_000 }).toBe(true);
  // In a warm thread the second would be made within this time.
  await sleep(2_000);
  expect(kept()).toEqual([true, false]);
  await impatient.close();
});

test('no such revision', async () => {
  expect((await ask('revision=99')).status).toBe(404);
});

test('of more than 64 who wait, those who waited longest are told to make it themselves', async () => {
  const own = makeRunKeeper();
  const never = { digest: 'sha256:slow', load: () => new Promise<never>(() => {}) };
  const asked = Array.from({ length: 70 }, (_, i) => {
    const answer = own.make(never, { ...configOf(VIEW), seed: i });
    return answer.then(
      () => 'made',
      (error: Error) => error.message,
    );
  });
  // The first is being made; five of the others are one too many.
  expect(await Promise.all(asked.slice(1, 6))).toEqual(Array(5).fill('too many wait'));
  await own.close();
  expect(await Promise.all(asked.slice(6))).toEqual(Array(64).fill('closed'));
});

test('a case that does not read fails alone; a closed keeper makes no more', async () => {
  const own = makeRunKeeper();
  const broken = { digest: 'sha256:none', load: () => Promise.reject(new Error('does not read')) };
  await expect(own.make(broken, configOf(VIEW))).rejects.toThrow('does not read');
  const read = await loadCaseFolder(FOLDER);
  if (!read.ok) throw new Error('the example reads');
  const sound = { digest: read.theCase.digest, load: () => Promise.resolve(read.theCase) };
  expect((await own.make(sound, { ...configOf(VIEW), only: ['claims'] })).length).toBeGreaterThan(100);
  await own.close();
  await expect(own.make(sound, { ...configOf(VIEW), seed: 99 })).rejects.toThrow('closed');
});
