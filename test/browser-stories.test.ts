/** The stories of those who use it, told through the pages alone, in a real browser: a desk under deadline, two analysts, a think tank, a reader who hears the pages. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { plumbline } from '../src/client/client.js';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { rawTiff } from '../src/testing/media/raw-tiff.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, WEB } from './support/browser.js';
import { act, come, fillFromTop, readOut } from './support/by-keyboard.js';
import { makeHand } from './support/hand.js';
import { freshDatabase } from './support/servers.js';
import { fiftyFive, fortyClips } from './support/story-cases.js';

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
  const rail = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Pages of the case' }).getByRole('link', { name });
  const broken = async (page: Page): Promise<readonly string[]> =>
    (await axeOn(page).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

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

    // The case.
    await hand.click(page.getByRole('link', { name: 'Begin a new case' }));
    await hand.write('Strike on North Field', field('Title'));
    await hand.write('2024-06-01', field('Day of the strike'));
    await hand.write('How many aircraft were lost?', field('What the case asks'));
    await hand.write('Mara', field('Types of assets'));
    await hand.write('North Field', field('Name'));
    await hand.write('10.2', field('Latitude'));
    await hand.write('20.4', field('Longitude'));
    await hand.click(button('Begin the case'));
    await page.waitForSelector('#content h1');

    // The claim: pasted, taken apart, kept by keyboard.
    await hand.click(rail(page, 'Claims'));
    await hand.click(page.getByText('Read a text'));
    await hand.paste(
      'The ministry said that at least 5 Mara were destroyed at North Field. It spoke of 40 percent of the Mara fleet hit.',
      field('Text'),
    );
    await page.getByText(/^2 claims proposed/).waitFor();
    await hand.tabTo(page.getByRole('checkbox', { name: /^Keep 1:/ }));
    await hand.press('Space');
    await hand.press('ArrowDown');
    await hand.press('Space');
    await hand.choose(page.getByLabel(/^Said by/), 'Somebody new');
    const about = page.getByRole('group', { name: /^Said of all of them/ });
    await hand.write('Ministry', about.getByLabel('Name'));
    await hand.choose(about.getByLabel(/^Side/), 'attacker');
    await hand.write('2024-06-02', about.getByLabel('Day it was said'));
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
        .concat('\n', ['north-field', 'Mara', '2024-05-30', '6', '8', '10', 'no', 'ministry', 'seen'].join('\t')),
      field('Or paste rows from a spreadsheet, the header first'),
    );
    await hand.click(button('Add to the table'));
    await page.getByText(/no problem$/).waitFor();
    await hand.write('first claims', field('Why (kept with the revision)'));
    await hand.press('Enter');
    await page.getByText('Saved as revision 2').waitFor();

    // The picture, read.
    await hand.click(rail(page, 'Read imagery'));
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
    await hand.write('2024-06-03', field('Taken on (day, or UTC minute)'));
    await hand.choose(page.getByLabel(/^Covers/), 'the whole site');
    await hand.choose(page.getByLabel(/^Read by/), 'Somebody new');
    await hand.write('Desk', page.getByRole('region', { name: 'Save as readings' }).getByLabel('Name'));
    await hand.click(button('Save'));
    await page.getByText('Saved as revision 3').waitFor();

    // The paragraph.
    await hand.click(rail(page, 'Front page'));
    await page
      .getByText(/revision 3, as of/)
      .first()
      .waitFor();
    const card = page.getByRole('article').first();
    await hand.click(card.getByRole('button', { name: 'Text' }));
    await card.getByText(/footnote/).waitFor();
    const paragraph = await page.evaluate(() => navigator.clipboard.readText());
    expect(paragraph).toMatch(/^Ministry \(attacker\) said on 2024-06-02.*at least 5 Mara destroyed at North Field\./);
    expect(paragraph).toMatch(/\nFloor: images show 3 destroyed/);
    expect(paragraph).toMatch(/\nChance that this holds: .* if visibility was good, .* if middling and .* if poor/);
    expect(paragraph).toMatch(/\nWhat would have to be true: .*\n+What would change our mind: /);
    expect(paragraph).toMatch(/\n\[1\] Said by Ministry/);
    process.stdout.write(`story 1, empty database to paragraph: ${Math.round(hand.seconds())} s of hand and head\n`);
    expect(hand.seconds()).toBeLessThan(DEADLINE_S);
  });

  const client = () =>
    plumbline({
      base: workbench.address,
      fetch: (to, init) => fetch(to, { ...init, headers: { ...(init?.headers as object), origin: workbench.address } }),
    });

  test('two analysts on forty clips: stands are told apart, a merge is undone by the other, a decoy lowers the floor and says why', async () => {
    await client().importCase(fortyClips());
    const address = '/case/forty-clips';
    const [ann, ben] = [await open(`${address}/entities`), await open(`${address}/entities`)];
    const heading = async (page: Page): Promise<string> => (await page.textContent('#content h1')) ?? '';
    const ends = async (page: Page): Promise<readonly number[]> =>
      [...(await heading(page)).matchAll(/\d+/g)].map(Number);
    const log = (page: Page) => page.getByRole('region', { name: 'What was decided' });
    const show = async (page: Page, revision: number, why: string): Promise<void> => {
      await page.getByText(`Revision ${revision} was saved meanwhile.`).waitFor();
      // The reason is told before anything on the page changes.
      await page.locator('q', { hasText: why }).first().waitFor();
      await page.getByRole('button', { name: 'Show it' }).click();
    };
    await ann.waitForSelector('h1:has-text("distinct assets")');
    // Two clips of one stand are one asset; ten that name no stand may be any of them, or ten more.
    expect(await ends(ann)).toEqual([15, 25]);
    expect(await ann.getByRole('heading', { name: /^stand 1 · Apron$/ }).count()).toBe(1);
    const decide = ann.getByRole('region', { name: 'Decide on two sightings' });
    await ann.getByLabel('Your name').fill('Ann');
    await ann.getByLabel('One sighting').selectOption('r001');
    await ann.getByLabel('The other').selectOption('r031');
    await decide.getByRole('button', { name: 'Take as one' }).click();
    await decide.getByLabel('Why').fill('the same torn wing');
    await decide.getByRole('button', { name: 'Take as one' }).click();
    await expect.poll(() => ends(ann), { timeout: PATIENCE_MS }).toEqual([15, 24]);

    await ben.waitForSelector('h1:has-text("distinct assets")');
    expect(await ends(ben)).toEqual([15, 25]);
    await show(ben, 2, 'the same torn wing');
    await log(ben).getByText('Ann took r001 and r031 as one: the same torn wing').waitFor();
    await ben.getByLabel('Your name').fill('Ben');
    await log(ben).getByRole('button', { name: 'Take back' }).click();
    await log(ben).getByLabel('Why').fill('another wing');
    await log(ben).getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => ends(ben), { timeout: PATIENCE_MS }).toEqual([15, 25]);
    await show(ann, 3, 'another wing');
    await log(ann).getByText('taken back', { exact: true }).waitFor();
    expect(await log(ann).getByRole('listitem').count()).toBe(2);

    // Forty clips, fifteen airframes: the floor is of airframes. One of them turns out to be of wood.
    await rail(ann, 'Losses').click();
    const floor = (page: Page) =>
      page.getByRole('table', { name: 'What the floor counts' }).locator('tbody tr').first();
    await floor(ann).getByRole('link', { name: '15', exact: true }).waitFor();
    await rail(ben, 'Tables').click();
    await ben
      .getByRole('navigation', { name: 'Tables of the case' })
      .getByRole('link', { name: /^items/ })
      .click();
    await ben.getByRole('grid', { name: /^items/ }).focus();
    const heads = await ben.getByRole('columnheader').allTextContents();
    await ben.keyboard.press('Control+Home');
    for (let i = 1; i < heads.findIndex((head) => head.startsWith('identity_state')); i++)
      await ben.keyboard.press('ArrowRight');
    await ben.keyboard.press('F2');
    await ben.keyboard.press('Control+a');
    await ben.keyboard.type('DECOY');
    await ben.keyboard.press('Enter');
    await ben.getByText('1 row changed · no problem').waitFor();
    await ben.getByLabel('Why (kept with the revision)').fill('a wooden frame shows');
    await ben.keyboard.press('Enter');
    await ben.getByText('Saved as revision 4').waitFor();
    await show(ann, 4, 'a wooden frame shows');
    await floor(ann).getByRole('link', { name: '14', exact: true }).waitFor();
    await ann.getByText(/r001 · .*decoy/i).waitFor();
    expect(await broken(ann)).toEqual([]);
  });

  test('a think tank without a mouse: seven of fifty-five, an assumption with its source, another answer from the same address', async () => {
    await client().importCase(fiftyFive());
    const page = await open('/case/fifty-five/fleet');
    await page.waitForSelector('#content h1:has-text("Kite")');
    const row = page.getByRole('table', { name: 'Bounds' }).last().getByRole('row', { name: /^Kite/ });
    const bounds = await row.getByRole('cell').allTextContents();
    // 7 / 55 = 12.7 %; of the 30.25 that flew between none and seven are gone, 7 / 30.25 = 23.1 %.
    expect(bounds.join(' | ')).toMatch(/55.*\| 12\.7% \|.*\| 0% to 23\.1% \|/);

    await act(page, page.getByRole('button', { name: 'Assume for Kite' }), 'Enter');
    const inputs = page.getByRole('region', { name: 'Inputs of Kite' });
    const fill = async (input: string, value: string): Promise<void> => {
      const group = inputs.getByRole('group', { name: input });
      await act(page, group.getByLabel('Low'), `=${value}`, 'Tab', `=${value}`, 'Tab', '=our own guess');
    };
    const another = async (input: string): Promise<void> => {
      await act(page, page.getByLabel('Another input'), `=${input}`, 'Tab', 'Enter');
      await inputs.getByRole('group', { name: input }).waitFor();
    };
    await fill('repair slots', '2');
    await fill('days a damaged asset spends in a slot', '60');
    for (const [input, value] of [
      ['loads carried in practice', '2'],
      ['share of the available that flies in one salvo', '0.5'],
      ['sorties an available asset flies in a month', '10'],
      ['sorties asked of the fleet in a month', '300'],
    ] as const) {
      await another(input);
      await fillFromTop(page, inputs.getByRole('group', { name: input }).getByLabel('Low'), value);
    }
    await act(page, page.getByRole('button', { name: 'Rerun' }), 'Enter');
    const assumed = page.getByRole('region', { name: /^Kite.*assumed$/ });
    await assumed.waitFor();
    const capacity = assumed.getByRole('table', { name: 'Salvo and sorties in a month' });
    // No slack: each sortie is asked. If all seven flew, those left fly about 30 / 23 = 1.30 times as much.
    await capacity.waitFor();
    const demand = await capacity.getByRole('row').allTextContents();
    expect(demand[1]).toMatch(/^before the strike.*(99|100)%/);
    expect(demand.slice(2, 5).join('\n')).toMatch(/1[23]\d%/);
    expect(await assumed.textContent()).toContain('our own guess');
    const before = await assumed.textContent();
    const tree = await assumed.ariaSnapshot();
    // In reading order: what it is, its finding, the table behind it, what it rests on.
    expect(tree).toMatch(/heading[\s\S]*figure[\s\S]*Show as table[\s\S]*Salvo and sorties[\s\S]*What this rests on/);

    // The same address says the same again, to the letter.
    const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    const same = again.getByRole('region', { name: /^Kite.*assumed$/ });
    await same.waitFor();
    await expect.poll(() => same.textContent(), { timeout: PATIENCE_MS }).toBe(before);

    // Half is asked: text, table and the note behind the number change together.
    await fillFromTop(page, inputs.getByRole('group', { name: /sorties asked/ }).getByLabel('Low'), '150');
    await act(page, page.getByRole('button', { name: 'Rerun' }), 'Enter');
    await expect
      .poll(() => capacity.getByRole('row').nth(1).textContent(), { timeout: PATIENCE_MS })
      .toMatch(/^before the strike.*(49|50)%/);
    await act(page, capacity.getByRole('link', { name: /^(49|50)%/ }).first(), 'Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('What it is').waitFor();
    expect(await drawer.textContent()).toMatch(/49|50/);
    await page.keyboard.press('Escape');
    expect(await broken(page)).toEqual([]);
  });

  test('a reader who hears the pages: what is read out, in its order, with a table behind each chart and words for what changed', async () => {
    await client().importCase(fortyClips());
    const flag = { kind: 'set', table: 'items.csv', key: ['stand-02'], column: 'identity_state' } as const;
    const base = (await client().revisions('forty-clips')).length;
    const change = { ...flag, was: 'OPERATIONAL', now: 'DECOY' };
    const { revision } = await client().editCase('forty-clips', base, [change], 'a frame of wire shows');
    const page = await open('/case/forty-clips');
    await page.waitForSelector('input[type="range"]');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');

    const heard = await readOut(page);
    const roles = heard.map(({ role }) => role);
    expect(roles.filter((role) => ['banner', 'navigation', 'main', 'contentinfo'].includes(role))).toEqual([
      'banner',
      'navigation',
      'main',
      'contentinfo',
    ]);
    const levels = heard.flatMap(({ role, level }) => (role === 'heading' ? [level] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 1), `${levels}`).toBeLessThanOrEqual(1);
    // Nothing that can be reached is without a name.
    const nameless = heard.filter(({ name, isReachable }) => isReachable && name === '');
    expect(nameless.map(({ role }) => role)).toEqual([]);
    expect(heard.map(({ name }) => name).join(' ')).toMatch(/[Ee]ach dot is one chance in (fifty|twenty)/);

    // Every chart: its finding, and the same as a table one key away.
    const figures = await page.getByRole('figure').all();
    expect(figures.length).toBeGreaterThan(1);
    for (const figure of figures) {
      const snapshot = await figure.ariaSnapshot();
      expect(snapshot).toMatch(/^- '?figure "[^"]{12,}"/);
      expect(snapshot).toMatch(/heading [\s\S]*paragraph[\s\S]*button "Show as table/);
      await figure.getByRole('button', { name: /^Show as table/ }).press('Enter');
      const table = figure.getByRole('table').first();
      await table.waitFor();
      expect(await table.ariaSnapshot()).toMatch(/columnheader/);
    }
    // A number opens what it rests on, and lets go of it where one was.
    const number = page.locator('#content [data-trace]').first();
    await come(page, number);
    const said = await number.textContent();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Where this number comes from' });
    await drawer.getByText('What it is').waitFor();
    expect(await drawer.ariaSnapshot()).toMatch(/heading[\s\S]*What it is[\s\S]*How it was computed/);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(said);

    // What changed: before, after, why and when, in words.
    await come(page, rail(page, 'Tables'));
    await page.keyboard.press('Enter');
    await act(page, page.getByRole('link', { name: 'History' }), 'Enter');
    await act(page, page.getByText('What changed').first(), 'Enter');
    const changed = page.getByRole('table', { name: /^Rows that differ/ });
    await changed.waitFor();
    expect(await changed.ariaSnapshot()).toMatch(
      /columnheader "Before"[\s\S]*columnheader "After"[\s\S]*rowheader "stand-02"[\s\S]*OPERATIONAL[\s\S]*DECOY/,
    );
    const newest = page.getByRole('listitem').filter({ has: changed });
    expect(await newest.ariaSnapshot()).toMatch(
      new RegExp(`heading "Revision ${revision}"[\\s\\S]*\\d{4}[\\s\\S]*a frame of wire shows`),
    );
    expect(await broken(page)).toEqual([]);
  });

  test('nothing was complained of on the way', () => {
    expect(complaints).toEqual([]);
  });
});
