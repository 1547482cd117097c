import type { IntegrityResult } from './vocabulary.js';

/** What a result means to somebody who has to decide whether to print the picture: what holds, then what it does not say. */
export const MEANINGS: Readonly<Record<IntegrityResult, string>> = {
  verified:
    'The bytes are those that were signed or stamped, by somebody whose identity a known authority vouches for, at a time an independent clock vouches for.',
  'verified-no-timestamp':
    'The bytes are those that were stated, and who stated them is known or beside the point; no independent clock says when.',
  'signature-ok-identity-unknown':
    'The bytes are those that were signed. The key bears no name: it shows that two files come from the same hand, not whose.',
  'identity-untrusted-root':
    'The bytes are those that were signed. The signer names himself, and no authority known here vouches for the name; that says nothing against the bytes.',
  'certificate-expired-but-timestamped':
    'The bytes are those that were signed. The signer’s certificate has run out since, as certificates do; an independent clock shows that the signature is older than that.',
  'certificate-expired-no-timestamp':
    'The bytes are those that were signed. The signer’s certificate was not in force at any time that can be shown, so the name rests on his word; that says nothing against the bytes.',
  'manifest-hash-known-producer-defect':
    'The archive states a wrong hash, and the wrong hash is exactly the one that a known fault of the program that wrote it gives for these bytes. They are the bytes that were packed.',
  'hash-mismatch': 'The bytes are not those that were stated or signed: something was altered after that.',
  'structure-invalid':
    'The file breaks the rules of its own format, so it cannot be checked as a whole. Damage on the way is the usual cause.',
  unsigned:
    'Nothing is signed. What the file states of itself holds, but whoever can change the file can change the statement.',
  'unsupported-version':
    'The file is of a kind or version this program cannot check. Nothing is said for or against it.',
};

/** The sentence every receipt ends with. */
export const LIMIT_OF_INTEGRITY =
  'Integrity is sameness since a moment. It does not say that what is shown is true, where it was taken, or when.';
