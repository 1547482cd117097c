/** A page of a server of ours captured through the Chromium that is installed. Where there is none, this says so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium } from '../src/intake/capture/find-chromium.js';
import type { Dial } from '../src/intake/dial.js';
import { intake } from '../src/intake/intake.js';
import { makeInspector } from '../src/integrity/inspector.js';
import { runCli } from '../src/testing/run-cli.js';
import { openVault } from '../src/vault/open-vault.js';

const chromium = findChromium(undefined);
if (chromium === null) process.stderr.write('capture: not run, no Chromium on this machine\n');

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-capture-test-'));
let server: Server;
let origin = '';
const hits: string[] = [];
const PAGES: Readonly<Record<string, string>> = {
  '/whole':
    '<title>Strike seen</title><link rel=stylesheet href=/s.css><h1>Strike</h1><img src=/p.svg><script src=/s.js></script>',
  '/inside':
    '<title>Inside</title><h1>x</h1><img src="http://127.0.0.1:PORT/secret"><img src="http://inside.test:PORT/secret"><iframe src="http://169.254.169.254/latest/"></iframe>',
};
beforeAll(async () => {
  server = createServer((request, answer) => {
    const path = request.url ?? '';
    hits.push(path);
    const port = String((server.address() as AddressInfo).port);
    if (path === '/moved') answer.writeHead(302, { location: '/whole' }).end();
    else if (path === '/s.js') answer.writeHead(200, { 'content-type': 'text/javascript' }).end("fetch('/data.json')");
    else if (path === '/data.json') answer.writeHead(200, { 'content-type': 'application/json' }).end('{"n":1}');
    else if (path === '/s.css') answer.writeHead(200, { 'content-type': 'text/css' }).end('h1{color:#333}');
    else if (path === '/p.svg')
      answer
        .writeHead(200, { 'content-type': 'image/svg+xml' })
        .end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    else if (path in PAGES)
      answer.writeHead(200, { 'content-type': 'text/html' }).end((PAGES[path] ?? '').replaceAll('PORT', port));
    else answer.writeHead(404, { 'content-type': 'text/html' }).end('gone');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://site.test:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(scratch, { recursive: true, force: true });
});

const dial: Dial = {
  resolve: async (host) => [host === 'inside.test' ? '10.0.0.8' : '93.184.215.14'],
  reach: () => '127.0.0.1',
};

test.skipIf(chromium === null)(
  'a page comes with all it asked for and its picture, sound by our own check; what lies inside is refused and told; what is gone is failed',
  async () => {
    const vault = await openVault(join(scratch, 'vault'), { actor: 'desk', now: () => new Date().toISOString() });
    const inspector = makeInspector({ added: '', now: Date.now() });
    const sources = ['/moved', '/inside', '/gone'].map((path) => ({ is: 'address' as const, url: `${origin}${path}` }));
    const capture = { browser: chromium as string, sandbox: process.getuid?.() !== 0 };
    const now = (): string => new Date().toISOString();
    try {
      const { entries, problems } = await intake(sources, { vault, inspector, now, dial, capture });
      const archives = entries.filter(({ copyOf }) => copyOf === null);
      expect(archives.map(({ state }) => state)).toEqual(['complete', 'partial', 'failed']);
      expect(entries.filter(({ copyOf }) => copyOf !== null).length).toBeGreaterThanOrEqual(2);
      const [whole, inside] = archives;
      expect(whole).toMatchObject({ mediaType: 'application/wacz', url: `${origin}/moved`, tool: 'plumbline capture' });
      expect(whole?.note).toContain('Strike seen');
      const held = await inspector.captures(vault.blobs.pathOf(whole?.sha256 ?? 'sha256:'), 'page.wacz');
      const paths = held?.resources.map(({ url, status }) => `${status} ${url?.replace(origin, '')}`);
      for (const one of ['302 /moved', '200 /whole', '200 /s.css', '200 /s.js', '200 /data.json', '200 /p.svg'])
        expect(paths).toContain(one);
      expect(held?.pages).toMatchObject([{ url: `${origin}/whole`, title: 'Strike seen', isCaptured: true }]);
      expect(held?.problems).toEqual([]);
      const [checked] = await inspector.inspect(vault.blobs.pathOf(whole?.sha256 ?? 'sha256:'), 'page.wacz');
      expect(checked).toMatchObject({ kind: 'wacz', result: 'unsigned' });
      expect(inside?.note).toContain('127.0.0.1');
      expect(inside?.note).toContain('169.254.169.254');
      expect(inside?.note).toContain('inside.test at 10.0.0.8');
      expect(hits).not.toContain('/secret');
      expect(problems).toHaveLength(2);
      const again = await intake(sources.slice(0, 1), { vault, inspector, now, dial, capture });
      expect(again).toMatchObject({ added: 0, known: 1 });
    } finally {
      await inspector.close();
      await vault.close();
    }
  },
);

test('where there is no browser the command says what to do', async () => {
  const { code, err } = await runCli([
    'intake',
    'examples/ridgeline',
    'http://127.0.0.1/',
    '--capture',
    '--browser',
    '/nowhere/chromium',
  ]);
  expect(code).toBe(1);
  expect(err).toMatch(/a Chromium or Chrome on this machine, got \/nowhere\/chromium[\s\S]*--browser/);
});
