/** The workbench in a real browser: every page opens, is accessible, keeps to itself, and its numbers open their rows. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { PAGE_NAMES } from '../src/web/route/route.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('pages');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const isDeep = process.env.PLUMBLINE_DEEP !== undefined;
/** Thousands of marks to be judged one by one. */
const AXE_MS = 480_000;
const PAGES = ['', ...PAGE_NAMES.map((name) => `/${name}`)];
const LARGEST = ['', '/losses'];
const FIRST_ANSWER = 'first answer, the full one follows';

describe.runIf(isReady)('the workbench', () => {
  let workbench: Workbench;
  let browser: Browser;
  let drop: () => Promise<void>;
  let base: string;
  let small: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    workbench = await serveWorkbench({
      cases: [path('cases/spiderweb'), path('examples/ridgeline')],
      port: 0,
      databaseUrl: database.url,
      webRoot: WEB,
    });
    [base, small] = workbench.imported.map(({ caseName }) => `${workbench.address}/case/${caseName}`) as [
      string,
      string,
    ];
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
  });

  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    await drop?.();
  });

  // What a failed test left open would go on computing beside the next.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  /** A window on the case, weighed. One context each: a page opened and left is closed with it. */
  async function open(address: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on(
      'request',
      (request) => !request.url().startsWith(workbench.address) && complaints.push(`asked ${request.url()}`),
    );
    await page.goto(address);
    await page.waitForSelector('#content h1');
    await whole(page);
    return page;
  }

  /** A first answer is not what the tests are of, nor what stands dimmed until another one is there. */
  const whole = (page: Page) =>
    page.waitForFunction(
      (text) => !document.body.textContent?.includes(text) && !document.querySelector('[aria-busy="true"]'),
      FIRST_ANSWER,
      { timeout: PATIENCE_MS },
    );

  /** Goes on without loading again, as a link of ours does. */
  async function visit(page: Page, address: string): Promise<void> {
    await page.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new Event('popstate'));
    }, address);
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    await page.waitForSelector('#content h1');
  }

  /** The rules a page breaks. */
  const broken = async (page: Page, axe = axeOn(page)): Promise<readonly string[]> =>
    (await axe.analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

  // Everything a page can hold is on those of the small case; the large one has thousands of marks of each kind.
  test('no page breaks a rule of WCAG 2.2 AA, in light and dark', { timeout: AXE_MS }, async () => {
    for (const address of [small, base]) {
      const page = await open(address);
      for (const name of address === small || isDeep ? PAGES : LARGEST) {
        await visit(page, address + name);
        if (name === '') await page.waitForSelector('input[type="range"]');
        expect([name, ...(await broken(page, axeOn(page).withTags(RULES)))]).toEqual([name]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect([name, ...(await broken(page, axeOn(page).withRules('color-contrast')))]).toEqual([name]);
        await page.emulateMedia({ colorScheme: 'light' });
      }
      await page.context().close();
    }
  });

  test('nothing runs out of the window, however wide it is', async () => {
    const page = await open(base);
    const spilling: string[] = [];
    for (const name of PAGES) {
      await visit(page, base + name);
      for (const width of [360, 768, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (spill > 0) spilling.push(`${name || 'front'} at ${width}: ${spill} px`);
      }
    }
    expect(spilling).toEqual([]);
    await page.context().close();
  });

  test('a number opens the drawer on its rows, by mouse and by keyboard, and the address reproduces it', async () => {
    const page = await open(base);
    await page.click('[data-trace="floor/destroyed"]');
    await page.waitForSelector('dialog[open]');
    await page.waitForSelector('dialog[open] >> text=readings.csv');
    expect(new URL(page.url()).searchParams.get('n')).toBe('floor/destroyed');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    await page.focus('[data-trace="floor/hit"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] >> text=readings.csv');
    const again = await open(page.url());
    await again.waitForSelector('dialog[open] >> text=readings.csv');
    const { violations } = await axeOn(again).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await again.context().close();
    await page.context().close();
  });

  test('every number of every page has a trace that is known', async () => {
    const page = await open(base);
    for (const name of PAGES) {
      await visit(page, base + name);
      const ids = await page.$$eval('[data-trace]', (links) => [
        ...new Set(links.map((link) => link.getAttribute('data-trace'))),
      ]);
      // One of each kind: their number grows with the case, their code does not.
      const kinds = new Map(ids.map((id) => [`${id?.split('/')[0]}/${id?.split('/').at(-1)}`, id]));
      for (const id of [...kinds.values()].slice(0, 24)) {
        await visit(page, `${base}${name}?n=${id}`);
        await page.waitForFunction(() =>
          /What it is|Nothing is known/.test(document.querySelector('dialog[open]')?.textContent ?? ''),
        );
        expect(await page.textContent('dialog[open]'), id ?? '').not.toMatch(/Nothing is known/);
      }
    }
    await page.context().close();
  });

  test('where no run comes, a first answer stands on the page until the whole run does', async () => {
    const page = await (await browser.newContext()).newPage();
    let isHeld = true;
    // A server that is long about it: as it answers while it has none.
    await page.route('**/run?*', async (route) => {
      if (!isHeld) return route.continue();
      const wait = Number(new URL(route.request().url()).searchParams.get('wait'));
      for (let ms = 0; ms < 1000 * wait && isHeld; ms += 100) await new Promise((resolve) => setTimeout(resolve, 100));
      await route.fulfill({ status: 202, json: { made: false } }).catch(() => {});
    });
    await page.goto(base);
    await page.waitForSelector(`text=${FIRST_ANSWER}`, { timeout: PATIENCE_MS });
    expect(await page.locator('#content figure').first().isVisible()).toBe(true);
    expect(await broken(page)).toEqual([]);
    isHeld = false;
    await whole(page);
    expect(await page.textContent('#content h1')).toBe(await (await open(base)).textContent('#content h1'));
  });

  test('another day, another visibility: the page and the address follow', async () => {
    const page = await open(`${base}/losses`);
    const before = await page.textContent('h1');
    await page.check('input[value="poor"]', { force: true });
    await page.waitForFunction((old) => document.querySelector('#content h1')?.textContent !== old, before);
    expect(page.url()).toContain('scenario=poor');
    const poor = await page.textContent('h1');
    await page.selectOption('select', { index: (await page.locator('select').first().locator('option').count()) - 1 });
    await page.waitForFunction((old) => document.querySelector('#content h1')?.textContent !== old, poor);
    expect(page.url()).toContain('asOf=');
    await page.context().close();
  });

  test('a price is assumed, said to be wrong, put right, rerun, laid beside another; its address reproduces it', async () => {
    const page = await open(`${workbench.address}/case/${workbench.imported[1]?.caseName}/cost`);
    const finding = await page.locator('figure').first().textContent();
    await page.getByRole('button', { name: 'Add a price' }).click();
    await page.getByLabel('Type', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Basis', { exact: true }).selectOption('replacement_new');
    await page.getByLabel('Low (P10)').fill('9');
    await page.getByLabel('High (P90)').fill('4');
    await page.waitForSelector('text=at most high (4)');
    expect(await page.getByRole('button', { name: 'Rerun' }).isDisabled()).toBe(true);
    expect(await broken(page)).toEqual([]);
    await page.getByLabel('High (P90)').fill('14');
    await page.getByLabel('Whose number').fill('two sellers');
    await page.waitForSelector('text=Nothing on screen rests on it');
    await page.getByRole('button', { name: 'Rerun' }).click();
    const assumed = page.getByRole('region', { name: /assumed$/ });
    await assumed.waitFor();
    await whole(page);
    expect(await assumed.textContent()).toContain('two sellers');
    expect(await page.locator('figure').first().textContent()).toBe(finding);
    expect(await broken(page)).toEqual([]);
    const again = await open(page.url());
    expect(await again.getByRole('region', { name: /assumed$/ }).textContent()).toBe(await assumed.textContent());

    await again.getByText('Sets of assumptions').click();
    await again.getByRole('button', { name: 'Keep' }).click();
    await again.getByLabel('High (P90)').fill('20');
    await again.getByLabel('Name of this set').fill('Dearer');
    await again.getByRole('button', { name: 'Rerun' }).click();
    await again.waitForSelector('h2:has-text("Dearer")');
    await again.getByLabel('Lay beside').selectOption('My assumptions');
    await again.waitForFunction(
      () => [...document.querySelectorAll('td')].filter((cell) => cell.textContent === 'My assumptions').length > 0,
    );
    await whole(again);
    expect(await broken(again)).toEqual([]);
    await again.context().close();
    await page.context().close();
  });

  test('a pasted text comes apart into claims; what is kept can be taken away as rows', async () => {
    const page = await open(`${workbench.address}/case/${workbench.imported[1]?.caseName}/claims`);
    await page.getByText('Read a text').click();
    await page
      .getByLabel('Text', { exact: true })
      .fill('The ministry said 41 assets were hit, 34 percent of the tanks, worth $7bn. <img src=x onerror=alert(1)>');
    await page.waitForSelector('text=3 claims proposed');
    for (const box of await page.locator('ol input[type="checkbox"]').all()) await box.check();
    await page.waitForSelector('text=implies a total of 120.6');
    await page.waitForSelector('button:has-text("Copy 3 rows")');
    expect(await broken(page)).toEqual([]);
    await page.context().close();
  });

  test('Ctrl K finds any row, keeps a view under a name, and breaks no rule while it is open', async () => {
    const page = await open(`${base}/losses?scenario=poor`);
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'A claim, a place, a source, a page, a control…' });
    await field.fill('as it was said on day one');
    await page.getByRole('option', { name: /Keep this view as/ }).click();
    await page.keyboard.press('Control+k');
    await field.fill('r001');
    const axe = await axeOn(page).include('dialog[open]').analyze();
    expect(axe.violations).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('n=row/readings/');
    await page.waitForSelector('dialog[open] >> text=readings.csv');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    await page.keyboard.press('/');
    await page.getByRole('option', { name: /^as it was said on day one/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toBe(`${base}/losses?scenario=poor`);
  });

  test('t shows the table behind the chart', async () => {
    const page = await open(base);
    await page.keyboard.press('t');
    await page.waitForSelector('figure table');
    await page.context().close();
  });

  test('an invented case opens as well, and so does the list of cases', async () => {
    const page = await open(`${workbench.address}/case/${workbench.imported[1]?.caseName}`);
    expect((await page.textContent('h1'))?.length).toBeGreaterThan(10);
    await page.goto(workbench.address);
    await page.waitForSelector('main li');
    expect(await page.locator('main li').count()).toBe(2);
    await page.context().close();
  });

  test('nothing was complained of, and nothing was asked of anybody else', () => {
    expect(complaints).toEqual([]);
  });
});
