/**
 * Does a timestamp token hold? The clock's signature over what it stamped, its certificate as the token itself binds it,
 * in force when it stamped (not today: a clock's certificate ends, its stamps stay), and a root above it.
 */
import { constants, createHash, verify, type X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import type * as pki from 'pkijs';
import { chainOf, isInForce, nameOf } from './chain.js';
import type { Note } from './note.js';
import { attributeOf, HASHES, type TimeToken } from './token-asn1.js';
import type { Trust } from './trust.js';

export type CheckedToken = {
  readonly notes: readonly Note[];
  /** signature, certificate and time hold together */
  readonly holds: boolean;
  /** … and a root above it is trusted */
  readonly trusted: boolean;
  readonly by: string | null;
};

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const BOUND_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const BOUND_CERTIFICATE_2 = '1.2.840.113549.1.9.16.2.47';
const FOR_TIMESTAMPS = '1.3.6.1.5.5.7.3.8';

/** @param more certificates that came beside the token */
export function checkToken(token: TimeToken, trust: Trust, more: readonly X509Certificate[] = []): CheckedToken {
  const pool = [...token.certificates, ...more];
  const signer = pool.find((certificate) => isBound(token.signer, certificate));
  if (signer === undefined) {
    const words = 'the token names a certificate that did not come with it, so its signature cannot be checked';
    return failed('timeStamp.noCertificate', words, null);
  }
  const by = nameOf(signer);
  const holds = [contentHolds(token), signatureHolds(token.signer, signer)];
  if (holds.includes(null)) {
    const words = 'the token is signed in a way this program does not know';
    return {
      ...failed('timeStamp.algorithm', words, by),
      notes: [note('timeStamp.algorithm', 'unsupported-version', words)],
    };
  }
  if (holds.includes(false)) {
    const words = 'altered: the stamped text is not the one the clock signed';
    return { ...failed('timeStamp.mismatch', words, by), notes: [note('timeStamp.mismatch', 'hash-mismatch', words)] };
  }
  if (!(signer.keyUsage ?? []).includes(FOR_TIMESTAMPS))
    return failed('timeStamp.notForTimestamps', `the certificate of ${by} is not one for clocks`, by);

  const at = Date.parse(token.at);
  const validated = note('timeStamp.validated', null, `stamped by ${by}, ${token.at}`);
  if (!isInForce(signer, at)) {
    const words = `the certificate of ${by} was not in force at the time it stamped, ${token.at}`;
    const outside = note('timeStamp.outsideValidity', 'certificate-expired-no-timestamp', words);
    return { notes: [validated, outside], holds: false, trusted: false, by };
  }
  const chain = chainOf(signer, pool, trust, at);
  const above = chain.trusted
    ? note('timeStamp.trusted', 'verified', '')
    : note('timeStamp.untrusted', 'identity-untrusted-root', `no root known here stands above ${nameOf(chain.end)}`);
  return { notes: [validated, above], holds: true, trusted: chain.trusted, by };
}

/** The token says by hash which certificate is meant: order in the token, and a second one of the same name, do not matter. */
function isBound(signer: pki.SignerInfo, certificate: X509Certificate): boolean {
  const ids = attributeOf(signer, BOUND_CERTIFICATE_2) ?? attributeOf(signer, BOUND_CERTIFICATE);
  const first = sequence(sequence(ids)[0])[0];
  const parts = sequence(first);
  const [head, second] = parts;
  const named = head instanceof asn1.Sequence ? head.valueBlock.value[0] : null;
  const isSecond = attributeOf(signer, BOUND_CERTIFICATE_2) !== null;
  const algorithm =
    named instanceof asn1.ObjectIdentifier ? HASHES[named.valueBlock.toString()] : isSecond ? 'sha256' : 'sha1';
  const hash = named === null ? head : second;
  if (algorithm === undefined || !(hash instanceof asn1.OctetString)) return false;
  return createHash(algorithm).update(certificate.raw).digest().equals(Buffer.from(hash.valueBlock.valueHexView));
}

const sequence = (of: unknown): asn1.AsnType[] => (of instanceof asn1.Sequence ? of.valueBlock.value : []);

/** The signed attributes carry the digest of the content and its type; null where they cannot be read. */
function contentHolds({ content, signer }: TimeToken): boolean | null {
  const stated = attributeOf(signer, MESSAGE_DIGEST);
  const type = attributeOf(signer, CONTENT_TYPE);
  const algorithm = HASHES[signer.digestAlgorithm.algorithmId];
  if (algorithm === undefined || !(stated instanceof asn1.OctetString) || !(type instanceof asn1.ObjectIdentifier))
    return null;
  const found = createHash(algorithm).update(content).digest();
  return found.equals(Buffer.from(stated.valueBlock.valueHexView)) && type.valueBlock.toString() === TST_INFO;
}
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

const PSS = '1.2.840.113549.1.1.10';
/** Hashes of signature algorithms that name one; others (rsaEncryption, Ed25519) take the signer's digest or none. */
const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** null where the algorithm is not known here */
function signatureHolds(signer: pki.SignerInfo, certificate: X509Certificate): boolean | null {
  const algorithm = signer.signatureAlgorithm.algorithmId;
  const hash = SIGNATURE_HASHES[algorithm] ?? HASHES[signer.digestAlgorithm.algorithmId];
  const key = certificate.publicKey;
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  // DER of the attributes as a SET, which is what is signed (RFC 5652 §5.4).
  const text = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
  try {
    if (key.asymmetricKeyType === 'ed25519') return verify(null, text, key, signature);
    if (hash === undefined) return null;
    const padding = algorithm === PSS ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
    return verify(hash, text, key.asymmetricKeyType === 'rsa' ? { key, padding } : key, signature);
  } catch {
    return null;
  }
}

const note = (code: string, result: Note['result'], words: string): Note => ({ code, result, words });

const failed = (code: string, words: string, by: string | null): CheckedToken => ({
  notes: [note(code, 'structure-invalid', words)],
  holds: false,
  trusted: false,
  by,
});
