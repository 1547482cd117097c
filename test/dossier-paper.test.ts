/**
 * `publish --pdf`, whole: by the command, in a real Chromium, then looked into. What PDF/UA-1 and PDF/A ask that can be told without
 * their validator (veraPDF is in no registry) is asked here, by the clause it comes from; nothing claims to conform.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../src/intake/capture/find-chromium.js';
import { runCli as plumbline } from '../src/testing/run-cli.js';
import { type ReadPdf, readPdf, type TaggedPart } from './support/pdf.js';

const DPI = 50;
const PX_PER_MM = DPI / 25.4;
/** the page sets 16; letters may hang a little into it */
const MARGIN_MM = 14;
const FOOT_MM = 20;
/** a grey below which a pixel is printed on; paper is 255 */
const INK = 200;

const chromium = findChromium(undefined);
if (chromium === null) process.stderr.write('publish --pdf: NOT RUN, no Chromium on this machine\n');
const hasPdftoppm = spawnSync('pdftoppm', ['-v']).error === undefined;
if (!hasPdftoppm) process.stderr.write('publish --pdf, pages as pictures: NOT RUN, no pdftoppm on this machine\n');

describe.skipIf(chromium === null)('publish --pdf', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-paper-'));
  const file = join(scratch, 'dossier', 'revision-1', 'dossier.pdf');
  let text = '';
  let pdf: ReadPdf;
  const role = (name: string): readonly TaggedPart[] => pdf.parts.filter((part) => part.role === name);

  beforeAll(async () => {
    const sandbox = process.getuid?.() === 0 ? ['--without-sandbox'] : [];
    const out = join(scratch, 'dossier');
    const paper = ['--pdf', '--browser', chromium as string, ...sandbox];
    const made = await plumbline([
      'publish',
      'examples/ridgeline',
      '--out',
      out,
      '--published',
      '2031-08-01',
      ...paper,
    ]);
    expect([made.code, made.err]).toEqual([0, '']);
    const bytes = readFileSync(file);
    text = bytes.toString('latin1');
    pdf = readPdf(bytes);
  }, 120_000);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test('it lies in the dossier, is listed with its digest, and the pages lead to it', async () => {
    const folder = join(scratch, 'dossier', 'revision-1');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('href="dossier.pdf"');
    const { code, out } = await plumbline(['verify', join(scratch, 'dossier'), '--json']);
    const { results } = JSON.parse(out) as { results: { file: string; result: string }[] };
    expect([code, results.filter((one) => one.file.endsWith('dossier.pdf')).map(({ result }) => result)]).toEqual([
      0,
      ['verified-no-timestamp'],
    ]);
  });

  test('it says what it is: title shown, language, tags, outline, day of publication (PDF/UA-1 7.1, 7.2, 7.17)', () => {
    const [catalog = ''] = pdf.holding('/Type /Catalog');
    for (const key of ['/Marked true', '/Lang (en)', '/DisplayDocTitle true', '/StructTreeRoot', '/Outlines'])
      expect(catalog).toContain(key);
    expect(text).toMatch(/\/Title (\(Findings|<FEFF00460069006E00640069006E00670073)/i);
    expect(text).toContain('/CreationDate (D:20310801000000');
  });

  test('headings begin at the first rank and leave none out; lists and tables are what they say (7.4, 7.5, 7.6)', () => {
    const ranks = pdf.parts.flatMap(({ role: name }) => /^H([1-6])$/.exec(name)?.[1] ?? []).map(Number);
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    expect(ranks.length).toBeGreaterThan(10);
    for (const [i, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual((ranks[i - 1] ?? 0) + 1);
    for (const list of role('L')) for (const { role: item } of list.inside) expect(['LI', 'Caption']).toContain(item);
    expect(role('Table').length).toBeGreaterThan(5);
    for (const head of role('TH')) expect(head.text).toMatch(/\/Scope \/(Column|Row)/);
    for (const row of role('TR')) for (const cell of row.inside) expect(cell.role).toMatch(/^T[HD]$/);
  });

  test('every picture says in words what it shows, every link is a part of the text (7.3, 7.18.5)', () => {
    expect(role('Figure').length).toBeGreaterThan(4);
    for (const figure of role('Figure')) expect(figure.text).toMatch(/\/Alt [(<]./);
    expect(role('Link').length).toBeGreaterThan(0);
    for (const link of role('Link')) expect(link.text).toContain('/OBJR');
  });

  test('pages are A4, read in the order of their parts, and numbered (7.18.3)', () => {
    const pages = pdf.holding(/\/Type \/Page\b/);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      expect(page).toMatch(/\/Tabs \/S/);
      const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? [];
      // 210 × 297 mm in points; the browser takes inches to two places
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([596, 842]);
    }
  });

  test('every font is in it and can be read back as text; none is drawn letter by letter (PDF/A-2 6.2.11)', () => {
    const descriptors = pdf.holding('/Type /FontDescriptor');
    expect(descriptors.length).toBeGreaterThan(2);
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile[23]? \d+ 0 R/);
    for (const font of pdf.holding('/Subtype /Type0')) expect(font).toMatch(/\/ToUnicode \d+ 0 R/);
    expect(text).not.toContain('/Subtype /Type3');
    // Our own type, where the program was built; else that of the machine.
    const names = text.match(/\/BaseFont \/[A-Z]{6}\+[\w-]+/g)?.join(' ');
    if (existsSync('dist/paper/fonts.css')) expect(names).toMatch(/SourceSerif4-Regular/);
  });

  test('nothing in it runs, is locked, is hidden, or tells of the machine (PDF/A-2 6.1.3, 6.5, 6.6)', () => {
    expect(text).not.toMatch(/\/JavaScript|\/JS\b|\/Encrypt|\/EmbeddedFile|\/Launch|\/AA\b|\/OpenAction/);
    expect(text).not.toMatch(/file:|HeadlessChrome|plumbline-print/);
  });

  test.skipIf(!hasPdftoppm)('as pictures: no page is blank, and nothing runs over the edge', async () => {
    const { status } = spawnSync('pdftoppm', ['-r', `${DPI}`, '-gray', '-png', file, join(scratch, 'page')]);
    expect(status).toBe(0);
    const pages = readdirSync(scratch).filter((name) => name.endsWith('.png'));
    expect(pages).toHaveLength(pdf.holding(/\/Type \/Page\b/).length);
    for (const page of pages) {
      const { data, info } = await sharp(join(scratch, page)).grayscale().raw().toBuffer({ resolveWithObject: true });
      const inked = { left: info.width, right: 0, dots: 0 };
      for (let y = 0; y < info.height - FOOT_MM * PX_PER_MM; y++)
        for (let x = 0; x < info.width; x++) {
          if ((data[y * info.width + x] ?? 255) >= INK) continue;
          inked.left = Math.min(inked.left, x);
          inked.right = Math.max(inked.right, x);
          inked.dots += 1;
        }
      const margin = MARGIN_MM * PX_PER_MM;
      expect([page, inked.dots > 500]).toEqual([page, true]);
      expect([page, inked.left >= margin, inked.right <= info.width - margin]).toEqual([page, true, true]);
    }
  });
});
