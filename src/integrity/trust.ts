/**
 * Whose word on a name or a time is taken: the roots Node carries (Mozilla's list), the certificates and fingerprints
 * below, and whatever the caller adds. Offline there is no revocation; it is not claimed.
 */
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

export type Trust = {
  readonly isRoot: (certificate: X509Certificate) => boolean;
  readonly roots: () => readonly X509Certificate[];
};

export type TrustStore = {
  /** for names of domains */
  readonly names: Trust;
  /** for clocks */
  readonly times: Trust;
  /** what the caller added, as PEM: for content credentials, of which no list is shipped */
  readonly added: string;
};

/**
 * Roots that archives have been signed and stamped under and that are no longer, or never were, in Mozilla's list.
 * Source: authsign's `trusted/roots.yaml`. SHA-256 of the certificate.
 */
const MORE_NAMES = [
  // DST Root CA X3, ended 2021-09-30
  '0687260331a72403d909f105e69bcf0d32e1bd2493ffc6d9206d11bcd6770739',
  // ISRG Root X1 as DST Root CA X3 signed it
  '6d99fb265eb1c5b3744765fcbc648f3cd8e1bffafdc4c2f99b9d47cf7ff1c24f',
];
/** freetsa.org's root: the clock of Webrecorder's signing server */
const MORE_TIMES = ['a6379e7cecc05faa3cbf076013d745e327bbbaa38c0b9af22469d4701d18aabc'];

export const fingerprint = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();

/** @param added PEM text with any number of roots to take as well @throws Error where it holds something else */
export function makeTrust(added = ''): TrustStore {
  const more = certificatesIn(added);
  // A hundred and forty certificates, read when the first one is asked for.
  let known: { roots: readonly X509Certificate[]; prints: ReadonlySet<string> } | null = null;
  const all = () => {
    if (known !== null) return known;
    const roots = [...rootCertificates.map((pem) => new X509Certificate(pem)), ...more];
    known = { roots, prints: new Set(roots.map(fingerprint)) };
    return known;
  };
  const trust = (prints: readonly string[]): Trust => ({
    roots: () => all().roots,
    isRoot: (certificate) => prints.includes(fingerprint(certificate)) || all().prints.has(fingerprint(certificate)),
  });
  return { names: trust(MORE_NAMES), times: trust(MORE_TIMES), added };
}

/** Every certificate of a PEM text. @throws Error where one cannot be read */
export const certificatesIn = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []).map(
    (one) => new X509Certificate(one),
  );
