/** datapackage-digest.json: the hash of the manifest, and in newer archives who signed it. */
import { createHash } from 'node:crypto';
import type { Note, Signed } from './note.js';
import { NOT_SIGNED } from './note.js';
import type { TrustStore } from './trust.js';
import { isObject, objectIn, parseHash, text } from './wacz-manifest.js';
import { checkSignature } from './wacz-signature.js';

export const DIGEST_FILE = 'datapackage-digest.json';

export type CheckedDigest = { readonly notes: readonly Note[]; readonly signed: Signed };

/** @param now ms since 1970 @throws Refused where the file is unreadable */
export function checkDigest(bytes: Buffer, manifest: Buffer, trust: TrustStore, now: number): CheckedDigest {
  const digest = objectIn(bytes, DIGEST_FILE);
  const stated = text(digest.hash);
  if (stated === null) {
    const words = `${DIGEST_FILE}: a hash of datapackage.json expected`;
    return { notes: [{ code: 'wacz.digest.absent', result: 'structure-invalid', words }], signed: NOT_SIGNED };
  }
  const { algorithm, hex } = parseHash(stated);
  if (algorithm !== 'sha256') {
    const words = `${DIGEST_FILE}: a hash by ${algorithm}`;
    return { notes: [{ code: 'wacz.digest.algorithm', result: 'unsupported-version', words }], signed: NOT_SIGNED };
  }
  const found = createHash('sha256').update(manifest).digest('hex');
  const first: Note =
    found === hex
      ? { code: 'wacz.digest.match', result: null, words: '' }
      : {
          code: 'wacz.digest.mismatch',
          result: 'hash-mismatch',
          words: `altered: datapackage.json is not the one its digest was taken of (sha256:${hex} stated, sha256:${found} found)`,
        };
  if (!isObject(digest.signedData)) return { notes: [first], signed: NOT_SIGNED };
  const checked = checkSignature(digest.signedData, stated, trust, now);
  return { notes: [first, ...checked.notes], signed: checked.signed };
}
