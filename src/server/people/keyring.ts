/**
 * Secrets that must be read again (those of authenticators, the keys of what browsers keep), sealed in the database with AES-256-GCM
 * under a key that is not in it: PLUMBLINE_SEAL_KEY, 32 bytes as base64, from a vault or the environment. Several between commas:
 * the first seals, the others still open, so that a key can be left for another. Off where none is given: they lie as they are.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { BindError } from '../serve.js';

export type Keyring = {
  close(secret: string): string;
  /** @throws where it was sealed by a key that is not here */
  open(kept: string): string;
  /** false: it lies open though it need not, or an older key sealed it */
  isNewest(kept: string): boolean;
};

const FORM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Key = { readonly name: string; readonly bytes: Buffer };

/** @throws BindError for what is no key */
export function keyringFrom(env: Readonly<Record<string, string | undefined>>): Keyring {
  const keys = (env.PLUMBLINE_SEAL_KEY ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(keyOf);
  const [first] = keys;
  return {
    close: (secret) => (first === undefined || secret === '' ? secret : sealed(first, secret)),
    open(kept) {
      const [form, name, text] = kept.split('$');
      if (form !== FORM || name === undefined || text === undefined) return kept;
      const key = keys.find((one) => one.name === name);
      if (key === undefined)
        throw new Error(`PLUMBLINE_SEAL_KEY: the key ${name} that sealed a secret, got another or none`);
      return opened(key, Buffer.from(text, 'base64'));
    },
    isNewest: (kept) => first === undefined || kept === '' || kept.startsWith(`${FORM}$${first.name}$`),
  };
}

export const NO_KEYRING: Keyring = keyringFrom({});

function keyOf(text: string): Key {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new BindError(
      `PLUMBLINE_SEAL_KEY: ${KEY_BYTES} bytes as base64 (openssl rand -base64 32), got ${bytes.length}`,
    );
  return { name: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

function sealed({ name, bytes }: Key, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(FORM, bytes, nonce);
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${FORM}$${name}$${Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64')}`;
}

function opened({ bytes }: Key, kept: Buffer): string {
  const cipher = createDecipheriv(FORM, bytes, kept.subarray(0, NONCE_BYTES));
  cipher.setAuthTag(kept.subarray(-TAG_BYTES));
  return Buffer.concat([cipher.update(kept.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]).toString('utf8');
}
