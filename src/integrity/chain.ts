/** From a certificate to a root that is trusted, through whatever certificates came with it, in whatever order they came. */
import type { X509Certificate } from 'node:crypto';
import { fingerprint, type Trust } from './trust.js';

export type Chain = {
  /** a trusted root was reached, every certificate on the way in force at the time asked for */
  readonly trusted: boolean;
  /** the last certificate reached */
  readonly end: X509Certificate;
};

const LONGEST = 8;
/** Certificates that sign one another in a ring cost no more than this many looks. */
const LOOKS = 20_000;

/** @param at the time of signing, ms since 1970 */
export function chainOf(leaf: X509Certificate, pool: readonly X509Certificate[], trust: Trust, at: number): Chain {
  let deepest: readonly X509Certificate[] = [leaf];
  let looks = 0;
  const climb = (path: readonly X509Certificate[]): X509Certificate | null => {
    const last = path.at(-1) as X509Certificate;
    if (path.length > deepest.length) deepest = path;
    // A root is taken at its word: what ends with it is the trust in it, not its certificate.
    if (trust.isRoot(last)) return last;
    if (path.length > LONGEST || !isInForce(last, at)) return null;
    for (const issuer of [...trust.roots(), ...pool]) {
      looks += 1;
      if (looks > LOOKS) return null;
      if (path.some((known) => fingerprint(known) === fingerprint(issuer)) || !isIssuer(issuer, last)) continue;
      const end = climb([...path, issuer]);
      if (end !== null) return end;
    }
    return null;
  };
  const end = climb([leaf]);
  return { trusted: end !== null, end: end ?? (deepest.at(-1) as X509Certificate) };
}

function isIssuer(issuer: X509Certificate, of: X509Certificate): boolean {
  try {
    return issuer.subject === of.issuer && issuer.ca && of.checkIssued(issuer) && of.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

export const isInForce = (certificate: X509Certificate, at: number): boolean =>
  Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);

/** The common name, else the whole name in one line. */
export function nameOf({ subject }: X509Certificate): string {
  const lines = (subject ?? '').split('\n');
  return lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines.join(', ');
}
