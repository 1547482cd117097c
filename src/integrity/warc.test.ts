import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { FileResult } from '../core/evidence/integrity/vocabulary.js';
import { makeWacz, PAGE } from '../testing/evidence/make-wacz.js';
import { makeWarc, sha256Of, WARC_DATE, type WarcPage } from '../testing/evidence/make-warc.js';
import { makeScratch } from '../testing/evidence/scratch.js';
import { parseArchiverCsv } from './archiver-csv.js';
import { capturesOf } from './captures-of.js';
import { inspect } from './inspect.js';
import { makeTrust } from './trust.js';

const write = makeScratch();
const asked = { trust: makeTrust(), now: Date.parse('2031-06-01') };
const resultOf = async (bytes: Uint8Array, name = 'a.warc.gz'): Promise<FileResult> =>
  (await inspect(write(name, bytes), name, asked))[0] as FileResult;
const ofPages = (pages: readonly WarcPage[]) => resultOf(makeWarc(pages, { gzip: true }));

test('records whose digests hold: unsigned, packed or not, whatever the name', async () => {
  for (const gzip of [true, false]) {
    const result = await resultOf(makeWarc([PAGE], { gzip }), 'a.bin');
    expect(result).toMatchObject({
      kind: 'warc',
      result: 'unsigned',
      codes: expect.arrayContaining(['warc.digest.match']),
    });
  }
});

test('an altered record is a mismatch, told by its address', async () => {
  const bytes = makeWarc([PAGE]);
  bytes[bytes.indexOf('<h1>') + 1] = 0x48;
  const result = await resultOf(bytes, 'a.warc');
  expect(result).toMatchObject({ result: 'hash-mismatch' });
  expect(result.detail).toMatch(/altered since it was written: .*example\.org/);
});

test('what tools differ on accuses nobody: a payload digest taken after decoding, or standing in the block’s place', async () => {
  const other = sha256Of(Buffer.from('decoded'));
  expect((await ofPages([{ ...PAGE, transfer: 'chunked', blockDigest: null, payloadDigest: other }])).result).toBe(
    'unsigned',
  );
  expect((await ofPages([{ ...PAGE, payloadDigest: other }])).result).toBe('unsigned');
  expect((await ofPages([{ ...PAGE, blockDigest: sha256Of(Buffer.from(PAGE.body)) }])).result).toBe('unsigned');
  expect((await ofPages([{ ...PAGE, blockDigest: null, payloadDigest: other }])).result).toBe('hash-mismatch');
});

test('cut off at any byte: said to be cut off, never altered', async () => {
  for (const gzip of [true, false]) {
    const whole = makeWarc([PAGE, PAGE], { gzip });
    for (let end = 5; end < whole.length - 4; end += 37) {
      const result = await resultOf(whole.subarray(0, end), 'cut.warc');
      expect(result.detail).not.toMatch(/altered/);
      expect(['structure-invalid', 'unsigned']).toContain(result.result);
    }
  }
});

test('a flood of zeros behind a small gzip is refused before it is unpacked', async () => {
  const flood = gzipSync(Buffer.concat([makeWarc([PAGE]), Buffer.alloc(64 * 1024 * 1024)]));
  const result = await resultOf(flood);
  expect(result).toMatchObject({ result: 'structure-invalid' });
  expect(result.codes[0]).toMatch(/^(limits\.|warc\.)/);
});

test('captures of a WACZ: its pages, and every record with address, time, status, type and digest', async () => {
  const pages = [PAGE, { url: 'https://example.org/photo.jpg', body: 'jpeg', mime: 'image/jpeg', status: 404 }];
  const captures = await capturesOf(write('c.wacz', await makeWacz({ pages })), 'c.wacz');
  expect(captures?.problems).toEqual([]);
  expect(captures?.pages[0]).toEqual({
    ...{ archive: 'c.wacz', url: PAGE.url, title: 'Page 1', capturedAt: WARC_DATE, isCaptured: true },
  });
  expect(captures?.resources).toEqual(
    pages.map(({ url, body, mime = 'text/html', status = 200 }) => ({
      ...{ archive: 'c.wacz/archive/data.warc.gz', recordType: 'response', url, capturedAt: WARC_DATE, status, mime },
      ...{ bytes: body.length, digest: sha256Of(Buffer.from(body)) },
    })),
  );
  expect(await capturesOf(write('c.txt', 'a letter'), 'c.txt')).toBeNull();
});

test('a CSV of auto-archiver as Python’s csv module writes it', () => {
  const csv = `status,metadata,media\r\nx: success,"{'url': 'https://t.example/1', 'title': ""It's""}",[]\r\n`;
  expect(parseArchiverCsv(csv, 'db.csv')).toMatchObject({
    items: [{ status: 'x: success', url: 'https://t.example/1', title: "It's" }],
    problems: [],
  });
  expect(parseArchiverCsv('a,b\n', 'db.csv').problems).toHaveLength(3);
});
