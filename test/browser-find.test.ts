/** Rows of all cases in a real browser: found by words, table and days, each opening where it stands, without a fault of access. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { plumbline } from '../src/client/client.js';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('find');

describe.runIf(isReady)('rows of all cases', () => {
  let folder: string;
  let drop: () => Promise<void>;
  let workbench: Workbench;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-find-'));
    const own = { port: 0, databaseUrl: database.url, dataFolder: folder, webRoot: WEB };
    workbench = await serveWorkbench({ cases: [path('examples/ridgeline')], ...own });
    const { rows } = plumbline({ base: workbench.address });
    for (const until = Date.now() + PATIENCE_MS; (await rows()).behind > 0 && Date.now() < until; ) await sleep(50);
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
    page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(workbench.address);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });

  const shown = async (): Promise<string> => {
    await page.waitForFunction(() => /row|No row/.test(document.querySelector('[role=status]')?.textContent ?? ''));
    return (await page.locator('[role=status]').textContent()) ?? '';
  };

  test('by keyboard from the list of cases: words, a table, and the row in its case', async () => {
    await page.getByRole('link', { name: 'Find in all cases' }).press('Enter');
    expect(await shown()).toMatch(/^\d+ rows/);
    await page.getByLabel('Words').fill('optical');
    await page.getByLabel('Table').selectOption('imagery');
    await page.getByLabel('Words').press('Enter');
    await page.waitForURL(/table=imagery&q=optical/);
    expect(await shown()).toMatch(/^\d+ rows?/);
    const { violations } = await axeOn(page).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    const row = page.locator('main li').first();
    const id = /imagery\.csv · (\S+)/.exec((await row.textContent()) ?? '')?.[1] ?? 'no id';
    await row.getByRole('link').first().press('Enter');
    await page.waitForURL(/\/evidence\?/);
    // The row stands in the drawer once the case is read.
    await page.getByRole('dialog').getByText(id).first().waitFor();
  });

  test('days narrow the list, and where nothing is left the page says so', async () => {
    await page.goto(`${workbench.address}/find?table=readings&from=1999-01-01&to=1999-12-31`);
    expect(await shown()).toMatch(/^No row has all of that/);
    expect(await page.getByLabel('From day').inputValue()).toBe('1999-01-01');
    expect(complaints).toEqual([]);
  });
});
