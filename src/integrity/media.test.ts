import { beforeAll, expect, test } from 'vitest';
import type { FileResult } from '../core/evidence/integrity/vocabulary.js';
import { type Issued, issue } from '../testing/evidence/certificates.js';
import { GREY_JPEG, makeC2pa } from '../testing/evidence/make-c2pa.js';
import { makeScratch } from '../testing/evidence/scratch.js';
import { notesOfReport } from './c2pa-report.js';
import { inspect } from './inspect.js';
import { makeTrust } from './trust.js';

const write = makeScratch();
let root: Issued;
let camera: Issued;
beforeAll(async () => {
  root = await issue({ name: 'Root', from: '2020-01-01', to: '2049-06-01', isAuthority: true }, null);
  camera = await issue({ name: 'Camera', isContentSigner: true, from: '2020-02-01', to: '2049-01-01' }, root);
});
const resultOf = async (bytes: Uint8Array, added = ''): Promise<FileResult> =>
  (await inspect(write('a.jpg', bytes), 'a.jpg', { trust: makeTrust(added), now: Date.now() }))[0] as FileResult;

test('a picture without content credentials is unsigned', async () => {
  expect(await resultOf(GREY_JPEG)).toMatchObject({ kind: 'media', result: 'unsigned', codes: ['c2pa.absent'] });
});

test('an unknown signer is untrusted, not altered; with his root added the picture is verified, without a time', async () => {
  const made = await makeC2pa({ signer: camera, above: [root] });
  const unknown = await resultOf(made);
  expect(unknown).toMatchObject({ result: 'identity-untrusted-root', signedBy: 'Camera', signedAt: null });
  expect(unknown.detail).not.toMatch(/altered/);
  expect((await resultOf(made, root.pem)).result).toBe('verified-no-timestamp');
});

test('a signer whose certificate had ended, and no timestamp', async () => {
  const old = await issue({ name: 'Old', isContentSigner: true, from: '2020-02-01', to: '2021-01-01' }, root);
  const result = await resultOf(await makeC2pa({ signer: old, above: [root] }), root.pem);
  expect(result).toMatchObject({ result: 'certificate-expired-no-timestamp' });
  expect(result.codes).toContain('signingCredential.expired');
});

test('the last byte of the picture changed is a mismatch', async () => {
  const made = Buffer.from(await makeC2pa({ signer: camera, above: [root] }));
  made[made.length - 3] = (made[made.length - 3] as number) ^ 1;
  const result = await resultOf(made, root.pem);
  expect(result).toMatchObject({ result: 'hash-mismatch' });
  expect(result.codes).toContain('assertion.dataHash.mismatch');
});

test('a hash that matches outside an exclusion that is too wide is no altered file, and vouches for none', () => {
  const url = 'self#jumbf=/c2pa/x/c2pa.assertions/c2pa.hash.data';
  const report = (untrusted: boolean) => ({
    validation_results: {
      activeManifest: {
        success: [{ code: 'assertion.dataHash.match', url }, { code: 'claimSignature.validated' }],
        failure: [
          { code: 'assertion.dataHash.mismatch', url },
          ...(untrusted ? [{ code: 'signingCredential.untrusted' }] : []),
        ],
      },
    },
  });
  const results = (untrusted: boolean) => notesOfReport(report(untrusted)).map(({ result }) => result);
  expect(results(true)).toContain('identity-untrusted-root');
  expect(results(false)).toContain('structure-invalid');
  for (const one of [true, false]) expect(results(one)).not.toContain('hash-mismatch');
});
