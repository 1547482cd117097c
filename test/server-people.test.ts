/** People over HTTP against a real PostgreSQL: every role on every address, sign-in, review, and what is withheld. */
import { readFile } from 'node:fs/promises';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ACTS, type Act, isAllowed, type Membership, ROLES } from '../src/people/permissions.js';
import { permissionsTable } from '../src/people/permissions-table.js';
import { makeApp } from '../src/server/app.js';
import { type LiveHub, makeLiveHub } from '../src/server/live/live-hub.js';
import { invite } from '../src/server/people/desk.js';
import { ROUTE_ACTS } from '../src/server/people/route-acts.js';
import { digestOf, newId, newSecret } from '../src/server/people/secrets.js';
import { COOKIE } from '../src/server/people/who.js';
import { openStore } from '../src/store/open-store.js';
import type { OpenedStore } from '../src/store/postgres-store.js';
import { inventedImport } from '../src/testing/contract.js';
import { ask, freshDatabase } from './support/servers.js';

let nowMs = Date.UTC(2031, 0, 1);
const now = (): string => new Date(nowMs).toISOString();
const ORIGIN = 'https://desk.example';
const CASE = 'ridge';

let database: { url: string; drop: () => Promise<void> };
let store: OpenedStore;
let app: ReturnType<typeof makeApp>;
let live: LiveHub;

beforeAll(async () => {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  database = await freshDatabase(first);
  store = await openStore({ databaseUrl: database.url });
  await store.importCase(inventedImport(CASE, 1));
  await store.importCase(inventedImport('other', 1));
  const people = { people: store.people, origin: () => ORIGIN };
  live = makeLiveHub({ store });
  app = makeApp({
    store,
    live,
    web: () => new Response('page'),
    port: () => 1,
    now,
    log: (line) => console.error(line),
    people,
    rows: { rows: store.rows, behind: () => 0 },
  });
});
afterAll(async () => {
  await live?.close();
  await store?.close();
  await database?.drop();
});

type Sent = { cookie?: string; body?: unknown; headers?: Record<string, string> };
const call = async (method: string, path: string, { cookie, body, headers }: Sent = {}): Promise<Response> =>
  app.request(`${ORIGIN}${path}`, {
    method,
    headers: {
      host: 'desk.example',
      origin: ORIGIN,
      ...(cookie === undefined ? {} : { cookie: `${COOKIE}=${cookie}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** An account with its session, without the cost of a password. */
async function somebody(name: string, ...memberships: Membership[]): Promise<{ id: string; cookie: string }> {
  const secret = newSecret();
  const { id, at } = { id: newId(), at: new Date(now()) };
  await ask(database.url, `insert into account values ('${id}', '${name}', 'x', 'JBSWY3DPEHPK3PXP', 0, now(), null)`);
  for (const { caseName, ...given } of memberships) await store.people.accounts.setMembership(id, caseName, given);
  await store.people.sessions.begin({
    ...{ id: newId(), secret_digest: digestOf(secret), account_id: id, by: 'test', agent: '' },
    ...{ created_at: at, seen_at: at, ended_at: null },
  });
  return { id, cookie: secret };
}
const member = (role: Membership['role'], caseName = CASE, mayExport = true, seesPeople = true): Membership => ({
  ...{ caseName, role, mayExport, seesPeople },
});
const cookieOf = (answer: Response): string =>
  new RegExp(`${COOKIE}=([^;]+)`).exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';

test('every address of the server has its act, and no act is of an address that is not there', () => {
  const served = new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
      .map(({ method, path }) => `${method} ${path.replace(/\{\.\+\}/, '').replace(/:(\w+)/g, '{$1}')}`),
  );
  const known = new Set(Object.keys(ROUTE_ACTS));
  expect([...served].filter((route) => !known.has(route))).toEqual([]);
  const absent = [...known].filter((route) => !served.has(route));
  expect(absent.filter((route) => !/evidence|duplicates|dossier|double-readings/.test(route))).toEqual([]);
});

/** They begin and end sessions; each has a test below or in the browser. */
const OWN_TESTS = new Set(['sign-out', 'sign-in', 'passkey/sign-in'].map((path) => `POST /api/people/${path}`));

const KINDS: readonly (Membership | null)[] = [
  null,
  ...ROLES.flatMap((role) =>
    [CASE, ''].flatMap((caseName) => [
      member(role, caseName),
      member(role, caseName, false),
      member(role, caseName, true, false),
    ]),
  ),
];

test('every role with every right on every address is let in or refused as the table says', async () => {
  let tried = 0;
  for (const [i, kind] of KINDS.entries()) {
    const { cookie } = await somebody(`matrix${i}`, ...(kind ? [kind] : []));
    const tries = Object.entries(ROUTE_ACTS)
      .filter(([route]) => !OWN_TESTS.has(route))
      .map(async ([route, act]) => {
        const [method = '', path = ''] = route.split(' ');
        const address = path.replace('{name}', CASE).replace(/\{\w+\}/g, 'x');
        const body = method === 'GET' ? {} : { body: {} };
        const { status, body: told } = await call(method, address, { cookie, ...body });
        // A stream goes on until nobody reads it.
        await told?.cancel();
        const isFree = act === 'open' || act === 'own';
        const expected = isFree || (kind !== null && isAllowed([kind], act as Act, CASE));
        expect([route, kind, status !== 403 && status !== 401]).toEqual([route, kind, expected]);
        if (i === 0 && act !== 'open')
          expect([route, (await call(method, address, body)).status]).toEqual([route, 401]);
        tried++;
      });
    await Promise.all(tries);
  }
  expect(tried).toBe(KINDS.length * (Object.keys(ROUTE_ACTS).length - OWN_TESTS.size));
});

test('an address written with escapes is no way around the door', async () => {
  for (const address of ['/%61pi/cases', '/api/c%61ses', '/api//cases', '/api/cases/', '/API/cases', '/%2561pi/cases'])
    expect([address, await (await call('GET', address)).text()]).not.toEqual([address, expect.stringContaining(CASE)]);
});

test('a role on one case opens no other, and the list names only what may be read', async () => {
  const { cookie } = await somebody('one-case', member('editor'));
  expect((await call('GET', '/api/cases/other/revisions', { cookie })).status).toBe(403);
  const { cases } = (await (await call('GET', '/api/cases', { cookie })).json()) as { cases: { caseName: string }[] };
  expect(cases.map(({ caseName }) => caseName)).toEqual([CASE]);
});

test('the first owner joins by the link once, and signs in again by password and a fresh code', async () => {
  const link = await invite(store.people, '', { role: 'owner', mayExport: true, seesPeople: true }, new Date(now()));
  const offered = await (await call('POST', '/api/people/invitation', { body: { invitation: link } })).json();
  const codeNow = (): string => new TOTP({ secret: Secret.fromBase32(offered.secret) }).generate({ timestamp: nowMs });
  const given = { invitation: link, name: 'Owner', password: 'a long enough phrase' };
  expect((await call('POST', '/api/people/join', { body: { ...given, code: '000000' } })).status).toBe(422);
  const joined = await call('POST', '/api/people/join', { body: { ...given, code: codeNow() } });
  const { recovery } = await joined.json();
  expect([joined.status, recovery.length]).toEqual([201, 10]);
  expect(joined.headers.get('set-cookie')).toMatch(/^__Host-.*HttpOnly; Secure; SameSite=Lax/);
  expect((await call('POST', '/api/people/join', { body: { ...given, name: 'Other', code: codeNow() } })).status).toBe(
    404,
  );

  const signIn = (password: string, code: string) =>
    call('POST', '/api/people/sign-in', { body: { name: 'Owner', password, code } });
  // The code that joined was used: it is not taken a second time.
  expect((await signIn(given.password, codeNow())).status).toBe(401);
  nowMs += 30_000;
  expect((await signIn('another long phrase', codeNow())).status).toBe(401);
  const again = await signIn(given.password, codeNow());
  expect(again.status).toBe(200);
  expect(cookieOf(again)).not.toBe(cookieOf(joined));
  expect((await signIn(given.password, recovery[0])).status).toBe(200);
  expect((await signIn(given.password, recovery[0])).status).toBe(401);
  for (let i = 0; i < 10; i++) await signIn('wrong', '1');
  expect((await signIn(given.password, recovery[1])).status).toBe(429);
});

test('a session ends when it is idle, and when its owner ends it', async () => {
  const { cookie } = await somebody('idle');
  const { sessions } = await (await call('GET', '/api/people/account', { cookie })).json();
  expect(sessions).toHaveLength(1);
  nowMs += 13 * 3_600_000;
  expect((await call('GET', '/api/people/account', { cookie })).status).toBe(401);
  const ended = await somebody('ended');
  const mine = (await (await call('GET', '/api/people/account', { cookie: ended.cookie })).json()).sessions[0];
  await call('DELETE', `/api/people/account/sessions/${mine.id}`, { cookie: ended.cookie });
  expect((await call('GET', '/api/people/account', { cookie: ended.cookie })).status).toBe(401);
  const left = await somebody('left');
  const out = await call('POST', '/api/people/sign-out', { cookie: left.cookie });
  expect([out.status, out.headers.get('clear-site-data')]).toEqual([200, '"cache"']);
  expect((await call('GET', '/api/people/account', { cookie: left.cookie })).status).toBe(401);
});

test('a token does what its scope says, for a program that sends no origin; a page of another site does nothing', async () => {
  const { cookie } = await somebody('program', member('editor'));
  const { token } = await (
    await call('POST', '/api/people/account/tokens', { cookie, body: { scope: 'read', days: 1, label: 'job' } })
  ).json();
  const asProgram = (method: string, path: string) =>
    app.request(`${ORIGIN}${path}`, { method, headers: { host: 'desk.example', authorization: `Bearer ${token}` } });
  expect((await asProgram('GET', `/api/cases/${CASE}/revisions`)).status).toBe(200);
  expect((await asProgram('GET', `/api/cases/${CASE}/files/tables/claims.csv`)).status).toBe(403);
  expect((await asProgram('POST', `/api/cases/${CASE}/comments`)).status).toBe(403);
  expect((await asProgram('POST', '/api/people/account/tokens')).status).toBe(403);
  expect(await ask(database.url, `select count(*) from account_token where secret_digest = '${token}'`)).toBe('0');
  const forged = { cookie, headers: { origin: 'https://elsewhere.example' } };
  expect((await call('POST', '/api/people/sign-out', forged)).status).toBe(403);
  nowMs += 2 * 86_400_000;
  expect((await asProgram('GET', `/api/cases/${CASE}/revisions`)).status).toBe(401);
});

test('who sent it to review neither approves nor signs, and what is approved is one revision', async () => {
  const [author, reviewer] = [await somebody('author', member('editor')), await somebody('second', member('editor'))];
  const step = async (cookie: string, state: string, revision = 1, note = '') =>
    (await call('POST', `/api/cases/${CASE}/review`, { cookie, body: { about: 'claim:c1', state, revision, note } }))
      .status;
  expect(await step(author.cookie, 'approved')).toBe(409);
  expect(await step(author.cookie, 'in review')).toBe(201);
  expect(await step(author.cookie, 'approved')).toBe(409);
  expect(await step(reviewer.cookie, 'approved')).toBe(201);
  expect(await step(author.cookie, 'signed')).toBe(409);
  expect(await step(reviewer.cookie, 'signed', 2)).toBe(409);
  expect(await step(reviewer.cookie, 'signed')).toBe(201);
  await store.importCase(inventedImport(CASE, 2));
  const { states } = await (await call('GET', `/api/cases/${CASE}/review`, author)).json();
  expect(states['claim:c1']).toBe('draft');
});

test('whoever may not see who worked on a case is told what was done, not by whom', async () => {
  const blind = await somebody('blind', member('viewer', CASE, true, false));
  const text = await (await call('GET', `/api/cases/${CASE}/review`, blind)).text();
  expect(text).toMatch(/"signed"/);
  expect(text).not.toMatch(/author|second/);
  expect((await call('GET', `/api/cases/${CASE}/comments`, blind)).status).toBe(403);
});

test('comments find whom they mention and whom they are given to', async () => {
  const { cookie } = await somebody('writer', member('analyst'));
  const body = { about: 'claim:c1', words: 'see @author, and mail me@example.org.', assignedTo: 'second' };
  expect((await call('POST', `/api/cases/${CASE}/comments`, { cookie, body })).status).toBe(201);
  const { comments } = await (await call('GET', `/api/cases/${CASE}/comments`, { cookie })).json();
  expect(comments).toMatchObject([{ by: 'writer', assignedTo: 'second', mentions: ['author'] }]);
});

test('the audit tells acts, refusals and failures, and a row altered or taken away is found', async () => {
  const { cookie } = await somebody('chief', member('owner', ''));
  const { cookie: nobody } = await somebody('nobody');
  nowMs += 1000;
  await call('POST', `/api/cases/${CASE}/comments`, { cookie: nobody, body: {} });
  const { rows } = await (await call('GET', '/api/people/audit', { cookie })).json();
  expect(rows[0]).toMatchObject({ by: 'nobody', act: 'comment', caseName: CASE, outcome: 'refused' });
  const broken = async () => (await store.people.log.check()).map(({ caseName, number }) => [caseName, number]);
  expect(await broken()).toEqual([]);
  await ask(database.url, `update audit set outcome = 'changed' where case_name = '${CASE}' and number = 2`);
  expect(await broken()).toEqual([[CASE, 2]]);
  await ask(database.url, `delete from audit where case_name = '${CASE}' and number = 1`);
  expect(await broken()).toEqual([[CASE, 1]]);
});

test('the desk keeps an owner', async () => {
  await ask(database.url, "delete from membership where case_name = ''");
  const last = await somebody('last', member('owner', ''));
  const answer = await call('PUT', '/api/people/members', { ...last, body: { name: 'last', role: null } });
  expect(answer.status).toBe(409);
});

test('every act of the table is asked for somewhere', () => {
  const asked = new Set<string>([...Object.values(ROUTE_ACTS), 'approve', 'sign', 'change a case']);
  expect(Object.keys(ACTS).filter((act) => !asked.has(act))).toEqual([]);
});

test('the document shows the table of permissions as it is', async () => {
  const document = await readFile(new URL('../docs/people.md', import.meta.url), 'utf8');
  expect(document).toContain(permissionsTable());
});
