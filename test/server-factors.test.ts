/** What opens an account, changed over HTTP against a real PostgreSQL: by whom, after what, and what then still opens it. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite } from '../src/server/people/desk.js';
import { keyringFrom } from '../src/server/people/keyring.js';
import { hashPassword, schemeOf } from '../src/server/people/password-hash.js';
import { digestOf, newId, newRecoveryCode, newSecret } from '../src/server/people/secrets.js';
import { cookieOf, type Desk, member, openDesk, type Sent } from './support/desk.js';
import { ask } from './support/servers.js';

const KEYRING = keyringFrom({ PLUMBLINE_SEAL_KEY: randomBytes(32).toString('base64') });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(() => null, KEYRING);
});
afterAll(() => desk?.close());
const call = (method: string, path: string, sent?: Sent) => desk.call(method, `/api/people/${path}`, sent);
const ACCOUNT = 'account';
const PASSWORD = 'a long enough phrase';
const HALF_MINUTE_MS = 30_000;

const codeOf = (secret: string, ms = desk.clock.ms): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ms });

/** Somebody who joined by a link, as people do. */
async function joined(name: string) {
  const given = { role: 'editor', mayExport: true, seesPeople: true } as const;
  const link = await invite(desk.store.people, '', given, new Date(desk.now()), KEYRING);
  const { secret } = await (await call('POST', 'invitation', { body: { invitation: link } })).json();
  const body = { invitation: link, name, password: PASSWORD, code: codeOf(secret) };
  const answer = await call('POST', 'join', { body });
  expect([name, answer.status]).toEqual([name, 201]);
  return { name, secret, cookie: cookieOf(answer), recovery: (await answer.json()).recovery as readonly string[] };
}
const signIn = (name: string, password: string, code: string) =>
  call('POST', 'sign-in', { body: { name, password, code } });
const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status;
const later = (ms: number): void => {
  desk.clock.ms += ms;
};

/** every change of what opens an account, and every end of a session */
const CHANGES: readonly (readonly [method: string, path: string])[] = [
  ['POST', 'account/passkeys/challenge'],
  ['POST', 'account/passkeys'],
  ['DELETE', 'account/passkeys/x'],
  ['DELETE', 'account/organisation'],
  ['DELETE', 'account/sessions/x'],
  ['DELETE', 'account/sessions'],
  ['POST', 'account/tokens'],
  ['PUT', 'account/password'],
  ['POST', 'account/authenticator'],
  ['PUT', 'account/authenticator'],
  ['POST', 'account/recovery'],
];

test('nothing that opens an account is changed by a session that showed its factors long ago, nor by a program', async () => {
  const { cookie, secret, name } = await joined('stale');
  const made = { scope: 'all', days: 1, label: 'job' };
  const { token } = await (await call('POST', 'account/tokens', { cookie, body: made })).json();
  later(10 * 60_000);
  for (const [method, path] of CHANGES) {
    const body = method === 'DELETE' ? {} : { body: {} };
    expect([path, (await (await call(method, path, { cookie, ...body })).json()).again]).toEqual([path, true]);
    const headers = { host: 'desk.example', authorization: `Bearer ${token}` };
    const asProgram = await desk.app.request(`https://desk.example/api/people/${path}`, { method, headers });
    expect([path, asProgram.status]).toEqual([path, 403]);
  }
  expect((await (await call('GET', ACCOUNT, { cookie })).json()).provenUntil).toBeNull();
  const again = (password: string, code: string) =>
    statusOf(call('POST', 'account/again', { cookie, body: { password, code } }));
  expect([await again('another phrase', codeOf(secret)), await again(PASSWORD, '000000')]).toEqual([422, 422]);
  expect(await again(PASSWORD, codeOf(secret))).toBe(200);
  expect(await statusOf(call('POST', 'account/recovery', { cookie }))).toBe(201);
  // The code was used: it does not sign in besides.
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(401);
});

test('a password is changed with the current one, and the old one opens nothing any more', async () => {
  const { cookie, secret, name } = await joined('changes');
  const change = (current: string, password: string) =>
    call('PUT', 'account/password', { cookie, body: { current, password } });
  const next = 'quite another sentence';
  expect([await statusOf(change('not this phrase', next)), await statusOf(change('', next))]).toEqual([422, 422]);
  for (const [wrong, rule] of [
    ['short', /12 to 200/],
    ['changes-changes-1', /guessed from/],
    ['123qweasdzxc', /most common/],
  ] as const)
    expect((await (await change(PASSWORD, wrong)).json()).error).toMatch(rule);
  expect(await statusOf(change(PASSWORD, next))).toBe(200);
  later(HALF_MINUTE_MS);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(401);
  expect(await statusOf(signIn(name, next, codeOf(secret)))).toBe(200);
});

test('the current password is not guessed: ten failures, and further ones wait', async () => {
  const { cookie } = await joined('guesses');
  const change = (current: string) =>
    statusOf(call('PUT', 'account/password', { cookie, body: { current, password: 'quite another sentence' } }));
  for (let i = 0; i < 10; i++) expect(await change('wrong')).toBe(422);
  expect(await change(PASSWORD)).toBe(429);
});

test('after a factor was changed all other sessions end at a word, and this one goes on', async () => {
  const { cookie, secret, name } = await joined('elsewhere');
  later(HALF_MINUTE_MS);
  const other = cookieOf(await signIn(name, PASSWORD, codeOf(secret)));
  await call('PUT', 'account/password', { cookie, body: { current: PASSWORD, password: 'quite another sentence' } });
  expect(await statusOf(call('GET', ACCOUNT, { cookie: other }))).toBe(200);
  expect(await (await call('DELETE', 'account/sessions', { cookie })).json()).toEqual({ ended: 1 });
  expect(await statusOf(call('GET', ACCOUNT, { cookie: other }))).toBe(401);
  expect(await statusOf(call('GET', ACCOUNT, { cookie }))).toBe(200);
});

test('another authenticator takes the place of the first once it shows a code', async () => {
  const { cookie, secret, name } = await joined('phones');
  const offered = await (await call('POST', 'account/authenticator', { cookie })).json();
  later(HALF_MINUTE_MS);
  const take = (code: string) => statusOf(call('PUT', 'account/authenticator', { cookie, body: { code } }));
  // Until then the first one goes on, and its codes are not the new one's.
  expect(await take(codeOf(secret))).toBe(422);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(200);
  expect(await take(codeOf(offered.secret))).toBe(200);
  later(HALF_MINUTE_MS);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(401);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(offered.secret)))).toBe(200);
  // Nothing is offered any more: an empty secret takes no code.
  expect(await take(codeOf(offered.secret))).toBe(422);
});

test('recovery codes hold 112 bits and more, and new ones make the old worth nothing', async () => {
  const letters = newRecoveryCode().replaceAll('-', '');
  expect(letters.length * Math.log2(32)).toBeGreaterThanOrEqual(112);
  expect(letters).toMatch(/^[a-km-np-z2-9]{24}$/);
  const { cookie, name, recovery } = await joined('recovers');
  expect(await statusOf(signIn(name, PASSWORD, recovery[0] ?? ''))).toBe(200);
  expect((await (await call('GET', ACCOUNT, { cookie })).json()).recoveryLeft).toBe(9);
  const fresh = (await (await call('POST', 'account/recovery', { cookie })).json()).recovery as readonly string[];
  expect(new Set([...fresh, ...recovery]).size).toBe(20);
  expect(await statusOf(signIn(name, PASSWORD, recovery[1] ?? ''))).toBe(401);
  expect(await statusOf(signIn(name, PASSWORD, fresh[0] ?? ''))).toBe(200);
  expect(await ask(desk.databaseUrl, `select count(*) from account_recovery where code_digest = '${fresh[1]}'`)).toBe(
    '0',
  );
});

test('a code lives for its own half minute, neither before nor after', async () => {
  const { name, secret } = await joined('clocks');
  desk.clock.ms = Math.ceil((desk.clock.ms + 60_000) / HALF_MINUTE_MS) * HALF_MINUTE_MS;
  const begins = desk.clock.ms;
  const code = codeOf(secret);
  for (const [ms, status] of [
    [begins - 1, 401],
    [begins + HALF_MINUTE_MS, 401],
    [begins + HALF_MINUTE_MS - 1, 200],
    [begins + HALF_MINUTE_MS - 1, 401],
  ] as const) {
    desk.clock.ms = ms;
    expect([ms - begins, await statusOf(signIn(name, PASSWORD, code))]).toEqual([ms - begins, status]);
  }
});

test('a password kept by another algorithm opens the account, and is kept by the preferred one from then on', async () => {
  const { name, secret } = await joined('agile');
  const kept = () => ask(desk.databaseUrl, `select password from account where name = '${name}'`);
  const other = await hashPassword(PASSWORD, 'pbkdf2-sha512');
  expect([schemeOf(other), schemeOf(await kept())]).toEqual(['pbkdf2-sha512', 'scrypt']);
  await ask(desk.databaseUrl, `update account set password = '${other}' where name = '${name}'`);
  later(HALF_MINUTE_MS);
  expect(await statusOf(signIn(name, 'another phrase', codeOf(secret)))).toBe(401);
  expect(await kept()).toBe(other);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(200);
  expect(schemeOf(await kept())).toBe('scrypt');
  later(HALF_MINUTE_MS);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(200);
});

test('a secret that must be read again lies sealed, and one that lay open is sealed when its person signs in', async () => {
  const { name, secret, cookie } = await joined('sealed');
  await call('POST', 'account/authenticator', { cookie });
  const key = (await (await call('GET', 'account/browser-key', { cookie })).json()).key as string;
  const row = () =>
    ask(desk.databaseUrl, `select totp || next_totp || browser_key from account where name = '${name}'`);
  expect(await row()).toMatch(/^(aes-256-gcm\$[0-9a-f]{8}\$[\w+/=]+){3}$/);
  expect([(await row()).includes(secret), (await row()).includes(key)]).toEqual([false, false]);
  await ask(desk.databaseUrl, `update account set totp = '${secret}' where name = '${name}'`);
  later(HALF_MINUTE_MS);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(200);
  expect((await row()).startsWith('aes-256-gcm$')).toBe(true);
  later(HALF_MINUTE_MS);
  expect(await statusOf(signIn(name, PASSWORD, codeOf(secret)))).toBe(200);
});

test('secrets kept by another digest are accepted beside those of today', async () => {
  const { id } = await desk.somebody('digests', member('viewer'));
  const [secret, at] = [newSecret(), new Date(desk.now())];
  const row = { id: newId(), secret_digest: digestOf(secret, 'sha512'), account_id: id, by: 'test', agent: '' };
  await desk.store.people.sessions.begin({ ...row, created_at: at, seen_at: at, ended_at: null, proven_at: at });
  expect(row.secret_digest).toMatch(/^sha512:[0-9a-f]{128}$/);
  expect(await statusOf(call('GET', ACCOUNT, { cookie: secret }))).toBe(200);
  expect(await statusOf(call('GET', ACCOUNT, { cookie: newSecret() }))).toBe(401);
});

test('what a browser keeps has a key for each person, given to their sessions alone', async () => {
  const [one, two] = [await desk.somebody('keeps'), await desk.somebody('keeps-too')];
  const key = async (who: Sent) => (await (await call('GET', 'account/browser-key', who)).json()).key;
  const mine = await key(one);
  expect(Buffer.from(mine, 'base64url')).toHaveLength(32);
  expect([await key(one), (await key(two)) === mine]).toEqual([mine, false]);
});
