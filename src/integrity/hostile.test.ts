/** Files made to do harm: each is answered with a word of the closed list and a message, and the next one is answered as well. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { RESULTS } from '../core/evidence/integrity/vocabulary.js';
import { makeRng } from '../core/numerics/rng.js';
import { issue } from '../testing/evidence/certificates.js';
import { damaged } from '../testing/evidence/fuzz.js';
import { makeC2pa } from '../testing/evidence/make-c2pa.js';
import { makeToken } from '../testing/evidence/make-token.js';
import { makeWacz, PAGE } from '../testing/evidence/make-wacz.js';
import { makeWarc } from '../testing/evidence/make-warc.js';
import { makeZip } from '../testing/evidence/make-zip.js';
import { makeScratch } from '../testing/evidence/scratch.js';
import { zipOfZeros } from '../testing/evidence/zeros.js';
import { openCustodyLog } from './custody-log.js';
import { makeInspector } from './inspector.js';

const write = makeScratch();
const inspector = makeInspector({ added: '', now: Date.parse('2031-06-01') });
afterAll(() => inspector.close());
const resultOf = async (name: string, bytes: Uint8Array) => (await inspector.inspect(write(name, bytes), name))[0];

async function sound(): Promise<readonly (readonly [string, Uint8Array])[]> {
  const root = await issue({ name: 'Root', from: '2030-01-01', to: '2040-01-01', isAuthority: true }, null);
  const clock = await issue({ name: 'Clock', isClock: true, from: '2031-01-01', to: '2039-01-01' }, root);
  const camera = await issue({ name: 'Camera', isContentSigner: true, from: '2020-01-01', to: '2039-01-01' }, root);
  const item = `sha256:${'0'.repeat(64)}`;
  const path = write('log.jsonl', '');
  const log = await openCustodyLog(path);
  for (const action of ['collect', 'copy', 'verify'] as const)
    await log.append({ action, actor: 'analyst', at: '2031-03-14T09:26:53Z', item });
  return [
    ['f.wacz', await makeWacz({ signedBy: 'anonymous' })],
    ['f.warc', makeWarc([PAGE, PAGE])],
    ['f.warc.gz', makeWarc([PAGE, PAGE], { gzip: true })],
    ['f.tsr', makeToken({ data: 'x', at: '2031-03-14T09:26:53Z', clock, certificates: [clock, root] })],
    ['f.jpg', await makeC2pa({ signer: camera, above: [root] })],
    ['f.jsonl', readFileSync(path)],
  ];
}

test('100 damaged files of each format: every one answered, none by a crash', async () => {
  for (const [name, bytes] of await sound()) {
    const rng = makeRng(20310314).fork(name);
    for (let i = 0; i < 100; i++) {
      const result = await resultOf(name, damaged(bytes, rng));
      expect(RESULTS).toContain(result?.result);
      expect([name, i, result?.codes]).not.toEqual([name, i, ['limits.worker']]);
    }
  }
});

test('a member that would leave the archive is refused by name', async () => {
  const bytes = await makeZip(new Map([['aa/bb/passwd', Buffer.from('x')]]));
  const text = bytes.toString('latin1').replaceAll('aa/bb/passwd', '../../passwd');
  const result = await resultOf('path.wacz', Buffer.from(text, 'latin1'));
  expect(result).toMatchObject({ result: 'structure-invalid', codes: ['archive.path'] });
  expect(result?.detail).toContain('../../passwd');
});

test('two members of one name are refused', async () => {
  const bytes = await makeZip(
    new Map([
      ['member-1', Buffer.from('1')],
      ['member-2', Buffer.from('2')],
    ]),
  );
  const text = bytes.toString('latin1').replaceAll('member-2', 'member-1');
  expect((await resultOf('double.wacz', Buffer.from(text, 'latin1')))?.codes).toEqual(['archive.doubled']);
});

test('a gigabyte in a small archive, and archives of it in an archive, are refused before they are unpacked', async () => {
  const bomb = zipOfZeros(17);
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
  expect(await resultOf('bomb.wacz', bomb)).toMatchObject({ result: 'structure-invalid', codes: ['limits.inflated'] });
  const inner = new Map([
    ['datapackage.json', Buffer.from('{"profile":"multi-wacz-package","resources":[{"path":"b.wacz"}]}')],
    ['b.wacz', bomb],
  ]);
  const [, nested] = await inspector.inspect(write('nest.wacz', await makeZip(inner)), 'nest.wacz');
  expect(nested).toMatchObject({ file: 'nest.wacz/b.wacz', codes: ['limits.inflated'] });
});

test('a file beyond its time costs its own answer; the next is answered', async () => {
  const short = makeInspector({ added: '', now: 0 }, { memoryMb: 256, timeMs: 1, bytesPerMs: 1e9 });
  const path = write('late.warc', makeWarc([PAGE]));
  expect((await short.inspect(path, 'late'))[0]).toMatchObject({
    result: 'unsupported-version',
    codes: ['limits.worker'],
  });
  await short.close();
  expect((await inspector.inspect(path, 'in time'))[0]?.result).toBe('unsigned');
});

test('a custody log with a checkpoint: sound, cut short, and signed by another', async () => {
  const path = write('c.jsonl', '');
  const log = await openCustodyLog(path);
  const event = { actor: 'analyst', at: '2031-03-14T09:26:53Z', item: `sha256:${'a'.repeat(64)}` };
  await Promise.all((['collect', 'copy', 'verify'] as const).map((action) => log.append({ ...event, action })));
  await log.checkpoint(generateKeyPairSync('ed25519').privateKey, '2031-03-15T00:00:00Z');
  const [whole] = await inspector.inspect(path, 'c.jsonl');
  expect(whole).toMatchObject({
    kind: 'custody',
    result: 'signature-ok-identity-unknown',
    signedAt: '2031-03-15T00:00:00Z',
  });
  const lines = readFileSync(path, 'utf8').split('\n');
  const [cut] = await inspector.inspect(write('c.jsonl', `${lines.slice(0, 2).join('\n')}\n`), 'c.jsonl');
  expect(cut).toMatchObject({
    result: 'hash-mismatch',
    codes: expect.arrayContaining(['custody.checkpoint.mismatch']),
  });
  await expect(log.append({ ...event, action: 'view' })).rejects.toThrow(/only this process adds to/);
});
