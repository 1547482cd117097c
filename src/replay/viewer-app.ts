/**
 * The viewer's origins: for each archive a page of ours, and under another name the worker, the page that starts it and the bytes. They
 * have a port of their own, set no cookie, know nothing of cases and fetch nothing.
 */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { runHost, type Tickets } from './tickets.js';
import { outerPage, STYLE, startPage, wordsPage } from './viewer-pages.js';
import { FENCE_SCRIPT, REPLAY_RULES, START_SCRIPT } from './viewer-scripts.js';

export type ViewerParts = {
  readonly tickets: Tickets;
  readonly worker: Uint8Array;
  readonly port: () => number;
};

const WORKER_RULES = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const HTTP_PORT = 80;

export function viewerApp({ tickets, worker, port }: ViewerParts): Hono {
  const app = new Hono();
  const hostOf = (c: Context): string => {
    const [name = '', at = String(HTTP_PORT)] = (c.req.header('host') ?? '').toLowerCase().split(':');
    return Number(at) === port() ? name : '';
  };
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', REPLAY_RULES);
  });

  app.get('/', (c) => {
    if (c.req.header('sec-fetch-dest') !== 'document') return words(c, 403, 'A replay opens in a tab of its own.');
    const opened = tickets.open(c.req.query('t') ?? '', hostOf(c));
    if (opened === null)
      return words(c, 410, 'This replay was opened before, or has lapsed. Press Replay again in the workbench.');
    const run = `http://${runHost(opened.replayed.digest)}:${port()}`;
    c.header('content-security-policy', outerRules(run));
    c.header('clear-site-data', '"cookies"');
    return c.html(outerPage(opened.replayed, `${run}/start?k=${opened.key}`));
  });
  app.get('/start', (c) => {
    const key = c.req.query('k') ?? '';
    const replayed = tickets.reading(key, hostOf(c));
    if (replayed === null) return words(c, 410, 'This replay has lapsed. Press Replay again in the workbench.');
    c.header('content-security-policy', startRules(`http://${hostOf(c).replace(/^run\./, '')}:${port()}`));
    return c.html(startPage(`/archive/${key}.${replayed.ending}`, replayed));
  });
  app.get('/viewer.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/start.js', (c) => script(c, START_SCRIPT, "default-src 'none'"));
  app.get('/sw.js', (c) => script(c, FENCE_SCRIPT, WORKER_RULES));
  app.get('/viewer.js', (c) => script(c, worker, "default-src 'none'"));

  app.get('/archive/:file', (c) => {
    const [key = ''] = c.req.param('file').split('.');
    const replayed = tickets.reading(key, hostOf(c));
    if (replayed === null) return c.text('no such archive, or its replay has lapsed', 404);
    return bytes(c, replayed.path, replayed.bytes);
  });
  return app;
}

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), clipboard-read=()',
};

const outerRules = (run: string): string =>
  `default-src 'none'; style-src 'self'; frame-src ${run}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const startRules = (outer: string): string =>
  [
    "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'",
    `form-action 'none'; sandbox allow-scripts allow-same-origin allow-forms; frame-ancestors ${outer}`,
  ].join('; ');

const words = (c: Context, status: 403 | 410, text: string): Response => {
  c.header('content-security-policy', "default-src 'none'; sandbox");
  return c.html(wordsPage(text), status);
};

const script = (c: Context, body: string | Uint8Array, rules: string): Response =>
  c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'content-security-policy': rules,
  });

/** A part of the file where one was asked for: an archive is read by its index. */
function bytes(c: Context, path: string, all: number): Response {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(c.req.header('range') ?? '');
  const [, a = '', b = ''] = asked ?? [];
  const from = a === '' ? (b === '' ? 0 : Math.max(0, all - Number(b))) : Number(a);
  const to = a !== '' && b !== '' ? Math.min(all - 1, Number(b)) : all - 1;
  const head = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
  if (from > to) return c.body(null, 416, { ...head, 'content-range': `bytes */${all}` });
  const range = asked === null ? {} : { 'content-range': `bytes ${from}-${to}/${all}` };
  const headers = { ...head, ...range, 'content-length': String(to - from + 1) };
  const status = asked === null ? 200 : 206;
  if (c.req.method === 'HEAD') return c.body(null, status, headers);
  return c.body(Readable.toWeb(createReadStream(path, { start: from, end: to })) as ReadableStream, status, headers);
}
