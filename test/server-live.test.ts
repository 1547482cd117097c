/** What changes on a case reaches whoever has it open: through two servers on one real database, and after a break. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { type LiveEvent, plumbline } from '../src/client/client.js';
import type { RowEdit } from '../src/core/casefile/edit.js';
import type { Membership } from '../src/people/permissions.js';
import { makeApp } from '../src/server/app.js';
import { type LiveHub, makeLiveHub } from '../src/server/live/live-hub.js';
import { digestOf, newId, newSecret } from '../src/server/people/secrets.js';
import { type Listening, listen } from '../src/server/serve.js';
import { openStore } from '../src/store/open-store.js';
import type { OpenedStore } from '../src/store/postgres-store.js';
import { ask, freshDatabase } from './support/servers.js';

const CASE = 'begun';
const BEGIN = { name: CASE, title: '', strike: '2031-06-01', question: 'How many?', types: ['Mara'] };
const SITES = Array.from({ length: 50 }, (_, i) => ({ name: `Field ${i + 1}`, lat: 10 + i / 10, lon: 20 }));
const AT = new Date('2031-06-02T00:00:00.000Z');
/** Far longer than a test waits: what is told sooner was told by a signal. */
const SLOW_BEAT_MS = 600_000;

let database: { url: string; drop: () => Promise<void> };
let stores: OpenedStore[];
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  database = await freshDatabase(first);
  stores = [await openStore({ databaseUrl: database.url }), await openStore({ databaseUrl: database.url })];
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await ask(database.url, 'truncate case_file, case_revision, review_step, case_comment, membership cascade');
});
afterAll(async () => {
  for (const store of stores ?? []) await store.close();
  await database?.drop();
});

/** A busy machine may take many seconds for what takes milliseconds. */
const soon = <T>(get: () => T) => expect.poll(get, { timeout: 60_000, interval: 20 });

type Server = { readonly hub: LiveHub; readonly listening: Listening; readonly base: string };

async function serve(
  i: number,
  { beatMs = SLOW_BEAT_MS, signedIn = false, store = stores[i] as OpenedStore } = {},
): Promise<Server> {
  const hub = makeLiveHub({ store, beatMs });
  const make = (port: () => number) =>
    makeApp({
      ...{ store, port, live: hub, web: () => new Response(), now: () => AT.toISOString(), log: console.error },
      ...(signedIn && { people: { people: store.people, origin: () => `http://127.0.0.1:${port()}` } }),
    });
  const listening = await listen(make, '127.0.0.1', 0);
  ends.push(async () => {
    await hub.close();
    await listening.close();
  });
  return { hub, listening, base: `http://127.0.0.1:${listening.port}` };
}

const clientOf = ({ base }: Server, token?: string) => {
  const own: typeof fetch = (address, init) =>
    fetch(address, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), ...(token === undefined && { origin: base }) },
    });
  return plumbline({ base, fetch: own, ...(token !== undefined && { token }) });
};

/** A window on the case: what it was told, and until when. */
function watch(client: ReturnType<typeof clientOf>, page: string, after?: string) {
  const told: LiveEvent[] = [];
  const stop = new AbortController();
  const ended = (async () => {
    for await (const event of client.live(CASE, { page, after, signal: stop.signal })) told.push(event);
  })().catch((error: Error) => (error.name === 'AbortError' ? undefined : Promise.reject(error)));
  ended.catch(() => {});
  const close = async (): Promise<void> => {
    stop.abort();
    await ended.catch(() => {});
  };
  ends.push(close);
  const find = <K extends LiveEvent['kind']>(kind: K) =>
    told.filter((event): event is Extract<LiveEvent, { kind: K }> => event.kind === kind);
  const here = (): readonly unknown[] =>
    (find('here').at(-1)?.people ?? []).map(({ name, page: at, isYou }) => [name, at, isYou]);
  const opened = (): Promise<unknown> => soon(() => told.length).toBeGreaterThan(0);
  return { told, find, here, opened, ended, close };
}

const note = (i: number, now: string): RowEdit => ({
  kind: 'set',
  table: 'sites.csv',
  key: [`field-${i}`],
  column: 'note',
  was: '',
  now,
});
const lastId = (told: readonly LiveEvent[]): string =>
  told
    .map((event) => ('id' in event ? event.id : ''))
    .filter((id) => id !== '')
    .at(-1) ?? '';

test('a revision kept through one server is told through the other, and who is there with it', async () => {
  const [one, other] = [clientOf(await serve(0)), clientOf(await serve(1))];
  await one.beginCase({ ...BEGIN, sites: SITES });
  const [a, b] = [watch(one, 'edit'), watch(other, 'claims')];
  await soon(() => [a.here(), b.here()]).toEqual([[[null, 'claims', false]], [[null, 'edit', false]]]);
  expect(a.find('mark')).toEqual([{ kind: 'mark', id: '1.0.0', revision: 1 }]);
  await one.editCase(CASE, 1, [note(1, 'seen')], 'looked again');
  await soon(() => b.find('revision')).toMatchObject([
    { id: '2.0.0', revision: { revision: 2, note: 'looked again' } },
  ]);
  await b.close();
  await soon(a.here).toEqual([]);
});

test('the id of the last event brings every revision since, once, from a server that never saw the window', async () => {
  const [one, other] = [clientOf(await serve(0)), clientOf(await serve(1))];
  await one.beginCase({ ...BEGIN, sites: SITES });
  const first = watch(one, 'edit');
  await first.opened();
  await first.close();
  for (const i of [1, 2, 3]) await one.editCase(CASE, i, [note(i, 'x')]);
  const again = watch(other, 'edit', lastId(first.told));
  await soon(() => again.find('revision').map(({ revision }) => revision.revision)).toEqual([2, 3, 4]);
  expect(lastId(again.told)).toBe('4.0.0');
});

test('where no signal comes through, a look at each beat finds what changed', async () => {
  const [, second] = stores as [OpenedStore, OpenedStore];
  const deaf = { ...second, signals: { ...second.signals, hear: () => () => {} } };
  const watching = watch(clientOf(await serve(1, { beatMs: 100, store: deaf })), 'edit');
  await expect(watching.ended).rejects.toMatchObject({ status: 404 });
  const writer = clientOf(await serve(0));
  await writer.beginCase({ ...BEGIN, sites: SITES });
  const again = watch(clientOf(await serve(1, { beatMs: 100, store: deaf })), 'edit');
  await again.opened();
  await writer.editCase(CASE, 1, [note(1, 'seen')]);
  await soon(() => again.find('revision').length).toBe(1);
  await soon(() => again.find('beat').length).toBeGreaterThan(0);
});

test('ten who edit while ten windows look on: each window is told each revision once', async () => {
  const [one, other] = [clientOf(await serve(0)), clientOf(await serve(1))];
  await one.beginCase({ ...BEGIN, sites: SITES });
  const windows = Array.from({ length: 10 }, (_, i) => watch(i % 2 === 0 ? one : other, 'edit'));
  for (const window of windows) await window.opened();
  const editors = SITES.slice(0, 10);
  await Promise.all(
    editors.map((_, i) => (i % 2 === 0 ? one : other).editCase(CASE, 1, [note(i + 1, `editor ${i + 1}`)])),
  );
  const wanted = editors.map((_, i) => i + 2);
  for (const window of windows)
    await soon(() => window.find('revision').map(({ revision }) => revision.revision)).toEqual(wanted);
});

test('the streams of one person are bounded, one that closes makes room, and all end when the server does', async () => {
  const server = await serve(0);
  const client = clientOf(server);
  await client.beginCase({ ...BEGIN, sites: SITES });
  const windows = Array.from({ length: 12 }, () => watch(client, 'edit'));
  for (const window of windows) await window.opened();
  await expect(watch(client, 'edit').ended).rejects.toMatchObject({ status: 429 });
  await windows[0]?.close();
  await soon(async () => {
    const one = watch(client, 'edit');
    const over = one.ended.catch(() => {}).then(() => 'full');
    while (one.told.length === 0) if ((await Promise.race([over, sleep(20)])) === 'full') return 'full';
    return 'open';
  }).toBe('open');
  await server.hub.close();
  // Each ends in order; one that was cut off would be an error.
  await Promise.all(windows.map(({ ended }) => ended));
});

/** An account with a token, without the cost of a password. */
async function somebody(name: string, membership: Membership): Promise<string> {
  const [id, secret, { people }] = [newId(), newSecret(), stores[0] as OpenedStore];
  await ask(database.url, `insert into account values ('${id}', '${name}', 'x', 'JBSWY3DPEHPK3PXP', 0, now(), null)`);
  const { caseName, ...given } = membership;
  await people.accounts.setMembership(id, caseName, given);
  const ends_at = new Date(AT.getTime() + 86_400_000);
  await people.sessions.addToken({
    ...{ id: newId(), secret_digest: digestOf(secret), account_id: id, label: '' },
    ...{ scopes: 'all', created_at: AT, ends_at, ended_at: null },
  });
  return secret;
}

test('names are told to whoever may see people; comments to whoever may read them; a role taken away ends the stream', async () => {
  const server = await serve(0, { signedIn: true, beatMs: 100 });
  const [store] = stores as [OpenedStore];
  const role = (seesPeople: boolean): Membership => ({ caseName: CASE, role: 'editor', mayExport: false, seesPeople });
  const [sees, blind] = [await somebody('Anna', role(true)), await somebody('Blind', role(false))];
  const owner = await somebody('Owner', { ...role(true), caseName: '', role: 'owner' });
  await clientOf(server, owner).beginCase({ ...BEGIN, sites: SITES });
  const [a, b, own] = [
    watch(clientOf(server, sees), 'edit'),
    watch(clientOf(server, blind), 'claims'),
    watch(clientOf(server, sees), 'cost'),
  ];
  await soon(() => a.here().length + b.here().length + own.here().length).toBe(6);
  expect(a.here()).toEqual(
    expect.arrayContaining([
      ['Blind', 'claims', false],
      ['Anna', 'cost', true],
    ]),
  );
  expect(b.here()).toEqual(
    expect.arrayContaining([
      [null, 'edit', false],
      [null, 'cost', false],
    ]),
  );
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${server.base}/api/cases/${CASE}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${sees}` },
    });
  expect((await post('comments', { about: 'case', words: 'look at this' })).status).toBe(201);
  expect((await post('review', { about: 'case', state: 'in review', revision: 1, note: '' })).status).toBe(201);
  await soon(() => [a.find('comments').length, a.find('review').length, b.find('review').length]).toEqual([1, 1, 1]);
  expect(b.find('comments')).toEqual([]);
  expect(lastId(b.told)).toBe('1.1.1');
  // Who may not be named has the number he has in the list of revisions.
  await clientOf(server, sees).editCase(CASE, 1, [note(1, 'by Anna')]);
  const authors = () => [a, b].map(({ find }) => find('revision').map(({ revision }) => revision.author));
  await soon(authors).toEqual([['Anna'], ['person 2']]);
  expect((await clientOf(server, blind).revisions(CASE)).map(({ author }) => author)).toEqual(['person 1', 'person 2']);
  const account = await store.people.accounts.byName('Anna');
  await store.people.accounts.setMembership(account?.id ?? '', CASE, null);
  await a.ended;
  await soon(b.here).toEqual([]);
});
