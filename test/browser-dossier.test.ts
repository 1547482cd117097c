/** The pages of a dossier in a real browser: for everybody, without a script, in the dark, on a telephone and on paper. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { axeOn } from './support/axe.js';
import { FLAGS } from './support/browser.js';

const REVISION = fileURLToPath(new URL('../examples/spiderweb-dossier/revision-1', import.meta.url));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PAGES = ['index.html', 'claims.html', 'sources.html', 'corrections.html', 'embed/c002.html', '../index.html'];
/** Those of a kind of their own; the others are tables as in `claims.html`. */
const JUDGED = ['index.html', 'claims.html', 'embed/c002.html', '../index.html'];
const PHONE = { width: 375, height: 800 };
const executablePath = inject('chromium');
if (executablePath === null) process.stdout.write('NOT RUN: a dossier in a real browser (no Chromium)\n');

describe.skipIf(executablePath === null)('a dossier in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
  });
  afterAll(() => browser?.close());

  /** In a context of its own, which axe asks for. */
  async function opened(path: string, how: Parameters<Browser['newContext']>[0]): Promise<Page> {
    const page = await (await browser.newContext(how)).newPage();
    await page.goto(pathToFileURL(`${REVISION}/${path}`).href);
    return page;
  }

  test.each(JUDGED)('%s: no fault to axe in light; in the dark every word is readable', async (path) => {
    // The embedded page has no heading of the first rank: it stands inside another page that has one.
    const embedded = path.startsWith('embed/') ? ['page-has-heading-one', 'heading-order', 'landmark-one-main'] : [];
    const page = await opened(path, { colorScheme: 'light', reducedMotion: 'reduce' });
    const { violations } = await axeOn(page).withTags(RULES).disableRules(embedded).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await axeOn(page).withRules(['color-contrast']).analyze();
    expect(dark.violations.map(({ nodes }) => nodes[0]?.html)).toEqual([]);
    await page.context().close();
  });

  test('without a script all of it is there, one file is read, and nothing sticks out of a telephone', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: PHONE });
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    for (const path of PAGES) {
      asked.length = 0;
      await page.goto(pathToFileURL(`${REVISION}/${path}`).href);
      expect([path, asked.length]).toEqual([path, 1]);
      const { width, words } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        words: document.body.innerText.length,
      }));
      expect([path, width <= PHONE.width, words > 100]).toEqual([path, true, true]);
    }
    await page.close();
  });

  test('on paper nothing is folded away but the numbers behind charts, and nothing runs over the edge', async () => {
    const page = await opened('index.html', { viewport: { width: 680, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      // Warnings and methods belong to what is said; they are on paper though closed on screen.
      folded: [...document.querySelectorAll('details:not(.behind)')].filter((one) => {
        const inside = one.querySelector('p, ul, table');
        return inside !== null && inside.getBoundingClientRect().height === 0;
      }).length,
      ways: getComputedStyle(document.querySelector('nav') as Element).display,
    }));
    expect(seen).toEqual({ width: 680, folded: 0, ways: 'none' });
    await page.context().close();
  });
});
