/**
 * The first page of a dossier as a reader meets it, from disk and from a plain server: first and largest paint, what moves while it
 * loads, bytes and requests. The example dossier, in the user's own Chromium, a new profile each time.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { ms } from './measure.js';

const REVISION = fileURLToPath(new URL('../examples/spiderweb-dossier/revision-1', import.meta.url));
const PAGES = ['index.html', 'claims.html', 'sources.html'] as const;
const ROUNDS = 5;
const MOST_BYTES = 200_000;
/** what counts as good by web.dev: largest paint within 2.5 s, shift under a tenth */
const GOOD = { largestMs: 2500, shift: 0.1 };
/** after the page has loaded, for a last paint or shift to be told */
const SETTLE_MS = 300;

type Seen = {
  readonly first: number;
  readonly largest: number;
  readonly shift: number;
  readonly bytes: number;
  readonly requests: number;
};

export async function measureDossier(): Promise<readonly string[]> {
  const executablePath = findChromium();
  if (executablePath === null) return ['not run: no Chromium on this machine (name one with PLUMBLINE_CHROMIUM)'];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGES.some((page) => page === name) ? readFileSync(`${REVISION}/${name}`) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const lines: string[] = [];
    for (const page of PAGES)
      for (const [from, address] of [
        ['from disk', pathToFileURL(`${REVISION}/${page}`).href],
        ['from a server', `http://127.0.0.1:${port}/${page}`],
      ] as const)
        lines.push(`${page} ${from}: ${told(await rounds(browser, address))}`);
    return lines;
  } finally {
    await browser.close();
    server.close();
  }
}

async function rounds(browser: Browser, address: string): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (let round = 0; round < ROUNDS; round++) seen.push(await visit(browser, address));
  return seen;
}

async function visit(browser: Browser, address: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    let [bytes, requests] = [0, 0];
    page.on('response', async (response) => {
      requests += 1;
      bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.addInitScript(() => {
      const told = { largest: 0, shift: 0 };
      Object.assign(window, { told });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) told.largest = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) told.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    const paints = await page.evaluate(() => ({
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      ...(window as unknown as { told: { largest: number; shift: number } }).told,
    }));
    return { ...paints, bytes, requests };
  } finally {
    await context.close();
  }
}

function told(seen: readonly Seen[]): string {
  const middle = (of: (one: Seen) => number): number =>
    seen.map(of).sort((a, b) => a - b)[Math.floor(seen.length / 2)] ?? 0;
  const [first, largest, shift, bytes] = [
    middle((one) => one.first),
    middle((one) => one.largest),
    Math.max(...seen.map((one) => one.shift)),
    Math.max(...seen.map((one) => one.bytes)),
  ];
  const marks = [
    largest > GOOD.largestMs ? 'TOO SLOW' : null,
    shift > GOOD.shift ? 'TOO MUCH MOVES' : null,
    bytes > MOST_BYTES ? 'TOO LARGE' : null,
  ].filter((mark) => mark !== null);
  return `first paint ${ms(first)} ms, largest ${ms(largest)} ms, shift ${shift.toFixed(3)}, ${(bytes / 1000).toFixed(0)} kB in ${Math.max(...seen.map((one) => one.requests))} request${marks.length > 0 ? `: ${marks.join(', ')}` : ''}`;
}
