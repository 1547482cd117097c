/** What honest programs write differently: hashes in capitals, byte order marks, line ends, members nobody listed. None of it accuses anybody. */
import { afterAll, expect, test } from 'vitest';
import type { IntegrityResult } from '../core/evidence/integrity/vocabulary.js';
import { makeWacz } from '../testing/evidence/make-wacz.js';
import { sha256Of } from '../testing/evidence/make-warc.js';
import { makeScratch } from '../testing/evidence/scratch.js';
import { makeInspector } from './inspector.js';

const write = makeScratch();
const inspector = makeInspector({ added: '', now: Date.parse('2031-06-01') });
afterAll(() => inspector.close());

type Members = Map<string, Uint8Array>;
const textOf = (members: Members, name: string): string => Buffer.from(members.get(name) ?? []).toString();
/** The manifest spelled another way, and its digest made of that. */
const manifest =
  (spell: (text: string) => string) =>
  (members: Members): void => {
    const bytes = Buffer.from(spell(textOf(members, 'datapackage.json')));
    members.set('datapackage.json', bytes);
    const digest = { path: 'datapackage.json', hash: sha256Of(bytes) };
    members.set('datapackage-digest.json', Buffer.from(JSON.stringify(digest)));
  };
const digest =
  (spell: (text: string) => string) =>
  (members: Members): void => {
    members.set('datapackage-digest.json', Buffer.from(spell(textOf(members, 'datapackage-digest.json'))));
  };
const capitals = (text: string): string =>
  text.replace(/sha256:([0-9a-f]{64})/g, (_, hex: string) => `sha256:${hex.toUpperCase()}`);
const lines = (text: string): string => `${JSON.stringify(JSON.parse(text), null, 2).replaceAll('\n', '\r\n')}\r\n`;

const SPELLINGS: readonly (readonly [string, (members: Members) => void, IntegrityResult])[] = [
  ['hashes in capitals', manifest(capitals), 'unsigned'],
  ['the algorithm in capitals', manifest((text) => text.replaceAll('sha256:', 'SHA256:')), 'unsigned'],
  ['hashes without their algorithm', manifest((text) => text.replaceAll('sha256:', '')), 'unsigned'],
  ['an algorithm by another name', manifest((text) => text.replaceAll('sha256:', 'sha-256:')), 'unsupported-version'],
  ['a byte order mark', manifest((text) => `\ufeff${text}`), 'unsigned'],
  ['sizes as text', manifest((text) => text.replace(/"bytes":(\d+)/g, '"bytes":"$1"')), 'unsigned'],
  ['a wrong size beside a right hash', manifest((text) => text.replace(/"bytes":/, '"bytes":1')), 'structure-invalid'],
  ['a digest in capitals', digest(capitals), 'unsigned'],
  ['a digest on lines of its own', digest(lines), 'unsigned'],
  ['no signature, said', digest((text) => text.replace(/}$/, ',"signedData":null}')), 'unsigned'],
  ['an empty signature', digest((text) => text.replace(/}$/, ',"signedData":{}}')), 'structure-invalid'],
  ['a log nobody listed', (members) => members.set('logs/crawl.log', Buffer.from('x')), 'unsigned'],
];

test.each(SPELLINGS)('%s', async (name, after, result) => {
  const path = write('a.wacz', await makeWacz({ after }));
  const [own] = await inspector.inspect(path, name);
  expect(own?.result).toBe(result);
  expect(own?.detail).not.toMatch(/altered/);
});

test('the same spellings hide no change: one bit of the capture turned is altered in each of them', async () => {
  for (const [name, after] of SPELLINGS.filter(([, , result]) => result === 'unsigned')) {
    const turned = (members: Members): void => {
      after(members);
      const bytes = Uint8Array.from(members.get('archive/data.warc.gz') ?? []);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
      members.set('archive/data.warc.gz', bytes);
    };
    const [own] = await inspector.inspect(write('a.wacz', await makeWacz({ after: turned })), name);
    expect([name, own?.result]).toEqual([name, 'hash-mismatch']);
  }
});

test('a double hash under a signature is the producer’s defect, and the signature is told beside it', async () => {
  const bytes = await makeWacz({ hashedTwice: true, signedBy: 'anonymous' });
  const [own] = await inspector.inspect(write('a.wacz', bytes), 'a.wacz');
  expect(own).toMatchObject({
    result: 'manifest-hash-known-producer-defect',
    codes: expect.arrayContaining(['wacz.signature.validated', 'wacz.resource.knownDefect']),
  });
});
