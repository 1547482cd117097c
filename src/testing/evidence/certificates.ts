/** Invented authorities and the certificates they issue, with the dates a test asks for. */
import { KeyObject as Key, type KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';

export type Issued = {
  readonly certificate: X509Certificate;
  readonly der: Buffer;
  readonly pem: string;
  readonly key: KeyObject;
};

export type Wanted = {
  readonly name: string;
  /** ISO 8601 days */
  readonly from: string;
  readonly to: string;
  /** stands above others */
  readonly isAuthority?: boolean;
  /** for a domain: server authentication and the name in it */
  readonly domain?: string;
  /** a clock's: time stamping */
  readonly isClock?: boolean;
};

const COMMON_NAME = '2.5.4.3';
const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
let serial = 1;

/** @param by null: it vouches for itself */
export async function issue(wanted: Wanted, by: Issued | null): Promise<Issued> {
  const keys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const certificate = new pki.Certificate();
  certificate.version = 2;
  serial += 1;
  certificate.serialNumber = new asn1.Integer({ value: serial });
  certificate.notBefore.value = new Date(wanted.from);
  certificate.notAfter.value = new Date(wanted.to);
  certificate.subject.typesAndValues.push(nameOf(wanted.name));
  if (by === null) certificate.issuer.typesAndValues.push(nameOf(wanted.name));
  else certificate.issuer = pki.Certificate.fromBER(by.der).subject;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as unknown as CryptoKey);
  certificate.extensions = extensionsOf(wanted);
  const signer = by === null ? keys.privateKey : await privateKeyOf(by.key);
  await certificate.sign(signer as unknown as CryptoKey, 'SHA-256');
  const der = Buffer.from(certificate.toSchema(true).toBER());
  const own = new X509Certificate(der);
  return { certificate: own, der, pem: own.toString(), key: Key.from(keys.privateKey) };
}

const nameOf = (value: string) =>
  new pki.AttributeTypeAndValue({ type: COMMON_NAME, value: new asn1.Utf8String({ value }) });

const privateKeyOf = (key: KeyObject) =>
  webcrypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), P256, true, ['sign']);

function extensionsOf({ isAuthority = false, domain, isClock = false }: Wanted): pki.Extension[] {
  const extension = (extnID: string, value: { toBER(): ArrayBuffer }, critical = true) =>
    new pki.Extension({ extnID, critical, extnValue: value.toBER() });
  const constraints = new pki.BasicConstraints({ cA: isAuthority }).toSchema();
  const purposes = [...(isClock ? ['1.3.6.1.5.5.7.3.8'] : []), ...(domain === undefined ? [] : ['1.3.6.1.5.5.7.3.1'])];
  const names = new pki.GeneralNames({ names: [new pki.GeneralName({ type: 2, value: domain ?? '' })] }).toSchema();
  return [
    extension('2.5.29.19', constraints),
    ...(purposes.length > 0 ? [extension('2.5.29.37', new pki.ExtKeyUsage({ keyPurposes: purposes }).toSchema())] : []),
    ...(domain === undefined ? [] : [extension('2.5.29.17', names, false)]),
  ];
}

type CryptoKey = Parameters<pki.Certificate['sign']>[0];
