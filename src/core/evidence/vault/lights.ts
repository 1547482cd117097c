/**
 * Two lights that are never one. *Integrity*: are these still the bytes that came in, and do they agree with what they state
 * of themselves? *Authenticity*: does anybody stand behind them, and does anything in them contradict itself? Neither says
 * that what is shown is true.
 */
import type { FixityState } from '../custody/fixity.js';
import type { FileResult } from '../integrity/vocabulary.js';
import type { MediaFlag } from '../media/codes.js';

export const LIGHTS = ['holds', 'open', 'look', 'broken'] as const;
/** `open`: nothing is known either way. `look`: a reason to look, no finding. */
export type Light = (typeof LIGHTS)[number];

export type Lit = {
  readonly light: Light;
  /** which rule lit it: a key of the interface's words */
  readonly because: LightReason;
};

export type LightReason =
  | ('altered' | 'altered-inside' | 'missing' | 'malformed' | 'unread' | 'same')
  | ('flags' | 'vouched' | 'keyed' | 'untrusted' | 'unsigned');

/** Only a digest that differs is called altered. */
export function integrityLight(fixity: FixityState | null, results: readonly Pick<FileResult, 'result'>[]): Lit {
  if (fixity === 'altered') return { light: 'broken', because: 'altered' };
  if (results.some(({ result }) => result === 'hash-mismatch')) return { light: 'broken', because: 'altered-inside' };
  if (fixity === 'missing') return { light: 'broken', because: 'missing' };
  if (results.some(({ result }) => result === 'structure-invalid')) return { light: 'look', because: 'malformed' };
  return fixity === null ? { light: 'open', because: 'unread' } : { light: 'holds', because: 'same' };
}

const NAMED: ReadonlySet<string> = new Set([
  'verified',
  'verified-no-timestamp',
  'certificate-expired-but-timestamped',
]);
const UNNAMED: ReadonlySet<string> = new Set(['identity-untrusted-root', 'certificate-expired-no-timestamp']);

/** What contradicts itself is told before who signed it: a signature over a wrong clock is a signature all the same. */
export function authenticityLight(
  results: readonly Pick<FileResult, 'result' | 'signedBy'>[],
  flags: readonly MediaFlag[],
): Lit {
  if (flags.length > 0) return { light: 'look', because: 'flags' };
  const has = (which: ReadonlySet<string>): boolean =>
    results.some(({ result, signedBy }) => signedBy !== null && which.has(result));
  if (has(NAMED)) return { light: 'holds', because: 'vouched' };
  if (has(UNNAMED)) return { light: 'look', because: 'untrusted' };
  if (results.some(({ result }) => result === 'signature-ok-identity-unknown'))
    return { light: 'open', because: 'keyed' };
  return { light: 'open', because: 'unsigned' };
}
