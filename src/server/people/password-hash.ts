/**
 * How passwords are kept: by any of the schemes below, each hash naming its own, so that one can be left for another while both
 * are accepted. New ones are made by the scheme that is preferred; an old one is made anew when its person signs in.
 */
import { pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { BindError } from '../serve.js';

const KEY_BYTES = 32;
const SALT_BYTES = 16;

type Derive = (password: string, salt: Buffer) => Promise<Buffer>;

/** Each at least as costly as the OWASP list asks; `pbkdf2-sha512` where only algorithms of FIPS 140 may be used. */
const SCHEMES = {
  scrypt: byScrypt(32_768, 8, 3),
  'pbkdf2-sha512': (password, salt) =>
    new Promise((resolve, reject) => {
      pbkdf2(password, salt, 210_000, KEY_BYTES, 'sha512', (error, key) => (error ? reject(error) : resolve(key)));
    }),
} as const satisfies Readonly<Record<string, Derive>>;

export type PasswordScheme = keyof typeof SCHEMES;
export const PASSWORD_SCHEMES = Object.keys(SCHEMES) as readonly PasswordScheme[];
export const USUAL_SCHEME: PasswordScheme = 'scrypt';

/** @throws BindError for a scheme there is none of */
export function passwordSchemeFrom(env: Readonly<Record<string, string | undefined>>): PasswordScheme {
  const asked = env.PLUMBLINE_PASSWORD_HASH || USUAL_SCHEME;
  const known = PASSWORD_SCHEMES.find((one) => one === asked);
  if (known === undefined)
    throw new BindError(`PLUMBLINE_PASSWORD_HASH: one of ${PASSWORD_SCHEMES.join(', ')}, got ${JSON.stringify(asked)}`);
  return known;
}

export async function hashPassword(password: string, scheme: PasswordScheme = USUAL_SCHEME): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derived(password, salt, scheme);
  return `${scheme}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** As long for a wrong password as for a right one; null (no such account) takes as long too. */
export async function isPassword(
  password: string,
  kept: string | null,
  preferred: PasswordScheme = USUAL_SCHEME,
): Promise<boolean> {
  const [, salt, key] = (kept ?? `${preferred}$${Buffer.alloc(SALT_BYTES).toString('base64')}$`).split('$');
  const tried = await derived(password, Buffer.from(salt ?? '', 'base64'), schemeOf(kept) ?? preferred);
  const wanted = Buffer.from(key ?? '', 'base64');
  return wanted.length === KEY_BYTES && timingSafeEqual(tried, wanted);
}

/** null: of no scheme, or of none known here */
export const schemeOf = (kept: string | null): PasswordScheme | null =>
  PASSWORD_SCHEMES.find((one) => kept?.startsWith(`${one}$`)) ?? null;

// One form of every character, so that keyboards agree.
const derived = (password: string, salt: Buffer, scheme: PasswordScheme): Promise<Buffer> =>
  SCHEMES[scheme](password.normalize('NFKC'), salt);

function byScrypt(N: number, r: number, p: number): Derive {
  return (password, salt) =>
    new Promise((resolve, reject) => {
      const cost = { N, r, p, maxmem: 2 * 128 * N * r };
      scrypt(password, salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
    });
}
