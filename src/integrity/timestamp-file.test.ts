import { beforeAll, expect, test } from 'vitest';
import type { FileResult } from '../core/evidence/integrity/vocabulary.js';
import { type Issued, issue } from '../testing/evidence/certificates.js';
import { makeToken, type TokenWanted } from '../testing/evidence/make-token.js';
import { makeScratch } from '../testing/evidence/scratch.js';
import { inspect } from './inspect.js';
import { makeTrust } from './trust.js';

const write = makeScratch();
const AT = '2031-03-14T09:26:53Z';
let [root, middle, clock]: Issued[] = [];
beforeAll(async () => {
  root = await issue({ name: 'Clock root', from: '2030-01-01', to: '2040-01-01', isAuthority: true }, null);
  middle = await issue({ name: 'Clock office', from: '2030-01-01', to: '2035-01-01', isAuthority: true }, root);
  clock = await issue({ name: 'Clock', isClock: true, from: '2031-01-01', to: '2031-06-01' }, middle);
});

let count = 0;
async function resultOf(
  wanted: Partial<TokenWanted>,
  change: (der: Buffer) => Buffer = (der) => der,
): Promise<FileResult> {
  count += 1;
  const chain = [clock, middle, root] as Issued[];
  const der = makeToken({ data: 'a file', at: AT, clock: clock as Issued, certificates: chain, ...wanted });
  const path = write(`t${count}.tsr`, change(der));
  write(`t${count}`, 'a file');
  const asked = { trust: makeTrust(root?.pem), now: Date.parse('2041-01-01') };
  return (await inspect(path, 't.tsr', asked))[0] as FileResult;
}

test('a token holds ten years after its clock’s certificate ended: what counts is the moment of stamping', async () => {
  const result = await resultOf({});
  expect(result).toMatchObject({ kind: 'timestamp', result: 'verified', signedBy: 'Clock', signedAt: AT });
  expect(result.codes).toContain('timeStamp.imprint.match');
});

test('the order of the certificates in a token means nothing', async () => {
  for (const certificates of [
    [root, middle, clock],
    [middle, clock],
    [middle, root, clock],
  ] as Issued[][])
    expect((await resultOf({ certificates })).result).toBe('verified');
});

test('a token without the response around it, and one by SHA-512', async () => {
  expect((await resultOf({ isBare: true })).result).toBe('verified');
  expect((await resultOf({ hash: 'sha512' })).codes).toContain('timeStamp.imprint.match');
});

test('a file changed since it was stamped is a mismatch', async () => {
  const result = await resultOf({ data: 'the file as it was' });
  expect(result).toMatchObject({ result: 'hash-mismatch' });
  expect(result.detail).toMatch(/^altered since it was stamped/);
});

test('a changed time in the token is a mismatch; a changed signature too', async () => {
  const swap = (from: string, to: string) => (der: Buffer) => {
    const changed = Buffer.from(der);
    changed.set(Buffer.from(to), changed.indexOf(from));
    return changed;
  };
  expect((await resultOf({}, swap('20310314', '20310313'))).result).toBe('hash-mismatch');
  const last = (der: Buffer) => Buffer.concat([der.subarray(0, -1), Buffer.from([(der.at(-1) as number) ^ 1])]);
  expect((await resultOf({}, last)).result).toBe('hash-mismatch');
});

test('stamped while the certificate was not in force', async () => {
  const result = await resultOf({ at: '2032-01-01T00:00:00Z' });
  expect(result).toMatchObject({ result: 'certificate-expired-no-timestamp', signedAt: null });
});

test('no chain to a root, no certificate at all, a certificate for something else', async () => {
  expect((await resultOf({ certificates: [clock as Issued] })).result).toBe('identity-untrusted-root');
  expect((await resultOf({ certificates: [] })).codes).toEqual(['timeStamp.noCertificate']);
  const other = await issue({ name: 'Not a clock', from: '2031-01-01', to: '2031-06-01' }, middle as Issued);
  expect((await resultOf({ clock: other, certificates: [other, middle as Issued] })).codes).toEqual([
    'timeStamp.notForTimestamps',
  ]);
});

test('what is no token is said to be none', async () => {
  const result = await resultOf({}, () => Buffer.from('a letter'));
  expect(result).toMatchObject({ result: 'structure-invalid', codes: ['timeStamp.malformed'] });
});
