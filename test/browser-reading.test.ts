/** Pictures read in a real browser: by mouse and by keys, saved into the model, twice and blind, a frame of a clip, and what is one asset. */
import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { plumbline } from '../src/client/client.js';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { rawTiff } from '../src/testing/media/raw-tiff.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('reading pictures');
const IMAGE = 'saltmarsh-2031-03-16-optical';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.runIf(isReady)('reading pictures', () => {
  let folder: string;
  let drop: () => Promise<void>;
  let workbench: Workbench;
  let browser: Browser;
  let base: string;
  let page: Page;
  const complaints: string[] = [];
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-reading-'));
    const own = join(folder, 'ridgeline');
    cpSync(path('examples/ridgeline'), own, { recursive: true });
    process.env.PLUMBLINE_FFMPEG = await standIn(folder);
    workbench = await serveWorkbench({
      ...{ cases: [own], port: 0, databaseUrl: database.url, dataFolder: join(folder, 'data'), webRoot: WEB },
    });
    base = `${workbench.address}/case/ridgeline`;
    const origin = { origin: workbench.address };
    const client = plumbline({
      base: workbench.address,
      fetch: (address, init) => fetch(address, { ...init, headers: { ...(init?.headers as object), ...origin } }),
    });
    const values = new Uint16Array(1600 * 1000).map((_, i) => 500 + (i % 1600));
    const files: readonly (readonly [string, Uint8Array, string | null])[] = [
      ['pass.tif', rawTiff(1600, 1000, values), `https://ridgeline.example/images/${IMAGE}`],
      ['clip.mp4', new Uint8Array(Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')), null],
    ];
    for (const [name, bytes, url] of files)
      ids[name] = (await client.bringIn('ridgeline', new File([new Uint8Array(bytes)], name), url)).id;
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
    page = await open();
  });
  afterAll(async () => {
    delete process.env.PLUMBLINE_FFMPEG;
    await browser?.close();
    await workbench?.close();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });

  /** A window of a person of its own, on the front page of the case. */
  async function open(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const opened = await context.newPage();
    opened.setDefaultTimeout(PATIENCE_MS);
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(error.message));
    await opened.goto(`${base}/reading`);
    await opened.waitForSelector('h2:has-text("Pictures and clips")');
    return opened;
  }

  async function visit(on: Page, address: string): Promise<void> {
    await on.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new Event('popstate'));
    }, address);
    await on.waitForSelector('#content h1');
  }

  async function openPicture(on: Page, item: string): Promise<Locator> {
    await visit(on, `${base}/reading?item=${encodeURIComponent(item)}`);
    const button = on.getByRole('button', { name: 'Open the picture' });
    const picture = on.getByRole('application');
    await button.or(picture).first().waitFor();
    if (await button.isVisible()) await button.click();
    await picture.waitFor();
    return picture;
  }

  async function clickAt(on: Page, picture: Locator, x: number, y: number): Promise<void> {
    const box = await picture.boundingBox();
    if (!box) throw new Error('the picture is not there');
    await on.mouse.click(box.x + box.width * x, box.y + box.height * y);
  }

  const marks = (on: Page): Promise<readonly string[]> =>
    on.getByRole('region', { name: 'Marks' }).getByRole('button').allTextContents();

  async function broken(on: Page, rules?: string): Promise<readonly string[]> {
    const axe = axeOn(on);
    const { violations } = await (rules ? axe.withRules([rules]) : axe.withTags(RULES)).analyze();
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
  }

  test('marks placed by mouse and by keys become rows of readings, and the losses are weighed with them', async () => {
    const picture = await openPicture(page, ids['pass.tif'] as string);
    expect(await page.textContent('#content')).toMatch(/sixteen bits: values 516 to 2,084 are drawn/);
    await clickAt(page, picture, 0.25, 0.4);
    await clickAt(page, picture, 0.5, 0.4);
    await page.keyboard.press('2');
    await page.keyboard.press('c');
    await page.keyboard.press('n');
    await page.keyboard.press('3');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await marks(page)).toEqual([
      '1. Heron, destroyed, probable',
      '2. Heron, damaged, possible',
      '3. Heron, destroyed, possible',
    ]);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await marks(page)).toHaveLength(2);
    await page.keyboard.press('Enter');
    await page.keyboard.press('l');
    await page.keyboard.type('berth 4');
    await expect
      .poll(() => marks(page))
      .toEqual(['1. Heron berth 4, destroyed, probable', '2. Heron, damaged, possible']);

    // What is not saved is there again after the page was loaded anew.
    await page.reload();
    await page.getByRole('button', { name: 'Open the picture' }).click();
    await page.waitForSelector('text=Marks not yet saved are here again');
    await page.getByLabel('Read by').selectOption('pixel_ledger');
    await page.getByLabel('Day of the reading').fill('2031-03-20');
    await page.getByLabel('Why (kept with the revision)').fill('read on the workbench');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForSelector('text=Saved as revision 2');

    const told = await page.evaluate(async (address) => (await fetch(address)).json(), '/api/cases/ridgeline');
    const { theCase } = told as {
      theCase: { readings: Record<string, unknown>[]; marks: Record<string, unknown>[]; items: unknown[] };
    };
    const own = theCase.readings.filter((row) => row.imageId === IMAGE && row.sourceId === 'pixel_ledger');
    expect(own).toMatchObject([
      { id: 'r018', assetType: 'Heron', count: 1, state: 'DESTROYED', itemId: 'saltmarsh-heron-berth-4' },
      { id: 'r019', assetType: 'Heron', count: 1, state: 'DAMAGED', confidence: 'POSSIBLE', itemId: null },
    ]);
    expect(theCase.marks).toMatchObject([{ readingId: 'r018', x: expect.closeTo(0.25, 1) }, { readingId: 'r019' }]);
    await visit(page, `${base}/evidence`);
    await page.waitForSelector('text=/r018 · 1 Heron destroyed/');
  });

  test('more marks than the site held are told, and a type can be said to be unhit', async () => {
    const picture = await openPicture(page, ids['pass.tif'] as string);
    await picture.focus();
    for (let i = 0; i < 7; i++) await page.keyboard.press('n');
    await page.waitForSelector('text=/More Heron are marked than the site is said to have held \\(at most 6\\)/');
    await page.getByLabel('Looked at Corvina, none hit').check();
    expect(await page.getByLabel('Looked at Heron, none hit').isDisabled()).toBe(true);
    for (let i = 0; i < 8; i++) await page.getByRole('button', { name: 'Undo' }).click();
    expect((await marks(page)).length).toBe(2);
  });

  test('a wheel and buttons zoom, the view is brightened, and marks stay where they are', async () => {
    const picture = await openPicture(page, ids['pass.tif'] as string);
    const glyph = () => picture.locator('svg g').first().getAttribute('transform');
    const before = await glyph();
    await page.getByRole('button', { name: 'Closer' }).click();
    expect(await glyph()).not.toBe(before);
    await page.getByLabel('Brightness').fill('150');
    await page.getByRole('button', { name: 'As drawn' }).click();
    await page.getByRole('button', { name: 'Whole' }).click();
    expect(await glyph()).toBe(before);
  });

  test('two people read blind: nothing of the first reaches the second before both are in, then both see where they differ', async () => {
    const other = await open();
    const seen: string[] = [];
    other.on('response', (answer) => {
      if (/double-readings/.test(answer.url()))
        void answer.text().then(
          (text) => seen.push(text),
          () => {},
        );
    });
    const double = (on: Page) => on.getByRole('region', { name: 'Double reading' });
    const first = await openPicture(page, `${ids['clip.mp4']}#t=2`);
    for (const [x, y] of [
      [0.2, 0.3],
      [0.7, 0.3],
      [0.5, 0.8],
    ] as const)
      await clickAt(page, first, x, y);
    await double(page).getByLabel('Your name').fill('Ann');
    await double(page).getByRole('button', { name: 'Open a double reading' }).click();
    await double(page).getByRole('button', { name: 'Hand in my marks' }).click();
    await double(page).getByText('Your reading is sealed').waitFor();
    expect(await double(page).getByRole('button', { name: 'Hand in my marks' }).isDisabled()).toBe(true);

    const second = await openPicture(other, `${ids['clip.mp4']}#t=2`);
    await double(other)
      .getByText(/Handed in, sealed: Ann/)
      .waitFor();
    expect(await marks(other)).toEqual([]);
    await clickAt(other, second, 0.205, 0.3);
    await clickAt(other, second, 0.7, 0.305);
    await other.keyboard.press('2');
    await clickAt(other, second, 0.9, 0.9);
    expect(seen.join('')).not.toMatch(/"marks"|0\.2\d/);
    await double(other).getByLabel('Your name').fill('Ben');
    await double(other).getByRole('button', { name: 'Hand in my marks' }).click();
    await other.waitForSelector('text=2 of 4 places were marked by both');
    const text = (await double(other).textContent()) ?? '';
    expect(text).toMatch(/Ann 2 and Ben 2: state destroyed against damaged/);
    expect(text).toMatch(/Only Ann marked 3\./);
    expect(text).toMatch(/Only Ben marked 3\./);
    expect(await broken(other)).toEqual([]);
    await double(page).getByRole('button', { name: 'Ask again' }).click();
    await page.waitForSelector('text=2 of 4 places were marked by both');
    await page.getByRole('button', { name: 'Save the reading of Ben' }).click();
    expect(await marks(page)).toContain('2. Mara, damaged, probable');
    await other.context().close();
  });

  test('a frame of a clip is gone to by its time, and its marks keep it', async () => {
    await openPicture(page, `${ids['clip.mp4']}#t=1`);
    await page.waitForSelector('text=Shown is the frame at 1 of 4 seconds');
    await page.getByRole('button', { name: 'On a second' }).click();
    await page.waitForSelector('text=Shown is the frame at 2 of 4 seconds');
    await page.getByLabel('Seconds into the clip').fill('3.5');
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.waitForSelector('text=Shown is the frame at 3.5 of 4 seconds');
    expect(page.url()).toMatch(/item=[^&]*%23t%3D3\.5/);
    await page.getByRole('application').focus();
    await page.keyboard.press('n');
    await page.getByLabel('Image of the case').selectOption('saltmarsh-undated-clip');
    await page.getByLabel('Read by').selectOption('overview_desk');
    await page.getByLabel('Day of the reading').fill('2031-03-22');
    await page.getByLabel('Address of the picture').fill('https://ridgeline.example/clip');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForSelector('text=/Saved as revision/');
    const told = await page.evaluate(async (address) => (await fetch(address)).json(), '/api/cases/ridgeline');
    expect((told as { theCase: { marks: unknown[] } }).theCase.marks.at(-1)).toMatchObject({ fragment: 't=3.5' });
  });

  test('two sightings are taken for one, the range narrows, and taken back it is as it was', async () => {
    await visit(page, `${base}/entities`);
    await page.waitForSelector('h1:has-text("distinct assets")');
    const heading = async (): Promise<string> => (await page.textContent('#content h1')) ?? '';
    const [least = 0, most = 0] = [...(await heading()).matchAll(/\d+/g)].map(Number);
    expect(least).toBeLessThan(most);
    expect(await broken(page)).toEqual([]);
    await page.getByLabel('Your name').fill('Ann');
    await page.getByLabel('One sighting').selectOption('r009');
    await page.getByLabel('The other').selectOption('m1');
    const decide = page.getByRole('region', { name: 'Decide on two sightings' });
    await decide.getByRole('button', { name: 'Take as one' }).click();
    await decide.getByLabel('Why').fill('the same berth');
    await decide.getByRole('button', { name: 'Take as one' }).click();
    await expect.poll(heading, { timeout: PATIENCE_MS }).toContain(`${most - 1}`);
    const log = page.getByRole('region', { name: 'What was decided' });
    await log.getByText('Ann took r009 and m1 as one: the same berth').waitFor();
    await log.getByRole('button', { name: 'Take back' }).click();
    await log.getByLabel('Why').fill('another berth');
    await log.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(heading, { timeout: PATIENCE_MS }).toContain(`${most}`);
    await log.getByText('taken back', { exact: true }).waitFor();
    await page.locator('#content h1 a').first().click();
    await page.getByRole('dialog').getByText('The fewest assets that could have given all these sightings').waitFor();
    await page.keyboard.press('Escape');
  });

  test('in the dark and on a phone colours hold and nothing runs out of the window', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 900 });
    for (const address of ['reading', `reading?item=${ids['pass.tif']}`, 'entities']) {
      await visit(page, `${base}/${address}`);
      await page.waitForFunction(
        () => !/Looking at the values|Reading the files/.test(document.body.textContent ?? ''),
      );
      expect(await broken(page, 'color-contrast'), address).toEqual([]);
      const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(spill, address).toBeLessThanOrEqual(0);
    }
  });

  test('nothing was complained of on the way', () => {
    expect(complaints).toEqual([]);
  });
});

/** A program that gives frames as ffmpeg would: a clip of four seconds whose frame stands at the very time asked for. */
async function standIn(folder: string): Promise<string> {
  const png = join(folder, 'frame.png');
  const frame = sharp({ create: { width: 640, height: 360, channels: 3, background: '#667' } });
  writeFileSync(png, await frame.png().toBuffer());
  const program = join(folder, 'ffmpeg');
  const script = `#!/bin/sh
PATH=/usr/bin:/bin
case "$*" in
  *-version*) echo "ffmpeg version 9.9-test"; exit 0 ;;
  *ffmetadata*) printf ';FFMETADATA1\\n'; exit 0 ;;
esac
at=$(echo "$*" | sed -n 's/.*-ss \\([0-9.]*\\).*/\\1/p')
printf '  Duration: 00:00:04.00, start: 0.0\\n  25 fps\\n  n:0 pts_time:%s\\n' "$at" >&2
case "$*" in
  *image2pipe*) cat '${png}' ;;
  *) exit 1 ;;
esac
`;
  writeFileSync(program, script);
  chmodSync(program, 0o755);
  return program;
}
