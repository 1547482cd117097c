/** Files made by other tools, each with the answer worked out for it apart from this program (shared data; printed where absent). */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileResult, IntegrityResult } from '../src/core/evidence/integrity/vocabulary.js';
import { type Inspector, makeInspector } from '../src/integrity/inspector.js';
import { ranWithout, sharedPath } from './shared.js';

type Expected = {
  readonly result: IntegrityResult;
  readonly codes?: readonly string[];
  readonly by?: RegExp;
  readonly at?: string;
};

const EXPECTED: Readonly<Record<string, Expected>> = {
  'wacz/valid_example_1.wacz': { result: 'unsigned' },
  'wacz/invalid_example_1.wacz': { result: 'structure-invalid', codes: ['wacz.resource.missing'] },
  // The certificate ended in 2022, the clock's in 2026: both were in force at the moment of signing.
  'wacz/valid_signed_example_1.wacz': {
    result: 'certificate-expired-but-timestamped',
    codes: ['wacz.signature.validated', 'timeStamp.validated', 'timeStamp.trusted'],
    by: /^btrix-sign-test/,
    at: '2022-01-18T19:00:12Z',
  },
  'wacz/invalid_signed_example_1.wacz': {
    result: 'identity-untrusted-root',
    codes: ['wacz.signature.validated', 'signingCredential.untrusted'],
    by: /^btrix-sign-test/,
  },
  'wacz/anonymous_signed_example.wacz': { result: 'signature-ok-identity-unknown', by: /without a name/ },
  'wacz/multi-wacz.wacz': { result: 'unsigned', codes: ['wacz.resource.match'] },
  'wacz/scoop-example.com.wacz': { result: 'unsigned', codes: ['wacz.digest.match'] },
  'wacz/example-collection.warc': { result: 'unsigned', codes: ['warc.digest.match'] },
  'timestamps/valid_timestamp.tsr': { result: 'verified', by: /TrustID/, at: '2025-03-11T10:43:58Z' },
  'timestamps/digicert.tsr': { result: 'verified', by: /DigiCert/, at: '2025-03-24T11:17:47Z' },
  'timestamps/self_signed.tsr': { result: 'identity-untrusted-root', at: '2025-03-24T11:38:16Z' },
  'c2pa/adobe-20220124-A.jpg': { result: 'unsigned' },
  'c2pa/adobe-20220124-C.jpg': { result: 'identity-untrusted-root', codes: ['signingCredential.untrusted'] },
  'c2pa/adobe-20220124-CA.jpg': { result: 'identity-untrusted-root', codes: ['signingCredential.untrusted'] },
  'c2pa/adobe-20220124-E-sig-CA.jpg': { result: 'hash-mismatch', codes: ['claimSignature.mismatch'] },
  'c2pa/adobe-20220124-E-dat-CA.jpg': { result: 'hash-mismatch', codes: ['assertion.dataHash.mismatch'] },
  'c2pa/adobe-20220124-XCA.jpg': { result: 'hash-mismatch', codes: ['assertion.dataHash.mismatch'] },
  'c2pa/adobe-20220124-E-uri-CA.jpg': { result: 'hash-mismatch', codes: ['assertion.hashedURI.mismatch'] },
};

const folder = sharedPath('fixtures/evidence');
if (folder === null) ranWithout('fixtures/evidence (WACZ, timestamps and C2PA files of other tools)');

describe.skipIf(folder === null)('files of other tools', () => {
  let inspector: Inspector;
  beforeAll(() => {
    inspector = makeInspector({ added: '', now: Date.parse('2026-11-25T00:00:00Z') });
  });
  afterAll(() => inspector.close());

  test.each(Object.entries(EXPECTED))('%s', async (file, { result, codes = [], by, at }) => {
    const [own] = (await inspector.inspect(join(folder ?? '', file), file)) as [FileResult];
    expect([own.file, own.result]).toEqual([file, result]);
    expect(own.codes).toEqual(expect.arrayContaining([...codes]));
    if (by !== undefined) expect(own.signedBy).toMatch(by);
    if (at !== undefined) expect(own.signedAt).toBe(at);
    expect(/altered/i.test(own.detail)).toBe(result === 'hash-mismatch');
  });

  test('both archives of the package are read, and their signatures hold', async () => {
    const [, ...inner] = await inspector.inspect(join(folder ?? '', 'wacz/multi-wacz.wacz'), 'm');
    expect(inner.map((one) => one.result)).toEqual(Array(2).fill('signature-ok-identity-unknown'));
  });

  test('no file of the three folders is left without an expectation', () => {
    const there = ['wacz', 'timestamps', 'c2pa'].flatMap((name) =>
      readdirSync(join(folder ?? '', name)).map((file) => `${name}/${file}`),
    );
    expect(there.filter((file) => !(file in EXPECTED))).toEqual([]);
  });
});
