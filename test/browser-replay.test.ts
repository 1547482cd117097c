/** A captured page replayed in a real browser: it is seen as it was, its scripts run, and nothing it asks for goes outside. */
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { EvidenceEntry } from '../src/core/evidence/vault/entry.js';
import { waczOf } from '../src/intake/capture/write-wacz.js';
import { findViewer, viewerFolder } from '../src/replay/find-viewer.js';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { defaultDataFolder } from '../src/store/data-folder.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { LAST_MS, pryingPage, TRIED } from '../src/testing/evidence/prying-page.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('replay');
const viewer = await findViewer(defaultDataFolder());
if (viewer === null) process.stdout.write('NOT RUN: replay of captured pages (no viewer: plumbline viewer install)\n');

const PAGE = 'https://ministry.example/statement';
const AT = '2031-03-14T09:26:53Z';

describe.runIf(isReady && viewer !== null)('a captured page', () => {
  let folder: string;
  let drop: () => Promise<void>;
  let outside: Server;
  let reached = 0;
  let workbench: Workbench;
  let browser: Browser;
  let page: Page;
  let entries: readonly EvidenceEntry[];
  let address = '';
  let loose = '';

  beforeAll(async () => {
    outside = createServer((socket) => {
      reached++;
      socket.destroy();
    });
    await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
    const address = outside.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-replay-'));
    const [own, data] = [join(folder, 'ridgeline'), join(folder, 'data')];
    cpSync(path('examples/ridgeline'), own, { recursive: true });
    cpSync(viewer?.folder ?? '', viewerFolder(data), { recursive: true });
    const http = { status: 200, words: 'OK', headers: [['content-type', 'text/html']] as const };
    loose = pryingPage({ host });
    const body = new TextEncoder().encode(loose);
    const wacz = await waczOf({ url: PAGE, title: 'Statement', at: AT }, [
      { url: PAGE, at: AT, http, mediaType: 'text/html', body },
    ]);
    entries = await makeVault(join(own, 'evidence'), [
      { bytes: new Uint8Array(wacz), mediaType: 'application/wacz', name: 'statement.wacz', url: PAGE },
    ]);
    const options = { port: 0, databaseUrl: database.url, dataFolder: data, webRoot: WEB };
    workbench = await serveWorkbench({ cases: [own], ...options });
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
    page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const item = `part=item&item=${entries[0]?.id}`;
    await page.goto(`${workbench.address}/case/${workbench.imported[0]?.caseName}/files?${item}`);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    await drop?.();
    outside?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('is shown as it was captured, its scripts run, and none of the ways out they try is open', async () => {
    const press = page.getByRole('button', { name: 'Replay the captured page in a new tab' }).click();
    const [tab] = await Promise.all([page.context().waitForEvent('page'), press]);
    const replay = tab.frameLocator('iframe');
    await replay.getByRole('heading', { name: 'The statement as it was captured' }).waitFor();
    await replay.locator(`#said:has-text("${TRIED}")`).waitFor();
    address = tab.url();
    await tab.waitForTimeout(2 * LAST_MS);
    expect(reached).toBe(0);
    expect(tab.url()).toMatch(/^http:\/\/r[0-9a-f]{40}\.localhost:\d+\/\?t=/);
    expect(await tab.getByText('A copy, not the page.').count()).toBe(1);
    expect(page.url().startsWith(workbench.address)).toBe(true);
    await tab.reload();
    await tab.getByText('was opened before').waitFor();
    expect(await page.context().cookies(workbench.address)).toEqual([]);
    // The same page let loose does go outside: what held it was the replay.
    await tab.goto('about:blank');
    await tab.setContent(loose);
    await expect.poll(() => reached).toBeGreaterThan(0);
  });

  test('is told in the list of looks, and its address opens nothing a second time or anywhere else', async () => {
    await page.reload();
    await page.locator('#seen').waitFor();
    await page.locator(`td:has-text("replay of ${PAGE}")`).waitFor();
    const { origin, host } = new URL(address);
    const get = (to: string, headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${new URL(origin).port}${to}`, { headers }).then(({ status }) => status);
    const token = new URL(address).search;
    expect(await get(`/${token}`, { 'sec-fetch-dest': 'document', host })).toBe(410);
    expect(await get('/', { host })).toBe(403);
    expect(await get(`/archive/${entries[0]?.sha256.slice(7)}.wacz`, { host: `run.${host}` })).toBe(404);
  });
});
