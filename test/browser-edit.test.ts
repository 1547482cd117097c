/** The tables of a case in a real browser: a wrong cell is told at its place, a save is a revision, a block is pasted, two people meet in one cell. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { plumbline } from '../src/client/client.js';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('the tables of a case');

describe.runIf(isReady)('the page of tables', () => {
  let workbench: Workbench;
  let browser: Browser;
  let drop: () => Promise<void>;
  let base: string;

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    const cases = [path('examples/ridgeline')];
    workbench = await serveWorkbench({ cases, port: 0, databaseUrl: database.url, webRoot: WEB });
    base = `${workbench.address}/case/${workbench.imported[0]?.caseName}/edit`;
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    await drop?.();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  /** A window of a person of its own, on a table. */
  async function open(table: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: workbench.address });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${base}?item=${table}`);
    await page.getByRole('grid').waitFor();
    await page.getByRole('grid').focus();
    return page;
  }

  /** Goes to a cell by keyboard: row and column from 0. */
  async function goTo(page: Page, row: number, column: string): Promise<void> {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+Home');
    const heads = await page.getByRole('columnheader').allTextContents();
    const at = heads.findIndex((head) => head.startsWith(column)) - 1;
    for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown');
    for (let i = 0; i < at; i++) await page.keyboard.press('ArrowRight');
  }

  async function write(page: Page, row: number, column: string, text: string): Promise<void> {
    await goTo(page, row, column);
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  async function save(page: Page, note: string): Promise<void> {
    await page.getByLabel('Why (kept with the revision)').fill(note);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  }

  const paste = (page: Page, text: string): Promise<void> =>
    page.evaluate((told) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', told);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('[role="grid"]')?.dispatchEvent(event);
    }, text);

  const broken = async (page: Page): Promise<readonly string[]> =>
    (await axeOn(page).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

  test('a wrong cell is told beside it and cannot be saved; put right it is a revision with its reason, by keyboard', async () => {
    const page = await open('sites');
    await write(page, 0, 'lat', 'north');
    await page.keyboard.press('ArrowUp');
    await page.waitForSelector('[role="gridcell"][aria-invalid="true"] >> text=/degrees north|a number/');
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    expect(await broken(page)).toEqual([]);

    // What is not saved is there again after the page was loaded anew.
    await page.reload();
    await page.waitForSelector('text=1 row changed · 1 problem');
    await write(page, 0, 'lat', '10.5');
    await page.waitForSelector('text=1 row changed · no problem');
    await save(page, 'position read again');
    await page.waitForSelector('text=Saved as revision 2');
    await page.waitForSelector('text=No changes');

    await page.getByRole('link', { name: 'History' }).click();
    await page.waitForSelector('text=position read again');
    await page.getByText('What changed').first().click();
    await page.waitForSelector('td:has-text("10.5")');
    expect(await broken(page)).toEqual([]);
  });

  test('a block is pasted below the table, taken back, and brought again', async () => {
    const page = await open('sites');
    const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
    await page.keyboard.press('Control+End');
    await page.getByRole('button', { name: 'Add a row' }).click();
    const columns = (await page.getByRole('columnheader').allTextContents()).slice(1);
    const cell: Record<string, string> = {
      name: 'Name',
      region: 'Far',
      url: 'https://a.example',
      lat: '1',
      lon: '2',
      uncertainty_km: '15',
    };
    const lines = ['p1', 'p2', 'p3'].map((id) =>
      columns
        .map((head) => head.replace(/(key|needed)$/, ''))
        .map((head) => (head === 'id' ? id : head === 'targeted' ? 'no' : (cell[head] ?? '')))
        .join('\t'),
    );
    await paste(page, lines.join('\n'));
    await page.waitForSelector('text=Pasted, 2 rows added.');
    await page.waitForSelector('text=3 rows changed · no problem');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(rows + 2));
    await page.keyboard.press('Control+y');
    await page.waitForSelector('text=3 rows changed · no problem');
  });

  test('two people change one cell: both texts are shown, one is chosen, nothing else is lost', async () => {
    const [one, other] = [await open('sites'), await open('sites')];
    await write(one, 1, 'region', 'Theirs');
    await one.waitForSelector('text=1 row changed · no problem');
    await write(other, 1, 'region', 'Mine');
    await write(other, 2, 'region', 'Mine alone');
    await other.waitForSelector('text=2 rows changed · no problem');
    await save(one, 'first');
    await one.waitForSelector('text=/Saved as revision/');
    const conflict = other.getByRole('region', { name: /changed by someone else/ });
    await conflict.waitFor();
    expect(await conflict.textContent()).toMatch(/Mine Mine.*Theirs Theirs/);
    expect(await broken(other)).toEqual([]);
    await conflict.getByRole('radio', { name: 'Mine' }).check();
    await conflict.getByRole('button', { name: 'Go on with the newest revision' }).click();
    await other.waitForSelector('text=2 rows changed · no problem');
    await save(other, 'second');
    await other.waitForSelector('text=/Saved as revision/');
    const cells = await other.getByRole('gridcell').allTextContents();
    expect(cells).toEqual(expect.arrayContaining(['Mine', 'Mine alone']));
    expect(cells).not.toContain('Theirs');
  });

  test('rows of a workbook are mapped, looked at and added', async () => {
    const page = await open('sources');
    await page.getByRole('button', { name: 'Import a file' }).click();
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (...cells: string[]): string => `<row>${cells.map(cell).join('')}</row>`;
    const parts = {
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
      'xl/worksheets/s.xml': `<worksheet>${row('Identifier', 'Name', 'Kind', 'Side')}${row('new-voice', 'A new voice', 'media', 'nobody')}</worksheet>`,
    };
    const zip = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
    await page.setInputFiles('dialog[open] input[type="file"]', {
      ...{ name: 'voices.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(zip) },
    });
    await page.waitForSelector('text=1 problem in these rows');
    const axe = await axeOn(page).include('dialog[open]').analyze();
    expect(axe.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    await page.getByLabel('Goes into: Side').selectOption('note');
    await page.getByRole('button', { name: 'Add to the table' }).click();
    await page.waitForSelector('text=1 row imported');
  });

  test('a folder is brought in; changed since, as its case was, the difference stands row by row, and answers make a revision', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-folder-'));
    try {
      const own = join(folder, 'copy');
      cpSync(path('examples/ridgeline'), own, { recursive: true });
      const change = (file: string, was: string, now: string): void => {
        const text = readFileSync(join(own, file), 'utf8');
        expect(text).toContain(was);
        writeFileSync(join(own, file), text.replace(was, now));
      };
      change('datapackage.json', '"name": "ridgeline"', '"name": "apart"');
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(workbench.address);
      await page.getByRole('link', { name: 'Bring in a case folder' }).click();
      const bring = page.getByLabel('The folder');
      await bring.setInputFiles(own);
      await page.getByText(/stands at revision 1\.$/).waitFor();
      expect(await broken(page)).toEqual([]);

      // The desk and the folder each go on: one cell in both, one in each alone, a row taken out of the folder.
      const origin = { origin: workbench.address };
      const client = plumbline({
        base: workbench.address,
        fetch: (to, init) => fetch(to, { ...init, headers: { ...(init?.headers as object), ...origin } }),
      });
      const set = (column: string, key: string, was: string, now: string) =>
        ({ kind: 'set', table: 'sites.csv', key: [key], column, was, now }) as const;
      await client.editCase('apart', 1, [
        set('region', 'kestrel', 'Kestrel', 'Of the desk'),
        set('region', 'ridge', 'Ridgeline', 'Desk alone'),
      ]);
      change('sites.csv', 'Kestrel depot,Kestrel', 'Kestrel depot,Of the folder');
      change('sites.csv', 'Saltmarsh harbour,Saltmarsh', 'Saltmarsh harbour,Folder alone');
      const last = readFileSync(join(own, 'claims.csv'), 'utf8').trimEnd().split('\n').at(-1);
      change('claims.csv', `\n${last}`, '');
      await bring.setInputFiles(own);
      await page.getByRole('heading', { name: /went apart$/ }).waitFor();
      const both = page.getByRole('region', { name: '1 place was changed in both, to different ends' });
      expect(await both.locator('tbody tr').allTextContents()).toEqual([
        'sites.csv kestrel regionKestrelOf the deskOf the folder',
      ]);
      const put = page.getByRole('button', { name: 'Put both together' });
      expect(await put.isDisabled()).toBe(true);
      expect(await broken(page)).toEqual([]);
      expect((await client.revisions('apart')).length).toBe(2);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await broken(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

      await page.getByRole('radio', { name: /^In the case: Of the desk\./ }).check();
      // The folder lost a row that shall stay.
      await page.getByRole('radio', { name: /^As it was: .*claims\.csv/ }).check();
      await page.getByLabel('Why (kept with the revision)').fill('the desk read it again');
      await put.click();
      await page.getByText(/stands at revision 4\.$/).waitFor();
      const sites = new TextDecoder().decode(await client.caseFile('apart', 'sites.csv', 4)).split('\n');
      expect(sites.slice(1, 4).map((line) => line.split(',')[2])).toEqual([
        'Of the desk',
        'Folder alone',
        'Desk alone',
      ]);
      const before = await client.caseFile('apart', 'claims.csv', 1);
      expect(
        new TextDecoder()
          .decode(await client.caseFile('apart', 'claims.csv', 4))
          .trim()
          .split('\n')
          .sort(),
      ).toEqual(new TextDecoder().decode(before).trim().split('\n').sort());

      // What was exported comes back as what it is, and a folder that is no case is told as one.
      await page.getByLabel('Or a ZIP of it').setInputFiles({
        ...{ name: 'apart-4.zip', mimeType: 'application/zip' },
        buffer: Buffer.from(await (await fetch(client.exportAddress('apart'))).arrayBuffer()),
      });
      await page.getByText(/stands at revision 4\.$/).waitFor();
      change('sites.csv', 'kestrel,', ',');
      await bring.setInputFiles(own);
      await page.getByText(/to be mended in it/).waitFor();
      expect(await page.getByRole('alert').textContent()).toMatch(/sites\.csv/);
      expect(await broken(page)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
