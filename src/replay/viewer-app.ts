/**
 * The viewer's origin: its worker, the page that starts it, and the bytes of one archive at a time. It has a port of its own, sets no
 * cookie, knows nothing of cases and fetches nothing.
 */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import type { Tickets } from './tickets.js';
import { FENCE_SCRIPT, REPLAY_RULES, START_SCRIPT, startPage, wordsPage } from './viewer-scripts.js';

export type ViewerParts = {
  readonly tickets: Tickets;
  readonly worker: Uint8Array;
  readonly port: () => number;
  /** origins of the workbench: they alone may frame a replay */
  readonly workbench: () => readonly string[];
};

const WORKER_RULES = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const HTTP_PORT = 80;

export function viewerApp({ tickets, worker, port, workbench }: ViewerParts): Hono {
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
    if (c.req.header('sec-fetch-dest') !== 'iframe')
      return words(c, 403, 'Open a replay from the workbench, in its page.');
    const opened = tickets.open(c.req.query('t') ?? '', hostOf(c));
    if (opened === null)
      return words(c, 410, 'This replay was opened before, or has lapsed. Press Replay again in the workbench.');
    const { replayed, key } = opened;
    c.header('content-security-policy', startRules(workbench()));
    return c.html(startPage(`/archive/${key}.${replayed.ending}`, replayed.page, replayed.at));
  });
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

const startRules = (workbench: readonly string[]): string =>
  [
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    'sandbox allow-scripts allow-same-origin allow-forms',
    `frame-ancestors ${workbench.join(' ')}`,
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
