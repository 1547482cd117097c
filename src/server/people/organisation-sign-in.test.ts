/** Word of a provider that is not to be believed: each token is as it should be but for one thing. Against a provider of this test, over HTTP. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrganisationSignIn, organisationFrom, organisationSignIn } from './organisation-sign-in.js';

const CALLBACK = 'https://desk.example/api/people/organisation/callback';
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Answer = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: KeyObject;
  readonly alg?: string;
};

let server: Server;
let issuer: string;
/** what the next token is */
let answer: Answer = {};
let nonce = '';
/** what the provider says it is called; '' as it is */
let called = '';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function token({ claims = {}, key = own.privateKey, alg = 'RS256' }: Answer): string {
  const seconds = Math.floor(Date.now() / 1000);
  const body = { iss: issuer, aud: 'desk', sub: 'ana', nonce, iat: seconds, exp: seconds + 60, ...claims };
  const signed = `${encoded({ alg, kid: 'own' })}.${encoded(body)}`;
  const signature = alg === 'none' ? '' : createSign('RSA-SHA256').update(signed).sign(key, 'base64url');
  return `${signed}.${signature}`;
}

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const said: Readonly<Record<string, unknown>> = {
      '/.well-known/openid-configuration': {
        issuer: called || issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/jwks': { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] },
      '/token': { access_token: 'unused', token_type: 'Bearer', id_token: token(answer) },
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said[url] ?? {}));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function signIn(): OrganisationSignIn {
  const settings = organisationFrom({
    ...{ PLUMBLINE_OIDC_ISSUER: issuer, PLUMBLINE_OIDC_CLIENT_ID: 'desk', PLUMBLINE_OIDC_CLIENT_SECRET: 'secret' },
  });
  if (settings === null) throw new Error('it is set up');
  return organisationSignIn(settings);
}

/** Somebody goes to the provider and comes back with what it says. */
async function come(said: Answer, isFresh = false) {
  answer = said;
  const organisation = signIn();
  const { begun } = await organisation.begin(CALLBACK, isFresh);
  nonce = begun.nonce;
  return organisation.finish(new URL(`${CALLBACK}?code=c&state=${begun.state}`), begun);
}

test('a token that is signed by the provider, for us and for this flow says who it is', async () => {
  expect(await come({})).toMatchObject({ issuer, subject: 'ana' });
});

test.each<readonly [string, Answer]>([
  ['signed by somebody else', { key: other.privateKey }],
  ['not signed', { alg: 'none' }],
  ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }],
  ['for another client', { claims: { aud: 'another' } }],
  ['of another flow', { claims: { nonce: 'another' } }],
  ['too old', { claims: { exp: 1_000 } }],
  ['of nobody', { claims: { sub: undefined } }],
])('a token %s is not believed', async (_, said) => {
  await expect(come(said)).rejects.toThrow();
});

test('whoever must show it anew did so within minutes, by the word of the provider, or is not believed', async () => {
  const seconds = Math.floor(Date.now() / 1000);
  expect(await come({ claims: { auth_time: seconds - 5 } }, true)).toMatchObject({ subject: 'ana' });
  await expect(come({ claims: { auth_time: seconds - 3_600 } }, true)).rejects.toThrow();
  await expect(come({}, true)).rejects.toThrow();
});

test('a provider that says it is called otherwise is not the one that was named', async () => {
  called = 'https://elsewhere.example';
  await expect(signIn().begin(CALLBACK)).rejects.toThrow();
  called = '';
});
