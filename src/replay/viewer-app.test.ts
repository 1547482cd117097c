import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTickets, replayHost, runHost } from './tickets.js';
import { viewerApp } from './viewer-app.js';
import { FENCE_SCRIPT, REPLAY_RULES } from './viewer-scripts.js';

const digest = `sha256:${'ab'.repeat(32)}`;
const [OUTER, RUN] = [`${replayHost(digest)}:7374`, `${runHost(digest)}:7374`];
let folder: string;
let path: string;
const tickets = makeTickets(() => 0);
const app = viewerApp({ tickets, worker: new TextEncoder().encode('// worker'), port: () => 7374 });
const get = (to: string, host: string, headers: Record<string, string> = {}) =>
  app.request(`http://${host}${to}`, { headers: { host, ...headers } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-viewer-'));
  path = join(folder, 'a.wacz');
  await writeFile(path, '0123456789');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const issue = (page = 'https://example.org/"><script>alert(1)</script>') =>
  tickets.issue({ digest, path, bytes: 10, ending: 'wacz', page, at: '20310314092653' });

test('the page around a replay runs nothing, frames one other origin, and holds an address as text', async () => {
  const answer = await get(`/?t=${issue()}`, OUTER, { 'sec-fetch-dest': 'document' });
  const rules = answer.headers.get('content-security-policy') ?? '';
  expect(rules).toContain("default-src 'none'");
  expect(rules).toContain(`frame-src http://${RUN};`);
  expect(rules).not.toContain('script-src');
  const html = await answer.text();
  expect(html).not.toContain('<script');
  expect(html).toContain('sandbox="allow-scripts allow-same-origin allow-forms"');
  expect(html).toContain('captured 2031-03-14 09:26:53 UTC');
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('a replay is refused inside another page, under another name or port, and without its token', async () => {
  const asDocument = { 'sec-fetch-dest': 'document' };
  expect((await get(`/?t=${issue()}`, OUTER, { 'sec-fetch-dest': 'iframe' })).status).toBe(403);
  for (const host of ['127.0.0.1:7374', `${replayHost(digest)}:80`, RUN, 'evil.example:7374'])
    expect((await get(`/?t=${issue()}`, host, asDocument)).status, host).toBe(410);
  expect((await get('/?t=', OUTER, asDocument)).status).toBe(410);
});

test('the archive is read by parts under its key, and by nothing else', async () => {
  const outer = await (await get(`/?t=${issue()}`, OUTER, { 'sec-fetch-dest': 'document' })).text();
  const key = /start\?k=([\w-]+)/.exec(outer)?.[1] ?? '';
  const at = `/archive/${key}.wacz`;
  const part = async (range: string) => {
    const answer = await get(at, RUN, { range });
    return [answer.status, answer.headers.get('content-range'), await answer.text()];
  };
  expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
  expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
  expect(await part('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89']);
  expect((await get(at, RUN, { range: 'bytes=10-' })).status).toBe(416);
  expect(await (await get(at, RUN)).text()).toBe('0123456789');
  expect((await get(at, OUTER)).status).toBe(404);
  expect((await get('/archive/a.wacz', RUN)).status).toBe(404);
});

test('whatever the worker answers carries our rules, and no header that speaks to others', async () => {
  let heard: Promise<Response> | undefined;
  class FetchEvent {
    respondWith(answer: Promise<Response>): void {
      heard = answer;
    }
  }
  runInNewContext(FENCE_SCRIPT, { FetchEvent, Headers, Response, Promise, importScripts: () => {} });
  const captured = new Response('<p>hello', {
    headers: {
      'content-security-policy': "default-src *; connect-src 'self' ws: wss:",
      ...{ link: '<https://outside.example>; rel=preconnect', refresh: '0; url=https://outside.example', nel: '{}' },
    },
  });
  new FetchEvent().respondWith(Promise.resolve(captured));
  const fenced = await heard;
  expect(fenced?.headers.get('content-security-policy')).toBe(REPLAY_RULES);
  for (const name of ['link', 'refresh', 'nel']) expect(fenced?.headers.get(name), name).toBeNull();
  expect(await fenced?.text()).toBe('<p>hello');
  new FetchEvent().respondWith(Promise.resolve(new Response(null, { status: 304 })));
  expect((await heard)?.status).toBe(304);
});

test('the rules name no origin but its own', () => {
  expect(REPLAY_RULES).not.toMatch(/https?:|wss?:|\*/);
});
