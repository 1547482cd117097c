/** What is received may be made to do harm: it is kept as bytes or told, and what comes after it comes in. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeRng } from '../core/numerics/rng.js';
import { makeInspector } from '../integrity/inspector.js';
import { damaged } from '../testing/evidence/fuzz.js';
import { makeWacz } from '../testing/evidence/make-wacz.js';
import { makeWarc, sha256Of } from '../testing/evidence/make-warc.js';
import { makeZip } from '../testing/evidence/make-zip.js';
import { gzipOfZeros, zipOfZeros } from '../testing/evidence/zeros.js';
import { jpegWith, pictureFile } from '../testing/media/picture-file.js';
import { scenePicture } from '../testing/media/scene-picture.js';
import { evidenceCsv } from '../vault/evidence-table.js';
import { openVault } from '../vault/open-vault.js';
import { intake } from './intake.js';
import { sourcesOf } from './sources.js';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-hostile-'));
const inspector = makeInspector({ added: '', now: Date.parse('2031-06-01') });
afterAll(async () => {
  await inspector.close();
  rmSync(scratch, { recursive: true, force: true });
});
const now = (): string => '2031-04-05T06:07:08Z';

function folderOf(files: ReadonlyMap<string, Uint8Array | string>): string {
  const folder = mkdtempSync(join(scratch, 'in-'));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return folder;
}

async function received(...named: string[]) {
  const vault = await openVault(mkdtempSync(join(scratch, 'v-')), { actor: 'desk', now });
  try {
    const { sources, problems } = await sourcesOf(named);
    const result = await intake(sources, { vault, inspector, now });
    return { ...result, problems: [...problems, ...result.problems] };
  } finally {
    await vault.close();
  }
}

const PICTURE = {
  url: 'urn:view:https://example.org/',
  body: Buffer.from('89504e470d0a1a0a00', 'hex'),
  mime: 'image/png',
};
const PAGE = { url: 'https://example.org/', body: '<h1>x</h1>' };
const ARCHIVER =
  "status,metadata,media\r\n\"x: success\",\"{'url': 'https://example.org/a', '_processed_at': datetime.datetime(2031, 3, 15)}\",\"[Media(filename='a.jpg', urls=[], properties={'hash': 'SHA-256:00'})]\"\r\n";

test('100 damaged archives of each kind: every one is kept, whole or partial, and none stops the rest', async () => {
  for (const [ending, sound] of [
    ['wacz', await makeWacz({ pages: [PAGE, PICTURE] })],
    ['warc.gz', makeWarc([PAGE, PICTURE], { gzip: true })],
  ] as const) {
    const rng = makeRng(20310315).fork(ending);
    const files = new Map(Array.from({ length: 100 }, (_, i) => [`${i}.${ending}`, damaged(sound, rng)] as const));
    const { entries } = await received(folderOf(files));
    expect(entries.filter(({ copyOf }) => copyOf === null)).toHaveLength(100);
    expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(['complete', 'partial']));
  }
});

test('100 damaged lists of each kind: read as a list or kept as a file, and no path of one leads out of its folder', async () => {
  const lists = {
    'list.csv':
      'file,url,captured_at,note\na.txt,https://example.org/a,2031-03-15,"seen, twice"\n../../etc/passwd,,,\n',
    'archive.csv': ARCHIVER,
    'urls.txt': '# two\nhttps://example.org/a\nhttps://example.org/b\n',
  };
  for (const [name, text] of Object.entries(lists)) {
    const rng = makeRng(20310316).fork(name);
    for (let i = 0; i < 100; i++) {
      const folder = folderOf(
        new Map<string, Uint8Array | string>([
          [name, damaged(Buffer.from(text), rng)],
          ['a.txt', 'a'],
        ]),
      );
      const { sources } = await sourcesOf([join(folder, name)]);
      const files = sources.flatMap((one) =>
        one.is === 'file' ? [one] : one.is === 'table' ? [one.own, ...one.files] : [],
      );
      for (const { path } of files) expect(path.startsWith(folder)).toBe(true);
    }
  }
});

test('a gigabyte in a small archive, in archives, and behind gzip: kept as it came, not unpacked, told; what follows comes in', async () => {
  const bomb = zipOfZeros(16);
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
  const manifest = Buffer.from('{"profile":"multi-wacz-package","resources":[{"path":"b.wacz"}]}');
  const around = (inner: Uint8Array) =>
    makeZip(
      new Map<string, Uint8Array>([
        ['datapackage.json', manifest],
        ['b.wacz', inner],
      ]),
    );
  const outer = await around(bomb);
  const { entries, problems } = await received(
    folderOf(
      new Map<string, Uint8Array | string>([
        ['a bomb.wacz', bomb],
        ['b outer.wacz', outer],
        ['c outermost.wacz', await around(outer)],
        ['d bomb.warc.gz', Buffer.concat([makeWarc([PAGE], { gzip: true }), gzipOfZeros(16)])],
        ['z.txt', 'after'],
      ]),
    ),
  );
  expect(entries.map(({ state }) => state)).toEqual(['partial', 'partial', 'partial', 'partial', 'complete']);
  expect(problems).toHaveLength(4);
  expect(entries[0]?.note).toMatch(/unpacks to at most/);
  expect(entries[0]?.bytes).toBe(bomb.length);
});

test('an archive that lies of its sizes is not unpacked beyond what it states', async () => {
  const bomb = zipOfZeros(4);
  // In both headers: what it unpacks to, stated as 1,024 bytes.
  const size = Buffer.alloc(4);
  size.writeUInt32LE(64 * 1024 * 1024);
  for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size, at + 4)) bomb.writeUInt32LE(1024, at);
  const { entries } = await received(folderOf(new Map([['lies.wacz', bomb]])));
  expect(entries.map(({ state }) => state)).toEqual(['partial']);
});

test('100 damaged files of each other kind: every one comes in under the hash of its own bytes, or is told', async () => {
  const inner = await makeWacz();
  const manifest = Buffer.from('{"profile":"multi-wacz-package","resources":[{"path":"one.wacz"}]}');
  const whole = new Map<string, Uint8Array>([
    ['warc', makeWarc([PAGE, PICTURE])],
    [
      'package.wacz',
      await makeZip(
        new Map([
          ['datapackage.json', manifest],
          ['one.wacz', inner],
        ]),
      ),
    ],
    ['jpg', await jpegWith({ taken: '2031:03:12 10:00:00', gps: { lat: 41.2, lon: 12.3 } })],
    ['png', await pictureFile('png', scenePicture(7, 64, 48))],
    ['webp', await pictureFile('webp', scenePicture(7, 64, 48))],
    ['tsr', Buffer.from('3082010a30030201003082', 'hex')],
    ['mp4', Buffer.from('0000001c66747970697336', 'hex')],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['jsonl', Buffer.from('{"action":"collect","actor":"a","at":"2031-03-14T09:26:53Z"}\n')],
  ]);
  for (const [ending, sound] of whole) {
    const rng = makeRng(20310317).fork(ending);
    const bytes = Array.from({ length: 100 }, () => damaged(sound, rng));
    const files = new Map(bytes.map((one, i) => [`${String(i).padStart(3, '0')}.${ending}`, one] as const));
    const { entries, problems } = await received(folderOf(files));
    const own = entries.filter(({ parent }) => parent === null);
    const kept = new Map(own.map(({ name, sha256 }) => [name.split('/').at(-1), sha256]));
    for (const [name, one] of files)
      if (kept.has(name)) expect([name, kept.get(name)]).toEqual([name, sha256Of(one)]);
      else
        expect(
          problems.some(({ file }) => file.endsWith(name)),
          name,
        ).toBe(true);
  }
});

test('scripts in pictures and names are bytes and text: kept to the byte, run nowhere, safe in the table', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
  const exif = Buffer.concat([Buffer.from('ffd8ffe1001845786966', 'hex'), Buffer.from('<script>alert(1)</script>')]);
  const name = '=HYPERLINK("http:x")<img src=x onerror=alert(1)>.jpg'.replaceAll('/', '');
  const { entries, problems } = await received(
    folderOf(
      new Map<string, Uint8Array | string>([
        ['a.svg', svg],
        [name, exif],
      ]),
    ),
  );
  expect(problems).toEqual([]);
  expect(entries.map(({ bytes, mediaType }) => [bytes, mediaType])).toEqual([
    [exif.length, 'image/jpeg'],
    [svg.length, 'image/svg+xml'],
  ]);
  expect(evidenceCsv(entries)).not.toMatch(/(^|,)"?[=@+]/m);
});

test('a pipe, a folder in place of a file and a link to a file elsewhere are told and nothing waits for them', async () => {
  const folder = folderOf(
    new Map<string, Uint8Array | string>([
      ['list.csv', 'file\nsub\nlink.txt\na.txt\n'],
      ['a.txt', 'a'],
    ]),
  );
  mkdirSync(join(folder, 'sub'));
  const { symlinkSync } = await import('node:fs');
  symlinkSync('/etc/passwd', join(folder, 'link.txt'));
  const { entries, problems } = await received(join(folder, 'list.csv'));
  expect(entries.map(({ name }) => name)).toEqual(['a.txt']);
  expect(problems.map(({ rule }) => rule)).toEqual(['a regular file', 'a file, not a link']);
  expect(existsSync(join(scratch, 'passwd'))).toBe(false);
});
