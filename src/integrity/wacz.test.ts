import { beforeAll, describe, expect, test } from 'vitest';
import type { FileResult } from '../core/evidence/integrity/vocabulary.js';
import { type Issued, issue } from '../testing/evidence/certificates.js';
import { makeToken } from '../testing/evidence/make-token.js';
import { makeWacz, PAGE, type WaczWanted } from '../testing/evidence/make-wacz.js';
import { makeWarc, sha256Of } from '../testing/evidence/make-warc.js';
import { makeZip } from '../testing/evidence/make-zip.js';
import { makeScratch } from '../testing/evidence/scratch.js';
import { inspect } from './inspect.js';
import { REPEATED_CHUNKS } from './repeated-chunks.js';
import { makeTrust } from './trust.js';

const write = makeScratch();
const NOW = Date.parse('2031-06-01T00:00:00Z');
let trusted = '';
let count = 0;

async function resultsOf(bytes: Uint8Array, added = trusted): Promise<readonly FileResult[]> {
  count += 1;
  return inspect(write(`a${count}.wacz`, bytes), 'a.wacz', { trust: makeTrust(added), now: NOW });
}
const resultOf = async (wanted: WaczWanted, added = trusted): Promise<FileResult> =>
  (await resultsOf(await makeWacz(wanted), added))[0] as FileResult;
/** Only a true mismatch may say so. */
const saysAltered = ({ detail }: FileResult): boolean => /altered|tamper|forg|manipulat/i.test(detail);

describe('unsigned', () => {
  test('an archive whose hashes hold and that nobody signed is unsigned', async () => {
    const result = await resultOf({});
    expect(result).toMatchObject({ kind: 'wacz', result: 'unsigned', signedBy: null, signedAt: null, rule: null });
    expect(result.codes).toContain('wacz.digest.match');
    expect(saysAltered(result)).toBe(false);
  });

  test('a member changed after packing is a mismatch, and named', async () => {
    const pages = (members: Map<string, Uint8Array>) => members.set('pages/pages.jsonl', Buffer.from('{}\n'));
    const result = await resultOf({ after: pages });
    expect(result).toMatchObject({ result: 'hash-mismatch' });
    expect(result.detail).toMatch(/^pages\/pages\.jsonl: altered/);
  });

  test('a manifest changed after its digest is a mismatch', async () => {
    const manifest = (members: Map<string, Uint8Array>) => {
      const text = Buffer.from(members.get('datapackage.json') ?? '').toString();
      members.set('datapackage.json', Buffer.from(text.replace('plumbline', 'somebody ')));
    };
    expect((await resultOf({ after: manifest })).codes).toContain('wacz.digest.mismatch');
  });

  test('a record changed and everything above it hashed anew is caught by the digest the record carries', async () => {
    const page = { ...PAGE, blockDigest: sha256Of(Buffer.from('what was captured')) };
    const result = await resultOf({ pages: [page] });
    expect(result).toMatchObject({ result: 'hash-mismatch' });
    expect(result.codes).toEqual(expect.arrayContaining(['wacz.resource.match', 'warc.blockDigest.mismatch']));
    expect(result.detail).toContain(PAGE.url);
  });

  test('a missing member, an unlisted capture and an empty archive break the structure and accuse nobody', async () => {
    const lost = (members: Map<string, Uint8Array>) => members.delete('indexes/index.cdx');
    const put = (members: Map<string, Uint8Array>) => members.set('archive/more.warc', makeWarc([PAGE]));
    const none = await makeZip(new Map([['datapackage.json', Buffer.from('{"resources":[]}')]]));
    const results = [await resultOf({ after: lost }), await resultOf({ after: put }), (await resultsOf(none))[0]];
    expect(results.map((result) => result?.result)).toEqual(Array(3).fill('structure-invalid'));
    expect(results.map((result) => result?.codes[0])).toEqual([
      'wacz.resource.missing',
      'wacz.resource.unlisted',
      'wacz.archive.none',
    ]);
    for (const result of results) expect(saysAltered(result as FileResult)).toBe(false);
  });

  test('a version of another number is not judged', async () => {
    expect(await resultOf({ version: '2.0.0' })).toMatchObject({ result: 'unsupported-version' });
  });
});

describe('the producer that hashes every chunk twice', () => {
  test.each([100, 65_536, 65_537, 200_000])('is known by its rule at a WARC of about %i bytes', async (size) => {
    // Bytes that do not compress, so that the packed WARC has about this size.
    const body = Buffer.from(Array.from({ length: size }, (_, i) => (i * 2_654_435_761) >>> 24));
    const result = await resultOf({ pages: [{ ...PAGE, body }], hashedTwice: true });
    expect(result).toMatchObject({ result: 'manifest-hash-known-producer-defect', rule: REPEATED_CHUNKS });
    expect(saysAltered(result)).toBe(false);
  });

  test('covers no change: one byte more and it is a mismatch like any other', async () => {
    const longer = (members: Map<string, Uint8Array>) =>
      members.set(
        'archive/data.warc.gz',
        Buffer.concat([members.get('archive/data.warc.gz') ?? ('' as never), Buffer.from([0])]),
      );
    expect(await resultOf({ hashedTwice: true, after: longer })).toMatchObject({ result: 'hash-mismatch', rule: null });
  });
});

test('a key without a name: the signature holds and the identity is unknown', async () => {
  const result = await resultOf({ signedBy: 'anonymous' });
  expect(result).toMatchObject({ result: 'signature-ok-identity-unknown', signedAt: '2031-03-14T09:26:53Z' });
  expect(result.signedBy).toMatch(/^a key without a name/);
});

describe('signed by a domain', () => {
  let [root, leaf, clockRoot, clock]: Issued[] = [];
  const DAY = '2031-03-14T09:26:53Z';
  beforeAll(async () => {
    root = await issue({ name: 'Root', from: '2030-01-01', to: '2040-01-01', isAuthority: true }, null);
    leaf = await issue({ name: 'archive.test', domain: 'archive.test', from: '2031-03-01', to: '2031-05-30' }, root);
    clockRoot = await issue({ name: 'Clock root', from: '2030-01-01', to: '2040-01-01', isAuthority: true }, null);
    // Ends before now as well: what counts is the moment of stamping.
    clock = await issue({ name: 'Clock', isClock: true, from: '2031-01-01', to: '2031-04-01' }, clockRoot);
    trusted = root.pem + clockRoot.pem;
  });
  const stampAt = (at: string) => (signature: string) =>
    makeToken({ data: signature, at, clock: clock as Issued, certificates: [clock as Issued, clockRoot as Issued] });
  const signer = (more: object = {}) => ({
    domain: 'archive.test',
    leaf: leaf as Issued,
    above: [root as Issued],
    created: DAY,
    ...more,
  });
  const signed = (more: object = {}, added = trusted) => resultOf({ signedBy: signer(more) as never }, added);

  test('in force and stamped: verified', async () => {
    const current = await issue(
      { name: 'archive.test', domain: 'archive.test', from: '2031-03-01', to: '2032-01-01' },
      root as Issued,
    );
    const result = await signed({ leaf: current, stamp: stampAt(DAY) });
    expect(result).toMatchObject({ result: 'verified', signedBy: 'archive.test', signedAt: DAY });
    expect((await signed({ leaf: current })).result).toBe('verified-no-timestamp');
  });

  test('expired since, with a timestamp from while it was in force: expired but timestamped', async () => {
    expect(await signed({ stamp: stampAt(DAY) })).toMatchObject({
      result: 'certificate-expired-but-timestamped',
      signedAt: DAY,
    });
  });

  test('expired since, and no clock says when it was signed', async () => {
    const result = await signed();
    expect(result).toMatchObject({ result: 'certificate-expired-no-timestamp', signedAt: DAY });
    expect(saysAltered(result)).toBe(false);
  });

  test('stamped when the certificate had already ended', async () => {
    const old = await issue(
      { name: 'archive.test', domain: 'archive.test', from: '2030-03-01', to: '2031-01-01' },
      root as Issued,
    );
    expect((await signed({ leaf: old, stamp: stampAt(DAY) })).codes).toContain('signingCredential.outsideValidity');
  });

  test('a root nobody here knows, of the signer or of the clock', async () => {
    expect((await signed({ stamp: stampAt(DAY) }, (clockRoot as Issued).pem)).result).toBe('identity-untrusted-root');
    const noClock = await signed({ stamp: stampAt(DAY) }, (root as Issued).pem);
    expect(noClock.result).toBe('certificate-expired-no-timestamp');
    expect(noClock.codes).toContain('timeStamp.untrusted');
  });

  test('a certificate of another domain does not vouch for the one that is named', async () => {
    expect((await signed({ domain: 'other.test', stamp: stampAt(DAY) })).codes).toContain('signingCredential.name');
  });

  test('a timestamp of another signature gives no time and accuses nobody', async () => {
    const result = await signed({ stamp: () => stampAt(DAY)('another') });
    expect(result.codes).toContain('timeStamp.mismatch');
    expect(result.result).toBe('certificate-expired-no-timestamp');
    expect(saysAltered(result)).toBe(false);
  });

  test('stamped days before it was made by its own account: the times contradict each other', async () => {
    const result = await signed({ created: '2031-03-20T00:00:00Z', stamp: stampAt(DAY) });
    expect(result).toMatchObject({ result: 'structure-invalid' });
    expect(result.codes).toContain('timeStamp.order');
  });

  test('a signature by another key is a mismatch', async () => {
    const other = await issue(
      { name: 'x', domain: 'archive.test', from: '2031-03-01', to: '2031-05-30' },
      root as Issued,
    );
    const result = await signed({ leaf: { ...(leaf as Issued), pem: other.pem } });
    expect(result).toMatchObject({
      result: 'hash-mismatch',
      codes: expect.arrayContaining(['wacz.signature.mismatch']),
    });
  });
});

test('a package of several archives is told first, then each archive in it; one in a package in a package is refused', async () => {
  const packageOf = async (name: string, inner: Uint8Array) => {
    const resources = [{ path: name, hash: sha256Of(inner), bytes: inner.length }];
    const manifest = Buffer.from(JSON.stringify({ profile: 'multi-wacz-package', resources }));
    return makeZip(
      new Map([
        [name, inner],
        ['datapackage.json', manifest],
      ]),
    );
  };
  const bad = await makeWacz({ after: (members) => members.set('pages/pages.jsonl', Buffer.from('{}')) });
  const outer = await packageOf('one.wacz', bad);
  const results = await resultsOf(outer);
  expect(results.map(({ file, kind, result }) => [file, kind, result])).toEqual([
    ['a.wacz', 'multi-wacz', 'unsigned'],
    ['a.wacz/one.wacz', 'wacz', 'hash-mismatch'],
  ]);
  const deeper = await resultsOf(await packageOf('two.wacz', outer));
  expect(deeper.at(-1)).toMatchObject({ result: 'structure-invalid', codes: ['limits.nesting'] });
});
