/** A dossier on paper and as pictures. Where there is no Chromium, the paper says that it was not run. */
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { toUtf8 } from '../src/core/casefile/utf8.js';
import { pdfOf } from '../src/dossier/pdf.js';
import { pngCards } from '../src/dossier/png-cards.js';
import { findChromium } from '../src/intake/capture/find-chromium.js';

const chromium = findChromium(undefined);
if (chromium === null) process.stderr.write('dossier on paper: not run, no Chromium on this machine\n');

const PAGE = `<!doctype html><html lang="en"><title>Finding</title><h1>Nine seen</h1>
<p><a href="claims.html#a">claims</a> <a href="#below">below</a> <a href="https://outside.example/">outside</a></p>
<script>document.title = 'run'; document.body.append('SCRIPTED')</script>
<h2 id="below" style="break-before: page">Below</h2></html>`;

describe.skipIf(chromium === null)('on paper', () => {
  let bytes: Uint8Array;
  let text = '';
  const print = () =>
    pdfOf(new Map([['index.html', toUtf8(PAGE)]]), {
      browser: chromium as string,
      sandbox: false,
      published: '2031-06-01',
    });

  beforeAll(async () => {
    bytes = await print();
    text = Buffer.from(bytes).toString('latin1');
  });

  test('it is a tagged PDF of two pages with an outline', () => {
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Outlines/);
    expect(text).toMatch(/\/Type \/Pages\s*\/Count 2/);
  });

  test('it carries the day of publication, not the clock, and twice the same bytes', async () => {
    expect([...text.matchAll(/\/(?:CreationDate|ModDate) \(D:(\d{14})/g)].map(([, at]) => at)).toEqual([
      '20310601000000',
      '20310601000000',
    ]);
    expect(Buffer.from(await print()).equals(Buffer.from(bytes))).toBe(true);
  });

  test('it names no folder of this machine; links to the outside stay, and no script ran', () => {
    expect(text).not.toMatch(/file:|plumbline-print/);
    expect(text).toContain('https://outside.example/');
    // As it stood before any script.
    expect(text).toContain('/Title (Finding)');
  });
});

test('a dossier without its first page is refused, not printed empty', async () => {
  const nothing = { browser: '/nowhere', sandbox: true, published: '2031-06-01' };
  await expect(pdfOf(new Map([['claims.html', toUtf8('')]]), nothing)).rejects.toThrow(
    /index\.html, got "claims\.html"/,
  );
});

test('each card becomes a picture of twice its size, beside it', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="42"><rect width="80" height="42" fill="#b04a22"/></svg>';
  const made = await pngCards(
    new Map([
      ['cards/a.svg', toUtf8(svg)],
      ['index.html', toUtf8(PAGE)],
    ]),
  );
  expect([...made.keys()]).toEqual(['cards/a.png']);
  const { data, info } = await sharp(made.get('cards/a.png')).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([160, 84]);
  expect([...data.subarray(0, 3)]).toEqual([0xb0, 0x4a, 0x22]);
});
