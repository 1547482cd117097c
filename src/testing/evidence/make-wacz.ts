/** A WACZ of an invented page, sound or with the one fault that is asked for. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { makeRepeatedChunks } from '../../integrity/repeated-chunks.js';
import type { Issued } from './certificates.js';
import { makeWarc, sha256Of, WARC_DATE, type WarcPage } from './make-warc.js';
import { makeZip } from './make-zip.js';

export const PAGE: WarcPage = { url: 'https://example.org/strike', body: '<h1>Strike</h1>' };

export type WaczWanted = {
  readonly pages?: readonly WarcPage[];
  readonly version?: string;
  /** the hash of the WARC as js-wacz computes it */
  readonly hashedTwice?: boolean;
  /** changes members after they were hashed */
  readonly after?: (members: Map<string, Uint8Array>) => void;
  readonly signedBy?: 'nobody' | 'anonymous' | DomainSigner;
};

export type DomainSigner = {
  readonly domain: string;
  readonly leaf: Issued;
  /** what stands above the leaf, as it is put into the archive */
  readonly above: readonly Issued[];
  /** ISO 8601, by the signer's own account */
  readonly created: string;
  /** gives the response of a clock to the text of the signature; none when not given */
  readonly stamp?: (signature: string) => Buffer;
};

export async function makeWacz(wanted: WaczWanted = {}): Promise<Buffer> {
  const { pages = [PAGE], version = '1.1.1', signedBy = 'nobody' } = wanted;
  const members = new Map<string, Uint8Array>([
    ['archive/data.warc.gz', makeWarc(pages, { gzip: true })],
    ['indexes/index.cdx', Buffer.from('org,example)/strike 20310314092653 {}\n')],
    ['pages/pages.jsonl', pageList(pages)],
  ]);
  const resources = [...members].map(([path, bytes]) => {
    const isTwice = wanted.hashedTwice === true && path.startsWith('archive/');
    return {
      name: path.split('/').at(-1),
      path,
      hash: isTwice ? hashedTwice(bytes) : sha256Of(bytes),
      bytes: bytes.length,
    };
  });
  const manifest = Buffer.from(
    JSON.stringify({ profile: 'data-package', resources, wacz_version: version, software: 'plumbline test' }),
  );
  members.set('datapackage.json', manifest);
  const hash = sha256Of(manifest);
  const signedData = signedBy === 'nobody' ? {} : { signedData: signatureOf(hash, signedBy) };
  members.set(
    'datapackage-digest.json',
    Buffer.from(JSON.stringify({ path: 'datapackage.json', hash, ...signedData })),
  );
  wanted.after?.(members);
  return makeZip(members);
}

function pageList(pages: readonly WarcPage[]): Buffer {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' };
  const rows = pages.map(({ url }, i) => ({ id: `p${i}`, url, ts: WARC_DATE, title: `Page ${i + 1}` }));
  return Buffer.from([head, ...rows].map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function hashedTwice(bytes: Uint8Array): string {
  const repeated = makeRepeatedChunks();
  repeated.update(bytes);
  return `sha256:${repeated.hex()}`;
}

function signatureOf(hash: string, by: 'anonymous' | DomainSigner): object {
  if (by === 'anonymous') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const signature = sign('sha256', Buffer.from(hash), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const key = publicKey.export({ type: 'spki', format: 'der' });
    return { hash, signature: signature.toString('base64'), publicKey: key.toString('base64'), created: WARC_DATE };
  }
  const signature = sign('sha256', Buffer.from(hash), by.leaf.key).toString('base64');
  const domainCert = [by.leaf, ...by.above].map(({ pem }) => pem).join('\n');
  const stamp = by.stamp?.(signature).toString('base64');
  const time = stamp === undefined ? {} : { timeSignature: stamp };
  return { hash, signature, domain: by.domain, domainCert, created: by.created, ...time };
}
