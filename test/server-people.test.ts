/** People over HTTP against a real PostgreSQL: sign-in, sessions, tokens, review, comments, the audit, and what is withheld. */
import { readFile } from 'node:fs/promises';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditFinding } from '../src/doctor/audit.js';
import { parseFiles } from '../src/folder/parse-files.js';
import { permissionsTable } from '../src/people/permissions-table.js';
import { QUOTAS } from '../src/people/quotas.js';
import { invite } from '../src/server/people/desk.js';
import { custodyLogOf, vaultOfServer } from '../src/vault/vault-paths.js';
import { cookieOf, type Desk, member, ORIGIN, openDesk, type Sent } from './support/desk.js';
import { ask } from './support/servers.js';
import { zipEntries } from './support/zip-entries.js';

const CASE = 'ridgeline';
let desk: Desk;
let databaseUrl: string;
beforeAll(async () => {
  desk = await openDesk();
  databaseUrl = desk.databaseUrl;
});
afterAll(() => desk?.close());
const call = (method: string, path: string, sent?: Sent) => desk.call(method, path, sent);
const somebody: Desk['somebody'] = (...given) => desk.somebody(...given);
/** as the example has it */
const NOTE = 'Tank depot. Invented; open sea.';
const now = (): string => desk.now();

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

test('only whoever may read a case is told by its page what that will ask for', async () => {
  const { cookie } = await somebody('reader', member('viewer'));
  const told = async (name: string, sent: Sent = {}): Promise<string | null> =>
    (await call('GET', `/case/${name}?scenario=good`, sent)).headers.get('link');
  expect([await told(CASE), await told('other', { cookie }), await told('nowhere', { cookie })]).toEqual([
    null,
    null,
    null,
  ]);
  const link = (await told(CASE, { cookie })) ?? '';
  const paths = [...link.matchAll(/<([^>]+)>; rel=preload/g)].map(([, path]) => path as string);
  expect(paths.slice(0, 2)).toEqual([`/api/cases/${CASE}`, `/api/cases/${CASE}/run?revision=1&scenario=good&wait=0`]);
  for (const path of paths) expect((await call('GET', path, { cookie })).status).toBeLessThan(300);
});

test('the first owner joins by the link once, and signs in again by password and a fresh code', async () => {
  const link = await invite(
    desk.store.people,
    '',
    { role: 'owner', mayExport: true, seesPeople: true },
    new Date(now()),
  );
  const offered = await (await call('POST', '/api/people/invitation', { body: { invitation: link } })).json();
  const codeNow = (): string =>
    new TOTP({ secret: Secret.fromBase32(offered.secret) }).generate({ timestamp: desk.clock.ms });
  const given = { invitation: link, name: 'Owner', password: 'a long enough phrase '.repeat(10).slice(0, 200) };
  expect((await call('POST', '/api/people/join', { body: { ...given, code: '000000' } })).status).toBe(422);
  const guessed = { ...given, password: 'owner-plumbline-1', code: codeNow() };
  expect(await (await call('POST', '/api/people/join', { body: guessed })).json()).toEqual({
    error: 'password: one that is not guessed from "plumbline"',
  });
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
  desk.clock.ms += 30_000;
  expect((await signIn('another long phrase', codeNow())).status).toBe(401);
  // Longer than any may be: not cut to the one that is right.
  expect((await signIn(`${given.password}x`, codeNow())).status).toBe(401);
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
  desk.clock.ms += 13 * 3_600_000;
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

test('whoever loses the last role is signed out, tokens too; an owner signs out whom they will', async () => {
  const chief = await somebody('signs-out', member('owner', ''));
  const [leaves, stays] = [await somebody('leaves', member('editor')), await somebody('stays', member('editor'))];
  const body = { scope: 'read', days: 1, label: 'job' };
  const { token } = await (await call('POST', '/api/people/account/tokens', { ...leaves, body })).json();
  const asProgram = async (): Promise<number> => {
    const headers = { host: 'desk.example', authorization: `Bearer ${token}` };
    return (await desk.app.request(`${ORIGIN}/api/people/account`, { headers })).status;
  };
  const account = async (who: { cookie: string }) => (await call('GET', '/api/people/account', who)).status;
  expect([await account(leaves), await asProgram()]).toEqual([200, 200]);
  await call('PUT', `/api/cases/${CASE}/members`, { ...chief, body: { name: 'leaves', role: null } });
  expect([await account(leaves), await asProgram()]).toEqual([401, 401]);
  const out = (name: string, by: { cookie: string }) => call('DELETE', `/api/people/members/${name}/sessions`, by);
  expect((await out('signs-out', stays)).status).toBe(403);
  expect([(await out('nobody-here', chief)).status, (await out('stays', chief)).status]).toEqual([404, 200]);
  expect([await account(stays), await account(chief)]).toEqual([401, 200]);
});

test('a token does what its scope says, for a program that sends no origin; a page of another site does nothing', async () => {
  const { cookie } = await somebody('program', member('editor'));
  const { token } = await (
    await call('POST', '/api/people/account/tokens', { cookie, body: { scope: 'read', days: 1, label: 'job' } })
  ).json();
  const asProgram = (method: string, path: string) =>
    desk.app.request(`${ORIGIN}${path}`, {
      method,
      headers: { host: 'desk.example', authorization: `Bearer ${token}` },
    });
  expect((await asProgram('GET', `/api/cases/${CASE}/revisions`)).status).toBe(200);
  expect((await asProgram('GET', `/api/cases/${CASE}/files/claims.csv`)).status).toBe(403);
  expect((await asProgram('POST', `/api/cases/${CASE}/comments`)).status).toBe(403);
  expect((await asProgram('POST', '/api/people/account/tokens')).status).toBe(403);
  expect(await ask(databaseUrl, `select count(*) from account_token where secret_digest = '${token}'`)).toBe('0');
  const forged = { cookie, headers: { origin: 'https://elsewhere.example' } };
  expect((await call('POST', '/api/people/sign-out', forged)).status).toBe(403);
  desk.clock.ms += 2 * 86_400_000;
  expect((await asProgram('GET', `/api/cases/${CASE}/revisions`)).status).toBe(401);
});

test('where people sign in, no browser keeps what it was shown of a case', async () => {
  const { cookie } = await somebody('looker', member('editor', ''));
  const id = desk.entries[0]?.id;
  const paths = ['', '/revisions', '/evidence', `/evidence/${id}`, `/evidence/${id}/picture`, '/files/claims.csv'];
  for (const path of [...paths, '/export', `/evidence/${id}/bytes`, '/nowhere']) {
    const { headers } = await call('GET', `/api/cases/${CASE}${path}`, { cookie });
    expect([path, headers.get('cache-control'), headers.get('etag')]).toEqual([path, 'no-store', null]);
  }
});

test('one person takes out, brings in and reads so much in ten minutes, and another as much again', async () => {
  const [greedy, other] = [await somebody('greedy', member('editor', '')), await somebody('modest', member('editor'))];
  const out = (who: { cookie: string }) => call('GET', `/api/cases/${CASE}/files/claims.csv`, who);
  for (let i = 0; i < QUOTAS['take out']; i++) await out(greedy);
  const stopped = await out(greedy);
  expect([stopped.status, Number(stopped.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect([(await out(other)).status, (await call('GET', `/api/cases/${CASE}/review`, greedy)).status]).toEqual([
    200, 200,
  ]);
  const bring = () => call('POST', '/api/cases', { ...greedy, body: {} });
  for (let i = 0; i < QUOTAS['bring in']; i++) expect((await bring()).status).not.toBe(429);
  expect((await bring()).status).toBe(429);
  desk.clock.ms += 10_000;
  expect((await out(greedy)).status).toBe(200);
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
  const edit = { kind: 'set', table: 'sites.csv', key: ['kestrel'], column: 'note', was: NOTE, now: 'Tank depot.' };
  await call('POST', `/api/cases/${CASE}/revisions`, { ...author, body: { base: 1, edits: [edit] } });
  const { states } = await (await call('GET', `/api/cases/${CASE}/review`, author)).json();
  expect(states['claim:c1']).toBe('draft');
});

test('whoever may not see who worked on a case is told what was done, not by whom', async () => {
  const blind = await somebody('blind', member('viewer', CASE, true, false));
  const text = await (await call('GET', `/api/cases/${CASE}/review`, blind)).text();
  expect(text).toMatch(/"signed"/);
  expect(text).not.toMatch(/"author"|"second"/);
  expect((await call('GET', `/api/cases/${CASE}/comments`, blind)).status).toBe(403);
});

test('a revision, a look, a download and a decision name who is signed in, whatever the request says', async () => {
  const { cookie } = await somebody('maker', member('analyst', ''));
  const body = {
    base: 2,
    edits: [{ kind: 'set', table: 'sites.csv', key: ['kestrel'], column: 'note', was: 'Tank depot.', now: 'Depot.' }],
  };
  const forged = { ...body, author: 'somebody else', by: 'somebody else' };
  expect((await (await call('POST', `/api/cases/${CASE}/revisions`, { cookie, body: forged })).json()).author).toBe(
    'maker',
  );
  const begun = {
    name: 'begun',
    title: 'Begun',
    strike: '2031-01-01',
    question: '',
    types: ['A'],
    sites: [{ name: 'S', lat: 0, lon: 0 }],
  };
  expect(await (await call('POST', '/api/cases', { cookie, body: begun })).json()).toMatchObject({ author: 'maker' });
  const id = desk.entries[0]?.id;
  expect((await call('GET', `/api/cases/${CASE}/evidence/${id}/bytes`, { cookie })).status).toBe(200);
  const log = await readFile(custodyLogOf(vaultOfServer(desk.data, CASE)), 'utf8');
  expect(log.trim().split('\n').at(-1)).toMatch(/"action":"export","actor":"maker"/);
  const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
  const decision = {
    kind: 'merge',
    by: 'somebody else',
    reason: 'one picture',
    a: digest('a'),
    b: digest('b'),
    distance: 2,
  };
  expect(await (await call('POST', '/api/duplicates', { cookie, body: decision })).json()).toMatchObject({
    by: 'maker',
  });
});

test('whoever may not see people gets one number for each of them, in answers and in every file', async () => {
  const blind = await somebody('blinder', member('editor', CASE, true, false));
  const names = /maker|Arden|Kell\b|Oru\b|analyst-1/;
  for (const path of ['', '/revisions', '/difference?from=1', `/evidence/${desk.entries[0]?.id}`]) {
    const text = await (await call('GET', `/api/cases/${CASE}${path}`, blind)).text();
    expect([path, names.exec(text)?.[0] ?? null]).toEqual([path, null]);
  }
  const { theCase } = await (await call('GET', `/api/cases/${CASE}`, blind)).json();
  const [first] = theCase.grading.assessments;
  // Two persons stay two: that an approver is not the author can still be seen.
  for (const one of [first.author, first.approver]) expect(one).toMatch(/^person \d+$/);
  expect(first.author).not.toBe(first.approver);
  for (const file of [
    'assessments.csv',
    'elicitations.csv',
    'locations.csv',
    'source_ratings.csv',
    'credibility.csv',
  ]) {
    const text = await (await call('GET', `/api/cases/${CASE}/files/${file}`, blind)).text();
    expect([file, names.exec(text)?.[0] ?? null, /person \d/.test(text)]).toEqual([file, null, true]);
  }
  const zip = await call('GET', `/api/cases/${CASE}/export`, blind);
  expect(zip.headers.get('content-disposition')).toContain('without-people');
  const files = await zipEntries(Buffer.from(await zip.arrayBuffer()));
  expect(files.size).toBeGreaterThan(15);
  for (const [path, bytes] of files) expect([path, names.exec(bytes.toString())?.[0] ?? null]).toEqual([path, null]);
  // What came out reads as a case like any other.
  const inner = new Map([...files].map(([path, bytes]) => [path.replace(/^[^/]+\//, ''), new Uint8Array(bytes)]));
  expect((await parseFiles(inner)).ok).toBe(true);
});

test('a grade that stood changes only with a reason, in the note or in its row', async () => {
  const { cookie } = await somebody('grader', member('analyst'));
  const set = (column: string, was: string, now: string) => ({
    kind: 'set',
    table: 'source_ratings.csv',
    key: ['overview_desk', '2031-01-10'],
    column,
    was,
    now,
  });
  const save = (edits: readonly unknown[], note?: string) =>
    call('POST', `/api/cases/${CASE}/revisions`, { cookie, body: { base: 3, edits, note } });
  const silent = await save([set('reliability', 'B', 'C')]);
  expect(silent.status).toBe(422);
  expect((await silent.json()).problems).toMatchObject([
    { field: 'reliability', got: 'C', key: ['overview_desk', '2031-01-10'] },
  ]);
  expect((await save([set('reliability', 'B', 'C')], 'two counts were wrong')).status).toBe(201);
  const said = set('reason', 'Earlier counts were borne out; each comes with its image', 'Two counts were wrong');
  expect((await save([set('reliability', 'C', 'D'), said])).status).toBe(201);
});

test('comments find whom they mention and whom they are given to', async () => {
  const { cookie } = await somebody('writer', member('analyst'));
  const given = await somebody('given', member('reviewer'));
  const body = { about: 'claim:c1', words: 'see @author, and mail me@example.org.', assignedTo: 'given' };
  expect((await call('POST', `/api/cases/${CASE}/comments`, { cookie, body })).status).toBe(201);
  const { comments } = await (await call('GET', `/api/cases/${CASE}/comments`, { cookie })).json();
  expect(comments).toMatchObject([{ by: 'writer', assignedTo: 'given', mentions: ['author'] }]);
  // It waits under what is mine, and not under what is anybody else's, until it is seen to.
  const mine = async (who: { cookie: string }) =>
    (await (await call('GET', '/api/people/mine', who)).json()).comments.length;
  expect([await mine(given), await mine({ cookie })]).toEqual([1, 0]);
  const done = `/api/cases/${CASE}/comments/${comments[0].id}/done`;
  expect((await call('POST', done, { ...given, body: {} })).status).toBe(200);
  expect((await call('POST', done, { ...given, body: {} })).status).toBe(404);
  expect(await mine(given)).toBe(0);
  const out = { ...body, assignedTo: 'blinder' };
  expect((await call('POST', `/api/cases/${CASE}/comments`, { cookie, body: out })).status).toBe(422);
  const { people } = await (await call('GET', `/api/cases/${CASE}/people`, { cookie })).json();
  expect(people).toContainEqual({ name: 'given', role: 'reviewer' });
  expect(people.map(({ name }: { name: string }) => name)).not.toContain('blinder');
});

test('the audit tells acts, refusals and failures, and a row altered or taken away is found', async () => {
  const { cookie } = await somebody('chief', member('owner', ''));
  const { cookie: nobody } = await somebody('nobody');
  desk.clock.ms += 1000;
  await call('POST', `/api/cases/${CASE}/comments`, { cookie: nobody, body: {} });
  const { rows } = await (await call('GET', '/api/people/audit', { cookie })).json();
  expect(rows[0]).toMatchObject({ by: 'nobody', act: 'comment', caseName: CASE, outcome: 'refused' });
  const broken = async () =>
    (await desk.store.people.log.check()).breaks.map(({ caseName, number }) => [caseName, number]);
  expect(await broken()).toEqual([]);
  expect(await auditFinding(databaseUrl)).toMatchObject({ state: 'ok' });
  await ask(databaseUrl, `update audit set outcome = 'changed' where case_name = '${CASE}' and number = 2`);
  expect(await broken()).toEqual([[CASE, 2]]);
  const told = await auditFinding(databaseUrl);
  expect([told.state, told.found]).toEqual(['fail', expect.stringMatching(/line 2 of .* on ridgeline/)]);
  await ask(databaseUrl, `delete from audit where case_name = '${CASE}' and number = 1`);
  expect(await broken()).toEqual([[CASE, 1]]);
});

test('the desk keeps an owner', async () => {
  await ask(databaseUrl, "delete from membership where case_name = ''");
  const last = await somebody('last', member('owner', ''));
  const answer = await call('PUT', '/api/people/members', { ...last, body: { name: 'last', role: null } });
  expect(answer.status).toBe(409);
});

test('the document shows the table of permissions as it is', async () => {
  const document = await readFile(new URL('../docs/people.md', import.meta.url), 'utf8');
  expect(document).toContain(permissionsTable());
});
