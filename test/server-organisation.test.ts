/** Sign-in by an organisation: against a provider others wrote, over HTTP, as a browser goes through it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisationFrom, organisationSignIn } from '../src/server/people/organisation-sign-in.js';
import { COOKIE } from '../src/server/people/who.js';
import { cookieOf, type Desk, member, ORIGIN, openDesk } from './support/desk.js';

const CALLBACK = `${ORIGIN}/api/people/organisation/callback`;
let server: Server;
let issuer: string;
let desk: Desk;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'desk', client_secret: 'secret of the desk', redirect_uris: [CALLBACK] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'email'] },
    // Names and mail addresses are the provider's to change; the subject is what stays.
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: sub.replace(/\d$/, ''), email: `${sub}@desk.example` }),
    }),
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['of this test'] },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  });
  server.on('request', provider.callback());
  const env = {
    ...{ PLUMBLINE_OIDC_ISSUER: issuer, PLUMBLINE_OIDC_CLIENT_ID: 'desk', PLUMBLINE_OIDC_LABEL: 'the house' },
    PLUMBLINE_OIDC_CLIENT_SECRET: 'secret of the desk',
  };
  const settings = organisationFrom(env);
  if (settings === null) throw new Error('it is set up');
  desk = await openDesk(() => organisationSignIn(settings));
});
afterAll(async () => {
  await desk?.close();
  await new Promise((resolve) => server?.close(resolve));
});

/** What a browser does at the provider: forms filled, redirects followed, cookies kept, until it is sent back to the desk. */
async function atProvider(address: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 20; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: Response = await fetch(next, {
      ...{ redirect: 'manual', headers: { cookie } },
      ...(form === null ? {} : { method: 'POST', body: form }),
    });
    form = null;
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const to = answer.headers.get('location');
    if (to?.startsWith(CALLBACK)) return to;
    if (to) next = new URL(to, next).href;
    else {
      const page = await answer.text();
      next = new URL(/<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '', next).href;
      const isLogin = /name="login"/.test(page);
      form = new URLSearchParams(isLogin ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' });
    }
  }
  throw new Error('the provider did not send the browser back');
}

type Began = { readonly address: string; readonly flow: string };
type Why = 'in' | 'link' | 'again';
async function begin(why: Why = 'in', cookie?: string): Promise<Began> {
  const sent = { body: { link: why === 'link', again: why === 'again' }, ...(cookie === undefined ? {} : { cookie }) };
  const answer = await desk.call('POST', '/api/people/organisation', sent);
  const flow = /__Host-plumbline-flow=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
  return { address: (await answer.json()).address, flow };
}
const comeBack = (address: string, flow: string, session?: string): Promise<Response> =>
  desk.call('GET', address.replace(ORIGIN, ''), {
    // A browser sends no origin with a link it follows.
    headers: { origin: '', cookie: session === undefined ? flow : `${flow}; ${COOKIE}=${session}` },
  });
async function comeIn(login: string, why: Why = 'in', session?: string): Promise<Response> {
  const { address, flow } = await begin(why, session);
  return comeBack(await atProvider(address, login), flow, session);
}
const account = async (cookie: string) => (await desk.call('GET', '/api/people/account', { cookie })).json();

test('whoever comes first gets an account without a role, and the same one when they come again', async () => {
  expect(await (await desk.call('GET', '/api/people/me')).json()).toMatchObject({
    organisation: 'the house',
    me: null,
  });
  const first = await comeIn('ana');
  expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
  const mine = await account(cookieOf(first));
  expect(mine).toMatchObject({ name: 'ana', memberships: [], identities: [{ issuer }] });
  expect((await desk.call('GET', '/api/cases/ridgeline', { cookie: cookieOf(first) })).status).toBe(403);
  const owner = await desk.somebody('chief', member('owner', ''));
  const role = { name: 'ana', role: 'analyst', mayExport: false, seesPeople: true };
  expect((await desk.call('PUT', '/api/people/members', { ...owner, body: role })).status).toBe(200);
  const again = await comeIn('ana');
  expect(await account(cookieOf(again))).toMatchObject({ name: 'ana', memberships: [{ role: 'analyst' }] });
  expect((await desk.call('GET', '/api/cases/ridgeline', { cookie: cookieOf(again) })).status).toBe(200);
});

test('a name or a mail address that somebody here has opens nothing of theirs', async () => {
  await desk.somebody('bela', member('owner', ''));
  const came = await account(cookieOf(await comeIn('bela')));
  expect(came).toMatchObject({ name: 'bela-2', memberships: [] });
  // Two subjects whom the provider calls the same are two.
  expect(await account(cookieOf(await comeIn('bela7')))).toMatchObject({ name: 'bela-3', memberships: [] });
});

test('an account that is there is linked by its owner, once, and opens by it from then on', async () => {
  const { cookie } = await desk.somebody('cato', member('editor'));
  const linked = await comeIn('cato5', 'link', cookie);
  expect(linked.headers.get('location')).toBe('/account');
  expect(await account(cookieOf(await comeIn('cato5')))).toMatchObject({
    name: 'cato',
    memberships: [{ role: 'editor' }],
  });
  // The provider's person belongs to one account.
  const other = await desk.somebody('dora');
  expect((await comeIn('cato5', 'link', other.cookie)).headers.get('location')).toMatch(/#organisation-failed$/);
  expect((await desk.call('DELETE', '/api/people/account/organisation', { cookie })).status).toBe(200);
  expect(await account(cookieOf(await comeIn('cato5')))).toMatchObject({ name: 'cato-2', memberships: [] });
});

test('whoever came by the organisation alone keeps that way in', async () => {
  const cookie = cookieOf(await comeIn('eva'));
  expect((await desk.call('DELETE', '/api/people/account/organisation', { cookie })).status).toBe(409);
  for (const password of ['none', '', 'x'])
    expect(
      (await desk.call('POST', '/api/people/sign-in', { body: { name: 'eva', password, code: '000000' } })).status,
    ).toBe(401);
});

test('whoever the organisation vouches for shows it again by asking it anew, and nobody else does', async () => {
  const cookie = cookieOf(await comeIn('gil'));
  const change = async () => (await desk.call('DELETE', '/api/people/account/organisation', { cookie })).status;
  desk.clock.ms += 11 * 60_000;
  expect(await change()).toBe(403);
  // Linking another sign-in asks for it too.
  expect((await desk.call('POST', '/api/people/organisation', { cookie, body: { link: true } })).status).toBe(403);
  const { address } = await begin('again', cookie);
  expect(new URL(address).searchParams.get('prompt')).toBe('login');
  expect((await comeIn('hana', 'again', cookie)).headers.get('location')).toMatch(/#organisation-failed$/);
  expect(await change()).toBe(403);
  expect((await comeIn('gil', 'again', cookie)).headers.get('location')).toBe('/account');
  // The door is open; that it is the only way in stands behind it.
  expect(await change()).toBe(409);
});

test('an answer that this browser did not ask for, or twice, or too late, lets nobody in', async () => {
  const isRefused = (answer: Response): boolean =>
    cookieOf(answer) === '' && (answer.headers.get('location') ?? '').endsWith('#organisation-failed');
  const { address, flow } = await begin();
  const back = await atProvider(address, 'fox');
  expect(isRefused(await comeBack(back, ''))).toBe(true);
  const another = await begin();
  expect(isRefused(await comeBack(back, another.flow))).toBe(true);
  expect(isRefused(await comeBack(back.replace(/state=[^&]+/, 'state=mine'), (await begin()).flow))).toBe(true);
  expect(cookieOf(await comeBack(back, flow))).not.toBe('');
  expect(isRefused(await comeBack(back, flow))).toBe(true);
  const late = await begin();
  const sentBack = await atProvider(late.address, 'fox');
  desk.clock.ms += 11 * 60_000;
  expect(isRefused(await comeBack(sentBack, late.flow))).toBe(true);
  const { rows } = await desk.store.people.log
    .audit({ caseName: '', before: null, by: '', words: 'callback' }, 50)
    .then((all) => ({ rows: all.map(({ by, outcome }) => `${by} ${outcome}`) }));
  expect(rows).toContain('fox done');
  expect(rows).toContain(' failed');
});

test('settings that are half given, or an issuer without TLS, are told before anything is served', () => {
  expect(organisationFrom({})).toBeNull();
  const whole = { PLUMBLINE_OIDC_CLIENT_ID: 'a', PLUMBLINE_OIDC_CLIENT_SECRET: 'b' };
  expect(() => organisationFrom(whole)).toThrow(/PLUMBLINE_OIDC_ISSUER: given with PLUMBLINE_OIDC_CLIENT_ID/);
  expect(() => organisationFrom({ ...whole, PLUMBLINE_OIDC_ISSUER: 'http://login.example' })).toThrow(/https/);
  expect(organisationFrom({ ...whole, PLUMBLINE_OIDC_ISSUER: 'https://login.example' })?.label).toBe('login.example');
});
