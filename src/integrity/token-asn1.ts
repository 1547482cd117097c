/** A timestamp token taken apart (RFC 3161, RFC 5652): what was stamped, when, and what its clock signed. */
import { X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { LIMITS, Refused } from './limits.js';

export type TimeToken = {
  /** ISO 8601 UTC, to the second or finer as stamped */
  readonly at: string;
  readonly imprint: { readonly algorithm: string; readonly hex: string };
  /** the signed text, and the attributes that are signed in its place */
  readonly content: Uint8Array;
  readonly signer: pki.SignerInfo;
  /** in the order of the token, which means nothing */
  readonly certificates: readonly X509Certificate[];
};

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** Names of node:crypto by object identifier. */
export const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};

/** @param der a response of a time server or the bare token in it @throws Refused where it is neither */
export function parseToken(der: Uint8Array): TimeToken {
  if (der.byteLength > LIMITS.tokenBytes)
    throw new Refused('limits.token', `a token of at most ${LIMITS.tokenBytes} bytes, got ${der.byteLength}`);
  try {
    return tokenOf(der);
  } catch (error) {
    // The library says in its own words, and by any error, what is not built as it should be.
    throw error instanceof Refused ? error : malformed((error as Error).message.slice(0, 200));
  }
}

function tokenOf(der: Uint8Array): TimeToken {
  const signed = signedDataOf(der);
  const content = signed.encapContentInfo.eContent;
  if (signed.encapContentInfo.eContentType !== TST_INFO || content === undefined) throw malformed('it stamps nothing');
  const text = new Uint8Array(content.getValue());
  const info = pki.TSTInfo.fromBER(text);
  const algorithm = HASHES[info.messageImprint.hashAlgorithm.algorithmId];
  if (algorithm === undefined)
    throw new Refused('timeStamp.algorithm', `a known hash, got ${info.messageImprint.hashAlgorithm.algorithmId}`);
  const signer = signed.signerInfos[0];
  if (signer === undefined || signed.signerInfos.length !== 1) throw malformed('exactly one signer expected');
  return {
    at: info.genTime.toISOString().replace('.000Z', 'Z'),
    imprint: { algorithm, hex: Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).toString('hex') },
    content: text,
    signer,
    certificates: (signed.certificates ?? []).flatMap((one) =>
      one instanceof pki.Certificate ? [new X509Certificate(Buffer.from(one.toSchema().toBER()))] : [],
    ),
  };
}

function signedDataOf(der: Uint8Array): pki.SignedData {
  const { result, offset } = asn1.fromBER(der);
  if (offset === -1 || !(result instanceof asn1.Sequence)) throw malformed('not DER');
  const [first] = result.valueBlock.value;
  if (!(first instanceof asn1.Sequence)) return unwrap(new pki.ContentInfo({ schema: result }));
  const response = new pki.TimeStampResp({ schema: result });
  if (response.status.status > 1) throw new Refused('timeStamp.notGranted', 'the time server refused: no time in it');
  if (response.timeStampToken === undefined) throw malformed('no token in it');
  return unwrap(response.timeStampToken);
}

function unwrap(info: pki.ContentInfo): pki.SignedData {
  if (info.contentType !== SIGNED_DATA) throw malformed('not signed data');
  return new pki.SignedData({ schema: info.content });
}

/** The bytes of a signed attribute's first value; null where there is none. */
export function attributeOf(signer: pki.SignerInfo, type: string): asn1.AsnType | null {
  const found = signer.signedAttrs?.attributes.filter((attribute) => attribute.type === type) ?? [];
  return found.length === 1 ? (found[0]?.values[0] ?? null) : null;
}

const malformed = (why: string): Refused => new Refused('timeStamp.malformed', `a timestamp token (RFC 3161): ${why}`);
