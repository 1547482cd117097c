/** The map in a real browser: drawn without a request to anybody, finer than published only where asked, days by keyboard and address; and what one opened today. */
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { madeEvidence } from '../src/testing/evidence/made-evidence.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('the map');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const IMAGES = 'https://ridgeline.example/images/kestrel-2031-03-';

describe.runIf(isReady)('the map', () => {
  let folder: string;
  let drop: () => Promise<void>;
  let workbench: Workbench;
  let browser: Browser;
  let base: string;
  let page: Page;
  const complaints: string[] = [];
  const shownClearly: string[] = [];

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-map-'));
    const own = join(folder, 'ridgeline');
    cpSync(path('examples/ridgeline'), own, { recursive: true });
    await makeVault(join(own, 'evidence'), await madeEvidence([`${IMAGES}12-optical`, `${IMAGES}15-optical`]));
    workbench = await serveWorkbench({
      cases: [own],
      port: 0,
      databaseUrl: database.url,
      dataFolder: join(folder, 'data'),
      webRoot: WEB,
    });
    base = `${workbench.address}/case/${workbench.imported[0]?.caseName}`;
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
    page = await open(`${base}/map`);
    await drawn();
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });

  /** One window for nearly all: weighing the case again for each test would be most of their time. */
  async function open(
    address: string,
    prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
  ): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await prepare(context);
    const opened = await context.newPage();
    opened.setDefaultTimeout(PATIENCE_MS);
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(error.message));
    opened.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(workbench.address) && !url.startsWith('blob:')) complaints.push(`asked ${url}`);
      if (url.includes('shown=yes')) shownClearly.push(url);
    });
    await opened.goto(address);
    await opened.waitForSelector('#content h1');
    return opened;
  }

  async function visit(address: string): Promise<void> {
    await page.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new Event('popstate'));
    }, address);
    await page.waitForSelector('#content h1');
  }

  const drawn = (): Promise<unknown> => page.waitForSelector('[data-state="there"]');
  const sites = () => page.getByRole('list', { name: 'Sites on the map' }).getByRole('button');
  const query = (): URLSearchParams => new URL(page.url()).searchParams;
  /** A busy machine takes its time. */
  const soon = <T>(get: () => T) => expect.poll(get, { timeout: PATIENCE_MS });
  const days = () => soon(() => query().get('days'));

  test('it is drawn: what stands on the canvas is no single colour', async () => {
    const colours = await page.evaluate(() => {
      const map = document.querySelector('[data-places] canvas') as HTMLCanvasElement;
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [map.width, map.height];
      const pen = copy.getContext('2d') as CanvasRenderingContext2D;
      pen.drawImage(map, 0, 0);
      const bytes = new Uint32Array(pen.getImageData(0, 0, copy.width, copy.height).data.buffer);
      return new Set(bytes).size;
    });
    // water, areas, edges, letters and their soft rims; a blank canvas has one or two
    expect(colours).toBeGreaterThan(40);
  });

  test('as published, no true position stands on the page or in its table; as known, it does, and is said to be', async () => {
    // of the first reading of a place in the case: 48.304 S, 123.917 W
    const held = /48\.30[34]|123\.91[67]/;
    await visit(`${base}/map`);
    await drawn();
    await page.keyboard.press('t');
    await page.getByRole('table').first().waitFor();
    expect(await page.content()).not.toMatch(held);
    expect(await page.textContent('main')).not.toMatch(/Not for publication/);
    await page.getByRole('radio', { name: 'as known' }).check({ force: true });
    await page.waitForSelector('text=Not for publication');
    expect(await page.textContent('main')).toMatch(held);
    expect(query().get('places')).toBe('known');
    await page.keyboard.press('t');
    await drawn();
    expect(await page.locator('[data-places="known"]').count()).toBe(1);
  });

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('both views keep to WCAG 2.2 AA and to the window, in %s at %i px', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const places of ['published', 'known']) {
      await visit(`${base}/map?places=${places}&days=2031-03-14/2031-03-16`);
      await drawn();
      const axe = axeOn(page);
      // What is on the page is the same in both; in the dark and on a phone its colours and sizes are others.
      const { violations } = await (colorScheme === 'light'
        ? axe.withTags(RULES)
        : axe.withRules(['color-contrast', 'target-size'])
      ).analyze();
      expect(violations.map(({ id, nodes }) => `${places}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(spill, places).toBeLessThanOrEqual(0);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('by keyboard, days are chosen and the map, the evidence and the claims follow; the address and a kept view reproduce it', async () => {
    await visit(`${base}/map`);
    await drawn();
    const all = await page.getByRole('region', { name: 'What is listed' }).getByRole('listitem').count();
    const first = page.getByRole('slider', { name: 'First day' });
    await first.focus();
    await page.keyboard.press('End');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
    await days().toMatch(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/);
    const words = await first.getAttribute('aria-valuetext');
    expect(words).toMatch(/\d{4}/);
    const here = page.getByRole('region', { name: 'What is listed' }).getByRole('listitem');
    expect(await here.count()).toBeLessThan(all);
    const kept = page.url();

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /A claim, a place/ }).fill('the last days');
    await page.getByRole('option', { name: /Keep this view as/ }).click();

    await page
      .getByRole('navigation', { name: 'Pages of the case' })
      .getByRole('link', { name: /^Claims/ })
      .click();
    await page.waitForSelector('text=Only what is of');
    const [shown, of] = ((await page.textContent('search [role="status"]')) ?? '').match(/\d+/g)?.map(Number) ?? [];
    expect(shown).toBeLessThan(of as number);
    await page
      .getByRole('navigation', { name: 'Pages of the case' })
      .getByRole('link', { name: /^Evidence/ })
      .click();
    await page.waitForSelector('text=Only what is of');
    await page.getByRole('button', { name: 'List all days' }).click();
    await days().toBeNull();

    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /^the last days/ }).click();
    await soon(() => page.url()).toBe(kept);
    expect(await page.getByRole('slider', { name: 'First day' }).getAttribute('aria-valuetext')).toBe(words);
  });

  test('days are dragged over as well, and moved together', async () => {
    await visit(`${base}/map`);
    const stage = await page.locator('[data-stage]').boundingBox();
    if (!stage) throw new Error('no strip');
    await page.mouse.move(stage.x + 0.3 * stage.width, stage.y + 12);
    await page.mouse.down();
    await page.mouse.move(stage.x + 0.6 * stage.width, stage.y + 14, { steps: 4 });
    await page.mouse.up();
    await days().not.toBeNull();
    const [from, to] = (query().get('days') ?? '').split('/');
    expect(from && to && from < to).toBe(true);
    await page.getByRole('slider', { name: 'Both days together' }).focus();
    await page.keyboard.press('ArrowRight');
    await soon(() => query().get('days')?.split('/')[0]).not.toBe(from);
    await page.getByRole('button', { name: 'All days' }).click();
    await days().toBeNull();
  });

  test('the list beside the map goes by arrow keys; Enter chooses a site, and what is listed is of it', async () => {
    await visit(`${base}/map`);
    await drawn();
    await sites().first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const name = (await sites().nth(1).locator('b').textContent()) ?? '';
    await page.getByRole('heading', { name: `What is listed of ${name}` }).waitFor();
    expect(await sites().nth(1).getAttribute('aria-pressed')).toBe('true');
    expect(query().get('item')).not.toBeNull();
    await page.getByRole('button', { name: 'List all sites' }).click();
    await page.getByRole('heading', { name: 'What is listed', exact: true }).waitFor();
  });

  test('a press on the map chooses the site there', async () => {
    await visit(`${base}/map?places=known`);
    await drawn();
    await sites().first().click();
    await sites().first().click();
    // the first site stands in the middle once it is drawn
    await page.locator('[data-places] [aria-busy="true"]').waitFor({ state: 'detached' });
    const canvas = await page.locator('[data-places] canvas').boundingBox();
    if (!canvas) throw new Error('no map');
    await page.mouse.click(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
    await soon(() => sites().first().getAttribute('aria-pressed')).toBe('true');
  });

  test('without WebGL the drawn map is shown, and a sentence says why', async () => {
    const other = await open(`${base}/map`, (context) =>
      context.addInitScript(() => {
        const own = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          return kind.startsWith('webgl') ? null : own.call(this, kind as never, ...(rest as []));
        } as never;
      }),
    );
    await other.waitForSelector('text=gives no WebGL');
    await other.waitForSelector('figure svg[role="img"] circle');
    await other.context().close();
  });

  test('a budget of one’s own asks before it is gone beyond, and either answer is one press away', async () => {
    await visit(`${base}/files`);
    await page.getByText('opened clearly today').click();
    await page.getByLabel('Files a day').fill('1');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.waitForSelector('text=of the 1 you set yourself');
    await page.getByRole('radio', { name: 'clear', exact: true }).click({ force: true });
    const pause = page.getByRole('dialog', { name: /more than is left of the budget/ });
    await pause.waitFor();
    const { violations } = await axeOn(page).include('dialog[open]').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await pause.getByRole('button', { name: 'Keep it veiled' }).click();
    await pause.waitFor({ state: 'detached' });
    expect(shownClearly).toEqual([]);
    await page.getByRole('radio', { name: 'clear', exact: true }).click({ force: true });
    await pause.getByRole('button', { name: 'Open all the same' }).click();
    await page.waitForSelector('img[src*="shown=yes"]');
    await page.waitForSelector('text=are used up');
    expect(shownClearly.length).toBeGreaterThan(0);
  });

  test('nothing was complained of, and nothing was asked of anybody else', () => {
    expect(complaints).toEqual([]);
  });
});
