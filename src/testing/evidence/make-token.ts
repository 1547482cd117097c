/** A timestamp response (RFC 3161) by an invented clock. */
import { createHash, sign } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import type { Issued } from './certificates.js';

export type TokenWanted = {
  /** what is stamped */
  readonly data: Uint8Array | string;
  /** ISO 8601 instant */
  readonly at: string;
  readonly clock: Issued;
  /** in the order they are to stand in the token */
  readonly certificates: readonly Issued[];
  /** of the imprint; SHA-256 when not given */
  readonly hash?: 'sha256' | 'sha512';
  /** true: the token alone, without the server's response around it */
  readonly isBare?: boolean;
};

const OIDS = { sha256: '2.16.840.1.101.3.4.2.1', sha512: '2.16.840.1.101.3.4.2.3' } as const;
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

export function makeToken(wanted: TokenWanted): Buffer {
  const { clock, hash = 'sha256' } = wanted;
  const content = contentOf(wanted, hash);
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1.ObjectIdentifier({ value: TST_INFO })),
    attribute('1.2.840.113549.1.9.4', octets(createHash('sha256').update(content).digest())),
    attribute('1.2.840.113549.1.9.16.2.47', boundTo(clock)),
  ];
  const signedAttrs = new pki.SignedAndUnsignedAttributes({ type: 0, attributes });
  // What is signed is the SET, not its implicit tag.
  const text = Buffer.from(new asn1.Set({ value: attributes.map((one) => one.toSchema()) }).toBER());
  const issuer = pki.Certificate.fromBER(clock.der);
  const signer = new pki.SignerInfo({
    version: 1,
    sid: new pki.IssuerAndSerialNumber({ issuer: issuer.issuer, serialNumber: issuer.serialNumber }),
    digestAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: OIDS.sha256 }),
    signedAttrs,
    signatureAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' }),
    signature: octets(sign('sha256', text, clock.key)),
  });
  const signed = new pki.SignedData({
    version: 3,
    digestAlgorithms: [new pki.AlgorithmIdentifier({ algorithmId: OIDS.sha256 })],
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: TST_INFO, eContent: octets(content) }),
    certificates: wanted.certificates.map(({ der }) => pki.Certificate.fromBER(der)),
    signerInfos: [signer],
  });
  const token = new pki.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  if (wanted.isBare === true) return Buffer.from(token.toSchema().toBER());
  const status = new pki.PKIStatusInfo({ status: 0 });
  return Buffer.from(new pki.TimeStampResp({ status, timeStampToken: token }).toSchema().toBER());
}

function contentOf({ data, at }: TokenWanted, hash: keyof typeof OIDS): Buffer {
  const info = new pki.TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: new pki.MessageImprint({
      hashAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: OIDS[hash] }),
      hashedMessage: octets(createHash(hash).update(data).digest()),
    }),
    serialNumber: new asn1.Integer({ value: 7 }),
    genTime: new Date(at),
  });
  return Buffer.from(info.toSchema().toBER());
}

/** SigningCertificateV2 (RFC 5035) with its default hash. */
const boundTo = ({ der }: Issued) =>
  sequence([sequence([sequence([octets(createHash('sha256').update(der).digest())])])]);

const sequence = (value: asn1.AsnType[]) => new asn1.Sequence({ value });
const octets = (bytes: Uint8Array) => new asn1.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
const attribute = (type: string, value: asn1.AsnType) => new pki.Attribute({ type, values: [value] });
