/** The files of a case in a real browser: every way to look at them is accessible, hides what is graphic, and can be worked by keyboard. */
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { EvidenceEntry } from '../src/core/evidence/vault/entry.js';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { instream } from '../src/testing/evidence/instream.js';
import { madeEvidence } from '../src/testing/evidence/made-evidence.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { FILE_PARTS } from '../src/web/route/route.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('files');
const IMAGES = 'https://ridgeline.example/images/kestrel-2031-03-';
const WRONG_CLOCK = 3;
const ARCHIVE = 4;

describe.runIf(isReady)('the files of a case', () => {
  let folder: string;
  let drop: () => Promise<void>;
  let workbench: Workbench;
  let daemon: Server;
  let browser: Browser;
  let entries: readonly EvidenceEntry[];
  let base: string;
  let page: Page;
  const complaints: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-files-'));
    const own = join(folder, 'ridgeline');
    cpSync(path('examples/ridgeline'), own, { recursive: true });
    entries = await makeVault(
      join(own, 'evidence'),
      await madeEvidence([`${IMAGES}12-optical`, `${IMAGES}15-optical`]),
    );
    const bad = entries[WRONG_CLOCK]?.sha256.slice('sha256:'.length);
    const digest = (file: Buffer): string => createHash('sha256').update(file).digest('hex');
    daemon = instream((file) => (digest(file) === bad ? 'Test.Known-1' : null));
    await new Promise<void>((resolve) => daemon.listen(join(folder, 'clamd.ctl'), resolve));
    workbench = await serveWorkbench({
      environment: { PLUMBLINE_CLAMD: join(folder, 'clamd.ctl') },
      cases: [own],
      port: 0,
      databaseUrl: database.url,
      dataFolder: join(folder, 'data'),
      webRoot: WEB,
    });
    base = `${workbench.address}/case/${workbench.imported[0]?.caseName}/files`;
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
    page = await open(base);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    daemon?.close();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });
  /** One window for all: weighing the case again for each test would be most of their time. */
  async function open(address: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => request.url().includes('/picture') && asked.push(request.url()));
    await page.goto(address);
    await page.waitForSelector('#content h1');
    return page;
  }

  async function visit(address: string): Promise<void> {
    await page.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new Event('popstate'));
    }, address);
    await page.waitForSelector('#content h1');
    await page.waitForFunction(() => !/Reading the files|Looking into/.test(document.body.textContent ?? ''));
  }

  const idOf = (which: number): string => (entries[which] as EvidenceEntry).id;
  const addressOf = (part: string): string =>
    `${base}?part=${part}${part === 'item' || part === 'receipt' ? `&item=${idOf(WRONG_CLOCK)}` : ''}`;

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'no part breaks a rule of WCAG 2.2 AA or runs out of the window, in %s at %i px',
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const part of FILE_PARTS) {
        await visit(addressOf(part));
        const axe = axeOn(page);
        // A second scheme changes colours and nothing else.
        const { violations } = await (colorScheme === 'dark'
          ? axe.withRules(['color-contrast'])
          : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        ).analyze();
        expect(violations.map(({ id, nodes }) => `${part}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(spill, part).toBeLessThanOrEqual(0);
      }
    },
  );

  test('arrow keys go along the wall, Enter opens a file, and only a press shows its picture clearly', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await visit(base);
    await page.waitForSelector('ul[aria-label="Evidence files"] a');
    await page.locator('ul[aria-label="Evidence files"] a').first().focus();
    for (let i = 0; i < WRONG_CLOCK; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("clock that runs ahead.jpg")');
    await page.waitForSelector('text=clock.after-collection');
    expect(asked.filter((url) => url.includes('shown=yes'))).toEqual([]);
    await page.getByRole('button', { name: 'Show it clearly' }).click();
    await page.waitForSelector('img[src*="shown=yes"]');
  });

  test('an archive is a list of what was captured with the picture of its page, and nothing of it is run', async () => {
    await visit(`${base}?part=item&item=${idOf(ARCHIVE)}`);
    await page.waitForSelector('text=Captured in this archive: 1 resource');
    await page.waitForSelector(`img[src*="${idOf(ARCHIVE + 1)}"]`);
    expect(await page.locator('iframe, object, embed, video').count()).toBe(0);
    expect(await page.locator('td:has-text("text/html")').count()).toBe(1);
  });

  test('what a scanner takes for something says so, and goes out by somebody’s word that stays beside it', async () => {
    await visit(`${base}?part=item&item=${idOf(WRONG_CLOCK)}`);
    await page.getByText(/A scanner takes it for Test\.Known-1/).waitFor();
    await page.getByLabel('Why it may be handed out all the same').fill('its clock is what we write about');
    await page.getByRole('button', { name: 'Hand it out' }).click();
    await page.getByText(/workbench hands it out all the same since .*: its clock is what we write about/).waitFor();
    await visit(`${base}?part=item&item=${idOf(ARCHIVE)}`);
    await page.getByText(/A scanner found nothing known as malicious/).waitFor();
  });

  test('two files are taken as one by name and reason, and that is taken back; both stay in the log', async () => {
    await visit(`${base}?part=duplicates`);
    await page.getByRole('button', { name: 'Take as one' }).click();
    await page.getByLabel('Your name').fill('An analyst');
    await page.getByLabel('Why').fill('the same apron, passed on smaller');
    await page.getByRole('button', { name: 'Take as one' }).click();
    await page.waitForSelector('text=taken as one');
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByLabel('Your name').fill('Another');
    await page.getByLabel('Why').fill('another stand');
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.waitForSelector('text=Another took decision 1 back');
    expect(await page.locator('text=An analyst took north apron before.png').count()).toBe(1);
  });

  test('the edge between before and after moves by keyboard and says where it is', async () => {
    await visit(`${base}?part=swipe`);
    const slider = page.getByRole('slider', { name: 'How much of the later picture is seen' });
    await slider.focus();
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuetext')).toBe('0 percent of the later picture');
    await page.keyboard.press('End');
    expect(await slider.getAttribute('aria-valuetext')).toBe('100 percent of the later picture');
  });

  test('nothing was complained of', () => {
    expect(complaints).toEqual([]);
  });
});
