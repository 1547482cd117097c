/** Takes a picture of every page, light and dark, into docs/screens. Usage: node scripts/screens.mjs [folder [page …]] */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serveWorkbench } from '../dist/server/workbench.js';

const OUT = process.argv[2] ?? 'docs/screens';
const ALL = [
  '',
  'claims',
  'record',
  'evidence',
  'files',
  'grading',
  'losses',
  'model',
  'cost',
  'fleet',
  'depth',
  'perception',
  'leverage',
  'dossier',
];
const asked = process.argv.slice(3);
const PAGES = asked.length === 0 ? ALL : ALL.filter((name) => asked.includes(name));
const data = mkdtempSync('/var/tmp/plumbline-screens-');
mkdirSync(OUT, { recursive: true });
const workbench = await serveWorkbench({ cases: ['cases/spiderweb'], port: 0, dataFolder: data });
const browser = await chromium.launch({
  executablePath: process.env.PLUMBLINE_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const base = `${workbench.address}/case/${workbench.imported[0].caseName}`;
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme });
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
    page.on('pageerror', (error) => console.error(error));
    for (const name of PAGES) {
      await page.goto(`${base}${name === '' ? '' : `/${name}`}`);
      await page.waitForSelector('#content h1');
      // Long answers (fog curve, influence, checks) have their own words while they are on their way.
      await page.waitForTimeout(name === '' || name === 'losses' ? 4000 : 1200);
      await page.waitForFunction(() => !document.querySelector('#content progress'), null, {
        timeout: 300_000,
      });
      await page.screenshot({
        path: join(OUT, `${name || 'front'}-${colorScheme}.png`),
        clip: { x: 0, y: 0, width: 1280, height: name === '' ? 1500 : 1000 },
        fullPage: true,
      });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await workbench.close();
  rmSync(data, { recursive: true, force: true });
}
