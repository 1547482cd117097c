/**
 * What a hand waits for at a desk of 10,000 readings: in a real browser, from the event of the key or button to the first
 * frame that holds its result. Taken in the page, so that what drives the browser is not in it.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { FLAGS, findChromium } from '../scripts/chromium.mjs';
import { deskCase } from './desk-case.js';
import { at, line, NAMED, timed } from './in-page.js';
import { ms } from './measure.js';

const LIMIT_MS = 100;
const SEED = 20260601;
const PATIENCE_MS = 600_000;

type Timed = { readonly of: string; readonly taken: number[] };

export async function measureDesk(): Promise<readonly string[]> {
  const executablePath = findChromium();
  const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url));
  if (executablePath === null || !existsSync(join(webRoot, 'index.html')))
    return ['NOT RUN: no Chromium, or the workbench is not built'];
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-desk-'));
  chmodSync(folder, 0o711);
  const own = join(folder, 'case');
  for (const [name, bytes] of deskCase(SEED)) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), bytes);
  }
  const { serveWorkbench } = (await import(
    new URL('../dist/server/workbench.js', import.meta.url).href
  )) as typeof import('../src/server/workbench.js');
  const workbench = await serveWorkbench({ cases: [own], port: 0, dataFolder: join(folder, 'data'), webRoot });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(NAMED);
    const address = `${workbench.address}/case/${workbench.imported[0]?.caseName}`;
    const open = async (name: string): Promise<number> => {
      const from = performance.now();
      await page.goto(`${address}/${name}`);
      await page.waitForSelector('#content h1');
      return performance.now() - from;
    };
    const rounds: Timed[] = [];
    // As each is done, so that what was measured is told whatever becomes of the next.
    const measure = async (part: (page: Page) => Promise<readonly Timed[]>): Promise<void> => {
      for (const timing of await part(page)) {
        rounds.push(timing);
        process.stdout.write(`  ${timing.of}: ${line(timing.taken)}\n`);
      }
    };
    await open('edit');
    await measure(onTables);
    await open('map');
    await measure(onMap);
    const weighed = await open('evidence');
    await measure(onEvidence);
    await measure(onClaims);
    const all = rounds.flatMap(({ taken }) => taken);
    return [
      `first page that needs the case weighed, from a server just started: ${ms(weighed)} ms`,
      ...rounds.map(({ of, taken }) => `${of}: ${line(taken)}`),
      `all ${all.length} together: ${line(all)}${at(all, 0.95) > LIMIT_MS ? ': TOO SLOW' : ''}`,
    ];
  } finally {
    await browser.close();
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function times(page: Page, of: string, sees: string, acts: readonly (() => Promise<void>)[]): Promise<Timed> {
  const taken: number[] = [];
  for (const act of acts) taken.push(await timed(page, sees, act));
  return { of, taken };
}

const many = (n: number, act: (i: number) => Promise<void>): readonly (() => Promise<void>)[] =>
  Array.from({ length: n }, (_, i) => () => act(i));

async function onEvidence(page: Page): Promise<readonly Timed[]> {
  const end = page.getByRole('slider', { name: 'Last day' });
  await end.focus();
  const brush = await times(
    page,
    'evidence: a step of the brush',
    '[role="slider"]',
    many(20, () => page.keyboard.press('ArrowLeft')),
  );
  await page.getByRole('button', { name: 'All days', exact: true }).click();
  const pages = page.getByRole('navigation', { name: /Pages of Images/ });
  const later = await times(
    page,
    'evidence: the next page of images',
    '#images ~ nav [role="status"]',
    many(10, () => pages.getByRole('button', { name: 'Later' }).click()),
  );
  const row = await times(
    page,
    'evidence: the table behind the chart',
    'figure button[aria-pressed]',
    many(4, () => page.keyboard.press('t')),
  );
  return [brush, later, row];
}

async function visit(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages of the case' })
    .getByRole('link', { name, exact: false })
    .first()
    .click();
  await page.waitForSelector('#content h1');
}

async function onClaims(page: Page): Promise<readonly Timed[]> {
  await visit(page, 'Claims');
  const field = page.getByRole('searchbox');
  await field.focus();
  const status = 'search [role="status"]';
  const words = await times(
    page,
    'claims: a letter typed into the filter',
    `${status}, input[type="search"]`,
    [...'at least 1'].map((letter) => () => page.keyboard.type(letter)),
  );
  await field.fill('');
  const sides = await times(
    page,
    'claims: one side or another',
    // Two sides may have made as many claims.
    `${status}, [aria-labelledby="tree"] section[aria-label]`,
    ['attacker', 'defender', 'third_party', ''].map(
      (side) => async () => void (await page.getByLabel('Side').selectOption(side)),
    ),
  );
  await page.getByRole('slider', { name: 'Last day' }).focus();
  const brush = await times(
    page,
    'claims: a step of the brush',
    '[role="slider"]',
    many(15, () => page.keyboard.press('ArrowLeft')),
  );
  await page.getByRole('button', { name: 'All days', exact: true }).click();
  return [words, sides, brush];
}

async function onMap(page: Page): Promise<readonly Timed[]> {
  await page.waitForSelector('[data-state="there"]');
  const sites = page.getByRole('list', { name: 'Sites on the map' }).getByRole('button');
  const choose = await times(
    page,
    'map: a site chosen',
    '[aria-label="Sites on the map"] button',
    many(12, (i) => sites.nth(i).click()),
  );
  const find = page.getByLabel('Find a site');
  await find.focus();
  const words = await times(
    page,
    'map: a letter typed to find a site',
    '[aria-label="Sites on the map"], input[type="search"]',
    [...'field 1'].map((letter) => () => page.keyboard.type(letter)),
  );
  await find.fill('');
  await page.getByRole('slider', { name: 'Last day' }).focus();
  const brush = await times(
    page,
    'map: a step of the brush',
    '[role="slider"]',
    many(20, () => page.keyboard.press('PageDown')),
  );
  const drag = await times(
    page,
    'map: a week dragged over',
    '[role="slider"]',
    many(6, (i) => dragOver(page, 0.2 + 0.05 * i)),
  );
  return [choose, words, brush, drag];
}

async function dragOver(page: Page, share: number): Promise<void> {
  const stage = await page.locator('[data-stage]').boundingBox();
  if (!stage) throw new Error('no brush');
  const x = stage.x + share * stage.width;
  await page.mouse.move(x, stage.y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 30, stage.y + 12);
  await page.mouse.up();
}

async function onTables(page: Page): Promise<readonly Timed[]> {
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page
    .getByRole('link', { name: /readings/ })
    .or(page.getByRole('button', { name: /readings/ }))
    .first()
    .click();
  await page.waitForFunction(
    () => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) > 10_000,
  );
  await grid.focus();
  const sees = '[role="grid"], [role="grid"] input, [role="grid"] textarea';
  const step = await times(
    page,
    'tables: a cell further',
    sees,
    many(20, (i) => page.keyboard.press(i % 2 === 0 ? 'ArrowDown' : 'ArrowRight')),
  );
  const leap = await times(
    page,
    'tables: to the end and back',
    sees,
    many(6, (i) => page.keyboard.press(i % 2 === 0 ? 'Control+End' : 'Control+Home')),
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  const type = await times(
    page,
    'tables: a letter typed into a cell',
    sees,
    [...'image-77'].map((letter) => () => page.keyboard.type(letter)),
  );
  const keep = await times(page, 'tables: a cell left', sees, [() => page.keyboard.press('Enter')]);
  return [step, leap, type, keep];
}
