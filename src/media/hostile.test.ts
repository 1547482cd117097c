/** Files made to break what reads them: each is read or refused with a sentence, and whoever asked goes on. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mediaFacts } from '../core/evidence/media/media-facts.js';
import { makeRng } from '../core/numerics/rng.js';
import { gifOfSize, jpegOfSize, pngOf, pngWithText } from '../testing/media/bombs.js';
import { fuzzBytes } from '../testing/media/fuzz-bytes.js';
import { FORMATS, jpegWith, packet, pictureFile } from '../testing/media/picture-file.js';
import { scenePicture } from '../testing/media/scene-picture.js';
import { MEDIA_LIMITS } from './limits.js';
import { isRefused, makeMediaReader } from './media-reader.js';
import { readMediaFile } from './read-file.js';

const reader = makeMediaReader();
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-media-'));
afterAll(() => {
  reader.close();
  rmSync(scratch, { recursive: true, force: true });
});

const SCENE = scenePicture(1, 160, 120);
const MOST_TEXT = 400;

/** What was told of a file: `read`, or the sentence that refuses it. */
async function toldOf(bytes: Uint8Array): Promise<string> {
  const read = await reader.read(bytes);
  if (isRefused(read)) return read.refused;
  if (!isRefused(read.tags)) mediaFacts(read.tags);
  return isRefused(read.picture) ? read.picture.refused : 'read';
}

test.each([...FORMATS])(
  '100 broken files of %s are each read or refused in a sentence',
  { timeout: 120_000 },
  async (format) => {
    const whole =
      format === 'jpeg'
        ? await jpegWith(
            { make: 'A', taken: '2031:03:20 12:00:00', gps: { lat: 1, lon: 2 } },
            '<xmp:CreatorTool>GIMP</xmp:CreatorTool>',
          )
        : await pictureFile(format, SCENE);
    const rng = makeRng(17).fork(format);
    const told: string[] = [];
    for (let i = 0; i < 100; i++) told.push(await toldOf(fuzzBytes(whole, rng)));
    for (const text of told) expect(text.length).toBeGreaterThan(3);
    for (const text of told) expect(text.length).toBeLessThan(MOST_TEXT);
    // Both sides were met: files that are refused, and files that survive.
    expect(told.filter((text) => text !== 'read').length).toBeGreaterThan(10);
    expect(await toldOf(whole)).toBe('read');
  },
);

test('pictures that say they are huge are refused by their header, or cut to what they hold', async () => {
  const [jpeg, gif] = [await pictureFile('jpeg', SCENE), await pictureFile('gif', SCENE)];
  // 60,000 × 60,000 grey is 3.6 GB; the PNG's rows that are there unpack to 120 MB.
  for (const bomb of [pngOf(60_000, 60_000, 2000), jpegOfSize(jpeg, 65_000, 65_000)])
    expect(await toldOf(bomb)).toMatch(/pixel|limit/i);
  // A GIF's screen is cut to its frames, which stay as small as they are.
  const large = await reader.read(gifOfSize(gif, 65_535, 65_535));
  expect(large).toMatchObject({ picture: { width: 160, height: 120 } });
});

test('an allowed size with nothing behind it, and a text that unpacks to 300 MB, are contained', async () => {
  expect(await toldOf(pngOf(10_000, 10_000, 1))).not.toBe('read');
  const text = pngWithText(300_000_000);
  expect(text.length).toBeLessThan(400_000);
  expect(await toldOf(text)).toMatch(/\w/);
  expect(await toldOf(await pictureFile('png', SCENE))).toBe('read');
});

test('XMP with entities that multiply or point at a file gives neither', async () => {
  const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  const bomb = `<!DOCTYPE x [<!ENTITY e0 "lol">${levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  for (const inner of [`${bomb}<xmp:Label>&e12;</xmp:Label>`, `${bomb}<xmp:Label>&f;</xmp:Label>`]) {
    const read = await reader.read(await jpegWith(null, inner));
    if (isRefused(read) || isRefused(read.tags)) continue;
    const said = JSON.stringify(read.tags.texts);
    expect(said.length).toBeLessThan(10_000);
    expect(said).not.toContain('root:');
  }
  expect(packet('x').length).toBeLessThan(1000);
});

test('XMP nested 20,000 deep costs at most its own file', async () => {
  const deep = `${'<a>'.repeat(9000)}${'</a>'.repeat(9000)}`.slice(0, 63_000);
  expect(await toldOf(await jpegWith(null, deep))).toBe('read');
});

test('what is no picture is told as such: text, SVG with script, HTML, an archive, nothing at all', async () => {
  const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = [
    ascii('hello'),
    ascii('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'),
    ascii('<!doctype html><script>alert(1)</script>'),
    ascii('PK\u0003\u0004'),
    new Uint8Array(0),
  ];
  for (const file of files)
    expect(await toldOf(file)).toMatch(/^a picture \(JPEG, PNG, WebP, GIF, TIFF\), got something else/);
});

test('a picture under another name is what its bytes are', async () => {
  const read = await reader.read(await pictureFile('png', SCENE));
  expect(isRefused(read) ? read.refused : read.kind).toBe('png');
});

test('files too large, missing, no files, and pipes are refused unread', async () => {
  const path = (name: string): string => join(scratch, name);
  writeFileSync(path('large.jpg'), '');
  truncateSync(path('large.jpg'), MEDIA_LIMITS.fileBytes + 1);
  symlinkSync('/dev/zero', path('endless.jpg'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [path('pipe.jpg')]);
  const told = async (name: string) => readMediaFile(path(name), MEDIA_LIMITS.fileBytes);
  expect(await told('large.jpg')).toEqual({ refused: 'at most 128 MB, got 134217729 bytes' });
  expect(await told('none.jpg')).toEqual({ refused: 'a file that is there' });
  expect(await told('endless.jpg')).toEqual({ refused: 'a file, got something else' });
  if (process.platform !== 'win32') expect(await told('pipe.jpg')).toEqual({ refused: 'a file, got something else' });
});
