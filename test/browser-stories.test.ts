/** The stories of those who use it, told through the pages alone, in a real browser: a desk under deadline, two analysts, a think tank, a reader who hears the pages. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { rawTiff } from '../src/testing/media/raw-tiff.js';
import { FLAGS, findBrowser, PATIENCE_MS, WEB } from './support/browser.js';
import { makeHand } from './support/hand.js';
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('the stories of those who use it');

/** Ten minutes from nothing to the paragraph. */
const DEADLINE_S = 600;

describe.runIf(isReady)('the stories', () => {
  let folder: string;
  let drop: () => Promise<void>;
  let workbench: Workbench;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-stories-'));
    workbench = await serveWorkbench({
      ...{ cases: [], port: 0, databaseUrl: database.url, dataFolder: join(folder, 'data'), webRoot: WEB },
    });
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  async function open(address = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: workbench.address });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${workbench.address}${address}`);
    return page;
  }
  const broken = async (page: Page): Promise<readonly string[]> =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

  test('a desk under deadline: from an empty database to the paragraph in under ten minutes of hand and head', async () => {
    const picture = join(folder, 'pass.tif');
    await writeFile(
      picture,
      rawTiff(
        400,
        300,
        new Uint16Array(400 * 300).map((_, i) => 500 + (i % 400)),
      ),
    );
    const page = await open();
    const hand = makeHand(page);
    const field = (label: string) => page.getByLabel(label, { exact: true });
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const rail = (name: string) =>
      page.getByRole('navigation', { name: 'Pages of the case' }).getByRole('link', { name });

    // The case.
    await hand.click(page.getByRole('link', { name: 'Begin a new case' }));
    await hand.write('Strike on North Field', field('Title'));
    await hand.write('2031-06-01', field('Day of the strike'));
    await hand.write('How many aircraft were lost?', field('What the case asks'));
    await hand.write('Mara', field('Types of assets'));
    await hand.write('North Field', field('Name'));
    await hand.write('10.2', field('Latitude'));
    await hand.write('20.4', field('Longitude'));
    await hand.click(button('Begin the case'));
    await page.waitForSelector('#content h1');

    // The claim: pasted, taken apart, kept by keyboard.
    await hand.click(rail('Claims'));
    await hand.click(page.getByText('Read a text'));
    await hand.paste(
      'The ministry said that at least 5 Mara were destroyed at North Field. It spoke of 40 percent of the Mara fleet hit.',
      field('Text'),
    );
    await page.getByText(/^2 claims proposed/).waitFor();
    await hand.press('Tab', 3);
    await hand.press('Space');
    await hand.press('ArrowDown');
    await hand.press('Space');
    await hand.choose(field('Said by'), 'Somebody new');
    const about = page.getByRole('group', { name: /^Said of all of them/ });
    await hand.write('Ministry', about.getByLabel('Name'));
    await hand.choose(about.getByLabel('Side'), 'the side that struck');
    await hand.write('2031-06-02', about.getByLabel('Day it was said'));
    await hand.paste('https://ministry.example/strike', about.getByLabel('Address'));
    expect(await broken(page)).toEqual([]);
    await hand.click(button(/^Put 2 rows/));

    // What stood there before, from a spreadsheet.
    await page.getByRole('grid').waitFor();
    await hand.click(
      page.getByRole('navigation', { name: 'Tables of the case' }).getByRole('link', { name: /^presence/ }),
    );
    await hand.click(button('Import a file'));
    await hand.paste(
      ['site_id', 'asset_type', 'as_of', 'low', 'mode', 'high', 'includes_stored', 'source_id', 'basis']
        .join('\t')
        .concat('\n', ['north-field', 'Mara', '2031-05-30', '6', '8', '10', 'no', 'ministry', 'seen'].join('\t')),
      field('Or paste rows from a spreadsheet, the header first'),
    );
    await hand.click(button('Add to the table'));
    await page.getByText(/no problem$/).waitFor();
    await hand.write('first claims', field('Why (kept with the revision)'));
    await hand.press('Enter');
    await page.getByText('Saved as revision 2').waitFor();

    // The picture, read.
    await hand.click(rail('Read imagery'));
    await hand.file(field('Photo, GeoTIFF, screenshot or clip'), picture);
    await hand.paste('https://images.example/north-field', field('Where it is from (address, if it has one)'));
    await hand.click(button('Bring it in'));
    await hand.click(button('Open the picture'));
    const view = page.getByRole('application');
    await view.waitFor();
    for (const [x, y] of [
      [0.2, 0.3],
      [0.5, 0.4],
      [0.7, 0.6],
    ] as const) {
      await hand.clickAt(view, x, y);
      await hand.press('3');
    }
    await hand.write('2031-06-03', field('Taken on (day, or UTC minute)'));
    await hand.choose(field('Covers'), 'the whole apron');
    await hand.choose(field('Read by'), 'Somebody new');
    await hand.write('Desk', page.getByRole('region', { name: 'Save as readings' }).getByLabel('Name'));
    await hand.click(button('Save'));
    await page.getByText('Saved as revision 3').waitFor();

    // The paragraph.
    await hand.click(rail('Front page'));
    const card = page.getByRole('article').first();
    await card.waitFor();
    await hand.click(card.getByRole('button', { name: 'Text' }));
    await card.getByText(/footnote/).waitFor();
    const paragraph = await page.evaluate(() => navigator.clipboard.readText());
    process.stdout.write(`${paragraph}\n`);
    process.stdout.write(`story 1, empty database to paragraph: ${Math.round(hand.seconds())} s of hand and head\n`);
    expect(hand.seconds()).toBeLessThan(DEADLINE_S);
  });

  test('nothing was complained of on the way', () => {
    expect(complaints).toEqual([]);
  });
});
