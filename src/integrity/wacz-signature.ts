/**
 * The two signatures of the WACZ signing draft, over the text `sha256:<hex>` of the manifest's hash. Anonymous: ECDSA
 * P-384 with SHA-256, raw r‖s, by a key that bears no name. Domain: ECDSA P-256 (or RSA) with SHA-256, DER, by the
 * certificate of a domain, with an RFC 3161 token over the base64 text of the signature.
 */
import { createHash, createPublicKey, type KeyObject, verify, type X509Certificate } from 'node:crypto';
import { chainOf, isInForce, nameOf } from './chain.js';
import { Refused } from './limits.js';
import type { Note, Signed } from './note.js';
import { checkToken } from './time-token.js';
import { parseToken } from './token-asn1.js';
import { certificatesIn, type TrustStore } from './trust.js';
import { type JsonObject, text } from './wacz-manifest.js';

export type CheckedSignature = { readonly notes: readonly Note[]; readonly signed: Signed };

/** How much later than its token a signature may say it was made: clocks differ, and a token follows what it stamps. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** @param stated the hash of datapackage-digest.json */
export function checkSignature(data: JsonObject, stated: string, trust: TrustStore, now: number): CheckedSignature {
  const created = instant(data.created);
  const [hash, signature] = [text(data.hash), text(data.signature)];
  if (hash === null || signature === null) return unreadable('a hash and a signature expected', created);
  if (hash !== stated) {
    const words = 'altered: what was signed is not the hash that stands beside the signature';
    return {
      notes: [{ code: 'wacz.signedHash.mismatch', result: 'hash-mismatch', words }],
      signed: { by: null, at: created },
    };
  }
  const [publicKey, domainCert] = [text(data.publicKey), text(data.domainCert)];
  try {
    if (domainCert !== null) return domain({ data, hash, signature, created }, certificatesIn(domainCert), trust, now);
    if (publicKey !== null) return anonymous({ data, hash, signature, created }, publicKey);
  } catch (error) {
    return unreadable((error as Error).message, created);
  }
  return unreadable('a public key or the certificate of a domain expected', created);
}

type Given = {
  readonly data: JsonObject;
  readonly hash: string;
  readonly signature: string;
  readonly created: string | null;
};

function anonymous({ hash, signature, created }: Given, publicKey: string): CheckedSignature {
  const der = Buffer.from(publicKey, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const by = `a key without a name (sha256:${createHash('sha256').update(der).digest('hex')})`;
  const bytes = Buffer.from(signature, 'base64');
  const holds = verify('sha256', Buffer.from(hash), { key, dsaEncoding: 'ieee-p1363' }, bytes);
  const note: Note = holds
    ? { code: 'wacz.signature.validated', result: 'signature-ok-identity-unknown', words: `signed by ${by}` }
    : MISMATCH;
  return { notes: [note], signed: { by, at: created } };
}

function domain(
  { data, hash, signature, created }: Given,
  chain: readonly X509Certificate[],
  trust: TrustStore,
  now: number,
): CheckedSignature {
  const [leaf, ...pool] = chain;
  if (leaf === undefined) throw new Refused('wacz.signature.unreadable', 'no certificate of the domain in it');
  const name = text(data.domain);
  const by = name ?? nameOf(leaf);
  if (!verify('sha256', Buffer.from(hash), leaf.publicKey as KeyObject, Buffer.from(signature, 'base64')))
    return { notes: [MISMATCH], signed: { by, at: created } };

  const time = timeOf(data, signature, created, trust);
  // Where no clock vouches for a time, the chain is asked at the time the signer gives, so that age alone breaks none.
  const at = Date.parse(time.at ?? created ?? '') || now;
  const reached = chainOf(leaf, pool, trust.names, isInForce(leaf, at) ? at : Date.parse(leaf.validFrom));
  const notes: Note[] = [{ code: 'wacz.signature.validated', result: null, words: '' }, ...time.notes];
  if (name !== null && leaf.checkHost(name) === undefined)
    notes.push(untrusted('signingCredential.name', `the certificate is not one of ${name} but of ${nameOf(leaf)}`));
  if (!reached.trusted)
    notes.push(untrusted('signingCredential.untrusted', `no root known here stands above ${nameOf(reached.end)}`));
  notes.push(validity(leaf, time.at, now));
  return { notes, signed: { by, at: time.at ?? created } };
}

/** Was the certificate in force when the signature was made, and who says when that was? */
function validity(leaf: X509Certificate, stamped: string | null, now: number): Note {
  const ended = `the certificate was in force from ${day(leaf.validFrom)} to ${day(leaf.validTo)}`;
  if (stamped !== null && !isInForce(leaf, Date.parse(stamped))) {
    const words = `${ended}, and the signature was stamped outside that, ${stamped}`;
    return { code: 'signingCredential.outsideValidity', result: 'certificate-expired-no-timestamp', words };
  }
  const isCurrent = isInForce(leaf, now);
  if (stamped !== null && isCurrent) return { code: 'signingCredential.trusted', result: 'verified', words: '' };
  if (stamped !== null)
    return { code: 'signingCredential.expired', result: 'certificate-expired-but-timestamped', words: ended };
  if (isCurrent) {
    const words = 'no trusted clock says when it was signed';
    return { code: 'timeStamp.absent', result: 'verified-no-timestamp', words };
  }
  return { code: 'signingCredential.expired', result: 'certificate-expired-no-timestamp', words: ended };
}

/** The time a trusted clock vouches for; null with the reason in a note. */
function timeOf(data: JsonObject, signature: string, created: string | null, trust: TrustStore) {
  const none = (notes: readonly Note[]) => ({ at: null, notes });
  const stamp = text(data.timeSignature);
  if (stamp === null) return none([]);
  try {
    const token = parseToken(Buffer.from(stamp, 'base64'));
    const imprint = createHash(token.imprint.algorithm).update(signature).digest('hex');
    if (imprint !== token.imprint.hex) {
      const words = 'the timestamp belongs to another signature and says nothing of this one';
      return none([{ code: 'timeStamp.mismatch', result: null, words }]);
    }
    const checked = checkToken(token, trust.times, certificatesIn(text(data.timestampCert) ?? ''));
    // What a token lacks takes the time away, not the signature.
    const notes = checked.notes.map((note) => ({ ...note, result: null }));
    if (!checked.trusted) return none(notes);
    if (created !== null && Date.parse(created) - Date.parse(token.at) > CLOCKS_DIFFER_MS) {
      const words = `the times contradict each other: stamped ${token.at}, and by its own account made later, ${created}`;
      return none([...notes, { code: 'timeStamp.order', result: 'structure-invalid', words } as Note]);
    }
    return { at: token.at, notes };
  } catch (error) {
    const code = error instanceof Refused ? error.code : 'timeStamp.malformed';
    return none([{ code, result: null, words: `the timestamp cannot be read: ${(error as Error).message}` }]);
  }
}

const MISMATCH: Note = {
  code: 'wacz.signature.mismatch',
  result: 'hash-mismatch',
  words: 'altered: the signature is not one of this manifest by this key',
};

const untrusted = (code: string, words: string): Note => ({ code, result: 'identity-untrusted-root', words });

const unreadable = (words: string, at: string | null): CheckedSignature => ({
  notes: [{ code: 'wacz.signature.unreadable', result: 'structure-invalid', words: `signature: ${words}` }],
  signed: { by: null, at },
});

const day = (date: string): string => new Date(date).toISOString().slice(0, 10);

/** ISO 8601 UTC of what a signer wrote; null where it is no time. */
function instant(x: unknown): string | null {
  const ms = Date.parse(text(x) ?? '');
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().replace('.000Z', 'Z');
}
