/** Working together in a real browser: who is here, what others save, two texts for one cell, a server that goes and comes back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { plumbline } from '../src/client/client.js';
import type { RowEdit } from '../src/core/casefile/edit.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path } from './support/browser.js';
import { watch } from './support/children.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('working together');
const CASE = 'field-day';
const SITES = Array.from({ length: 60 }, (_, i) => ({ name: `Field ${i + 1}`, lat: 10 + i / 10, lon: 20 }));

describe.runIf(isReady)('working together', () => {
  let database: { url: string; drop: () => Promise<void> };
  let browser: Browser;
  let server: ChildProcess;
  let address: string;

  /** A server of its own process, so that it can be killed. */
  async function start(port: number): Promise<void> {
    const { DATABASE_URL: _, PLUMBLINE_PORT: __, ...env } = process.env;
    const args = [
      path('dist/cli/main.js'),
      'serve',
      '--port',
      String(port),
      '--database',
      database.url,
      '--fixity',
      '0',
    ];
    server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const child = watch(server);
    address = /http:\S+/.exec((await child.says('Workbench at')) ?? '')?.[0] ?? `none: ${child.complaints()}`;
  }
  const client = () => {
    const base = address;
    return plumbline({
      base,
      fetch: (to, init) =>
        fetch(to, { ...init, headers: { ...(init?.headers as Record<string, string>), origin: base } }),
    });
  };

  beforeAll(async () => {
    const [first] = inject('servers');
    if (!first) throw new Error('no PostgreSQL to test on');
    database = await freshDatabase(first);
    await start(0);
    await client().beginCase({
      name: CASE,
      title: '',
      strike: '2031-06-01',
      question: 'How many?',
      types: ['Mara'],
      sites: SITES,
    });
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGKILL');
    await database?.drop();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  async function open(page: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const opened = await context.newPage();
    opened.setDefaultTimeout(PATIENCE_MS);
    await opened.goto(`${address}/case/${CASE}/${page}`);
    await opened.waitForSelector(page.startsWith('edit') ? '[role="grid"]' : '#content h1');
    return opened;
  }
  async function write(page: Page, row: number, column: string, text: string): Promise<void> {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+Home');
    const heads = await page.getByRole('columnheader').allTextContents();
    const at = heads.findIndex((head) => head.startsWith(column)) - 1;
    for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown');
    for (let i = 0; i < at; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[role="gridcell"]:has-text(${JSON.stringify(text)})`);
  }
  const cell = (page: Page, text: string) => page.getByRole('gridcell', { name: text, exact: true });
  const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save', exact: true }).click();
  const sites = async (): Promise<readonly string[]> =>
    new TextDecoder()
      .decode(await client().caseFile(CASE, 'sites.csv', await newest()))
      .trim()
      .split('\n');
  const newest = async (): Promise<number> => (await client().revisions(CASE)).length;
  const broken = async (page: Page): Promise<readonly string[]> =>
    (await axeOn(page).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

  test('two are there: what one saves comes into the cells of the other, who loses nothing and can undo', async () => {
    const [one, other] = [await open('edit?item=sites'), await open('edit?item=sites')];
    const here = other.getByRole('region', { name: 'Who else has this case open' });
    await here.getByText('Tables').waitFor();
    expect(await here.textContent()).toBe('Also hereSomebody Tables');

    await write(other, 1, 'region', 'Mine');
    await write(other, 2, 'region', 'Mine later');
    await write(one, 0, 'region', 'Theirs');
    await save(one);
    await cell(other, 'Theirs').waitFor();
    await other.getByText('Somebody saved meanwhile: 1 cell or row is marked.').waitFor();
    expect(await cell(other, 'Mine').count()).toBe(1);
    expect(await broken(other)).toEqual([]);
    await other.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => cell(other, 'Mine later').count(), { timeout: PATIENCE_MS }).toBe(0);
    expect([await cell(other, 'Mine').count(), await cell(other, 'Theirs').count()]).toEqual([1, 1]);

    // One cell, two texts: said at once, before anybody saves.
    await write(one, 1, 'region', 'Theirs, too');
    await save(one);
    const conflict = other.getByRole('region', { name: /changed by someone else/ });
    await conflict.waitFor();
    expect(await conflict.textContent()).toMatch(/Mine Mine.*Theirs Theirs, too/);
    expect(await broken(other)).toEqual([]);
    expect(await other.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await conflict.getByRole('radio', { name: 'Mine' }).check();
    await conflict.getByRole('button', { name: 'Go on with the newest revision' }).click();
    await other.getByText('1 row changed · no problem').waitFor();
    await save(other);
    await cell(one, 'Mine').waitFor();
    expect((await sites()).slice(1, 3).map((line) => line.split(',')[2])).toEqual(['Theirs', 'Mine']);

    // A page of results offers the newer revision and changes nothing by itself.
    const reader = await open('claims');
    await write(one, 3, 'region', 'Later');
    await save(one);
    await reader.getByText(/^Revision \d+ was saved meanwhile\./).waitFor();
    expect(await broken(reader)).toEqual([]);
    await reader.getByRole('button', { name: 'Show it' }).click();
    await expect.poll(() => reader.getByText(/was saved meanwhile/).count(), { timeout: PATIENCE_MS }).toBe(0);
  });

  test('fifty programs and two windows edit at once: no write is lost and none is doubled', async () => {
    const windows = [await open('edit?item=sites'), await open('edit?item=sites')];
    const [base, asked] = [await newest(), client()];
    for (const [i, window] of windows.entries()) await write(window, 55 + i, 'note', `window ${i + 1}`);
    const note = (i: number): RowEdit => ({
      ...{ kind: 'set', table: 'sites.csv', key: [`field-${i}`], column: 'note' },
      ...{ was: '', now: `program ${i}` },
    });
    await Promise.all([
      ...Array.from({ length: 50 }, (_, i) => asked.editCase(CASE, base, [note(i + 1)])),
      ...windows.map(save),
    ]);
    for (const window of windows) await window.getByText(/Saved as revision/).waitFor();
    expect(await newest()).toBe(base + 52);
    const notes = (await sites()).flatMap((line) => /(program|window) \d+/.exec(line)?.[0] ?? []);
    const wanted = [...Array.from({ length: 50 }, (_, i) => `program ${i + 1}`), 'window 1', 'window 2'];
    expect([...notes].sort()).toEqual([...wanted].sort());
    // And both windows have come to what stands.
    for (const window of windows) await cell(window, 'program 50').waitFor();
  });

  test('the server is killed and comes back: the page says so, and what was saved meanwhile goes out once', async () => {
    const page = await open('edit?item=sites');
    const before = await newest();
    server.kill('SIGKILL');
    await page.getByText('The server does not answer.').waitFor();
    expect(await broken(page)).toEqual([]);
    await write(page, 58, 'note', 'written without a server');
    await page.getByText('1 row changed · no problem').waitFor();
    await save(page);
    await page.getByText(/^Not saved yet/).waitFor();
    await start(Number(new URL(address).port));
    await page.getByText(/Saved as revision/).waitFor();
    await expect.poll(() => page.getByText('The server does not answer.').count(), { timeout: PATIENCE_MS }).toBe(0);
    expect(await newest()).toBe(before + 1);
    expect((await sites()).filter((line) => line.includes('written without a server'))).toHaveLength(1);
  });
});
