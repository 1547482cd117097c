/**
 * Secrets of people: passwords as scrypt (N 2^15, r 8, p 3, of the OWASP list), tokens and codes as SHA-256 of 160 random
 * bits or more, which no table reaches. Compared in constant time.
 */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const N = 32_768;
const COST = { N, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;

export const newSecret = (): string => randomBytes(32).toString('base64url');
export const newId = (): string => randomBytes(12).toString('hex');
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Twenty characters in fours, each of 32: 100 bits, without letters that are mistaken for figures. */
export function newRecoveryCode(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const code = [...randomBytes(20)].map((byte) => letters[byte % 32]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(password, salt);
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** As long for a wrong password as for a right one; null (no such account) takes as long too. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, salt, key] = (kept ?? `scrypt$${Buffer.alloc(16).toString('base64')}$`).split('$');
  const tried = await derived(password, Buffer.from(salt ?? '', 'base64'));
  const wanted = Buffer.from(key ?? '', 'base64');
  return wanted.length === KEY_BYTES && timingSafeEqual(tried, wanted);
}

const derived = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // One form of every character, so that keyboards agree.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
