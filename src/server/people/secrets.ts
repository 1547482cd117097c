/**
 * Secrets that the server makes: tokens of 256 random bits and recovery codes of 120, kept as digests, which no table reaches. A
 * digest names its algorithm (none: SHA-256), and every one of `DIGESTS` is accepted, so that one can be left for another.
 */
import { createHash, randomBytes } from 'node:crypto';

const DIGESTS = ['sha256', 'sha512'] as const;
/** what new ones are kept by */
const MADE_BY: (typeof DIGESTS)[number] = 'sha256';

export const newSecret = (): string => randomBytes(32).toString('base64url');
export const newId = (): string => randomBytes(12).toString('hex');
export const digestOf = (secret: string, by: (typeof DIGESTS)[number] = MADE_BY): string =>
  `${by === 'sha256' ? '' : `${by}:`}${createHash(by).update(secret).digest('hex')}`;

/** As it may be kept, by whichever algorithm was the newest then. */
export const digestsOf = (secret: string): readonly string[] => DIGESTS.map((by) => digestOf(secret, by));

const CODE_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 24;

/** Twenty-four characters in fours, each of 32: 120 bits, without letters that are mistaken for figures. */
export function newRecoveryCode(): string {
  const code = [...randomBytes(CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
