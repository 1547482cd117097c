/**
 * The reference case in a real browser, from a server that has been up for a while: the first view, and what a changed control
 * takes, from its event to the frame that holds the result.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { FLAGS, findChromium } from '../scripts/chromium.mjs';
import { at, line, NAMED, timed } from './in-page.js';
import { ms, ofLimit } from './measure.js';

const LIMIT_VIEW_MS = 1000;
const LIMIT_REDRAW_MS = 100;
const VIEWS = 5;
/** What lies beside a view is fetched by then. */
const AHEAD_MS = 5000;
/** All days of the case, made one after another on a busy machine. */
const PATIENCE_MS = 900_000;

const built = (path: string): string => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));

export async function measureView(theCase: string): Promise<readonly string[]> {
  const executablePath = findChromium();
  if (executablePath === null || !existsSync(join(built('web'), 'index.html')))
    return ['NOT RUN: no Chromium, or the workbench is not built'];
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-view-'));
  chmodSync(folder, 0o711);
  // What this machine kept of earlier runs is not to be measured.
  process.env.PLUMBLINE_CACHE = join(folder, 'cache');
  const { serveWorkbench } = (await import(
    new URL('../dist/server/workbench.js', import.meta.url).href
  )) as typeof import('../src/server/workbench.js');
  const data = join(folder, 'data');
  const workbench = await serveWorkbench({
    cases: [theCase],
    port: 0,
    dataFolder: data,
    webRoot: built('web'),
    ahead: true,
  });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const address = `${workbench.address}/case/${workbench.imported[0]?.caseName}`;
    const began = performance.now();
    const first = await view(await browser.newPage(), address);
    const asked = await daysOf(await (await browser.newContext()).newPage(), address);
    await untilMade(`${workbench.address}/api/cases/${workbench.imported[0]?.caseName}/run`, asked);
    const made = performance.now() - began;
    const warm: number[] = [];
    for (let i = 0; i < VIEWS; i++) {
      const context = await browser.newContext();
      warm.push(await view(await context.newPage(), address));
      await context.close();
    }
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(NAMED);
    await view(page, address);
    const asOf = page.locator('select').first();
    const choose = async (acts: readonly (() => Promise<unknown>)[]): Promise<number[]> => {
      const taken: number[] = [];
      for (const act of acts) taken.push(await timed(page, '#content', async () => void (await act())));
      return taken;
    };
    const days = await choose(asked.map((day) => () => asOf.selectOption(day)));
    await asOf.selectOption('');
    await page.waitForTimeout(1000);
    const scenarios = await choose(
      ['good', 'poor', 'middling', 'good', 'poor', 'middling'].map(
        (name) => () => page.check(`input[value="${name}"]`, { force: true }),
      ),
    );
    await page.goto(`${address}/cost`);
    await page.waitForSelector('#content h1');
    await page.waitForTimeout(AHEAD_MS);
    const shared = page.getByLabel('Price errors shared');
    const dependences = await choose(
      ['0', '0.5', '1', '0.25', '0.75', '1'].map((share) => () => shared.selectOption(share)),
    );
    return [
      `first view ever, from a server just started: ${ms(first)} ms`,
      `all ${asked.length} days made ahead after ${ms(made / 1000)} s`,
      `first view in a browser that was never here: ${line(warm)}: ${ofLimit(at(warm, 0.5), LIMIT_VIEW_MS)}`,
      `another day, never looked at in this browser: ${line(days)}: ${ofLimit(at(days, 0.95), LIMIT_REDRAW_MS)}`,
      `another visibility: ${line(scenarios)}: ${ofLimit(at(scenarios, 0.95), LIMIT_REDRAW_MS)}`,
      `another dependence between prices: ${line(dependences)}: ${ofLimit(at(dependences, 0.95), LIMIT_REDRAW_MS)}`,
    ];
  } finally {
    await browser.close();
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** ms until the page stands with its numbers. */
async function view(page: Page, address: string): Promise<number> {
  page.setDefaultTimeout(PATIENCE_MS);
  const from = performance.now();
  await page.goto(address);
  await page.waitForSelector('#content h1');
  return performance.now() - from;
}

async function daysOf(page: Page, address: string): Promise<readonly string[]> {
  await view(page, address);
  const values = await page
    .locator('select')
    .first()
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as unknown as { readonly value: string }).value));
  await page.context().close();
  // The newest by its date is the page as it stands.
  return values.filter((day) => day !== '').slice(1);
}

async function untilMade(address: string, days: readonly string[]): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (const day of days)
    while ((await fetch(`${address}?asOf=${day}&ahead=1`)).status !== 200) {
      if (performance.now() > until) throw new Error(`${day} is not made`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
}
