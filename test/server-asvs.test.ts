/** Points of OWASP ASVS 5.0 (docs/asvs.md) that nothing else shows: what the server never says, does or listens to. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logOf } from '../src/cli/log-line.js';
import type { Store } from '../src/core/ports.js';
import { makeApp } from '../src/server/app.js';
import { securityHeaders } from '../src/server/guard.js';
import { type Listening, listen } from '../src/server/serve.js';
import { webFiles } from '../src/server/web-files.js';
import { sourceFiles } from './support/source.js';

const SECRET = 'postgresql://someone:hidden-word@elsewhere';
const asked: string[] = [];
const logged: string[] = [];
const store = {
  listCases: async () => [],
  revisions: async (name: string) => {
    asked.push(name);
    if (name === 'broken') throw new Error(`cannot reach ${SECRET}`);
    return [];
  },
  files: async () => null,
} as unknown as Store;

let web: string;
let server: Listening;
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'plumbline-web-'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>bench</title>');
  const parts = { store, web: webFiles(web), now: () => '', log: (line: string) => void logged.push(line) };
  server = await listen((port) => makeApp({ ...parts, port }), '127.0.0.1', 0);
});
afterAll(async () => {
  await server.close();
  rmSync(web, { recursive: true });
});

const PATHS = ['/', '/nowhere.js', '/assets/', '/api', '/api/cases', '/api/nowhere', '/api/health', '/atlos/x/y'];
const get = (path: string): Promise<Response> => fetch(`${server.address}${path}`, { redirect: 'manual' });

test('no answer leads elsewhere, and each with a body says what it is and in which letters', async () => {
  for (const path of PATHS) {
    const answer = await get(path);
    expect([path, answer.status >= 300 && answer.status < 400]).toEqual([path, false]);
    // JSON is UTF-8 by its own definition (RFC 8259, 8.1).
    expect([path, answer.headers.get('content-type')]).toEqual([
      path,
      expect.stringMatching(/^(application\/json|text\/(html|plain|css|javascript); charset=utf-8)/i),
    ]);
  }
});

test('a folder of files is not listed', async () => {
  for (const path of ['/assets/', '/assets', '/.git/config', '/../package.json'])
    expect(await (await get(path)).text()).not.toMatch(/main|repositoryformatversion|"version"/);
});

test('what programs are told is stored by nobody on its way', async () => {
  for (const path of ['/api/cases', '/api/nowhere', '/atlos/x/y'])
    expect((await get(path)).headers.get('cache-control')).toBe('no-store');
  expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
});

test('over TLS, browsers are told to take nothing less from then on', async () => {
  const told = async (origin?: string): Promise<string | null> => {
    const headers = new Headers();
    const c = { req: { path: '/' }, res: { status: 200, headers } } as never;
    await securityHeaders(origin === undefined ? undefined : () => origin)(c, async () => {});
    return headers.get('strict-transport-security');
  };
  expect(await told('https://desk.example')).toMatch(/^max-age=63072000; includeSubDomains$/);
  expect([await told('http://localhost:7373'), await told()]).toEqual([null, null]);
});

test('TRACE tells nothing back, whatever its origin', async () => {
  for (const origin of [undefined, server.address]) {
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const headers = { 'x-told': 'hidden-word', ...(origin === undefined ? {} : { origin }) };
      const sent = request({ method: 'TRACE', port: server.port, path: '/api/cases', headers }, (response) => {
        let body = '';
        response.on('data', (part) => {
          body += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toMatch(/hidden-word/);
  }
});

test('a request with two lengths, or a length beside chunks, is no request', async () => {
  const raw = (head: string): Promise<string> =>
    new Promise((resolve) => {
      let said = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(head));
      socket.setEncoding('latin1').on('data', (text) => {
        said += text;
      });
      socket.on('close', () => resolve(said));
    });
  const host = `Host: 127.0.0.1:${server.port}\r\nOrigin: ${server.address}\r\n`;
  const twice = `POST /api/cases HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`;
  const both = `POST /api/cases HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
  for (const head of [twice, both]) expect(await raw(head)).toMatch(/^HTTP\/1\.1 400 /);
});

test('a fault is one sentence to who asked, and all of it on the terminal', async () => {
  const answer = await get('/api/cases/broken/revisions');
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { error: 'a fault of the server; its terminal says which' },
  ]);
  expect(logged.at(-1)).toMatch(/cannot reach .*\n.*at /s);
});

test('a parameter given twice is the first, and one in the body is none', async () => {
  asked.length = 0;
  await get('/api/cases/ridge?revision=1&revision=2&name=other');
  expect(asked).toEqual(['ridge']);
});

test.each([
  '{"files":{"__proto__":"eA=="}}',
  '{"files":[]}',
  '{"files":{"a":1}}',
  '[]',
  '"files"',
  '',
  '{"files":null}',
])('a body of another shape is told, and pollutes nothing: %s', async (body) => {
  const headers = { origin: server.address, 'content-type': 'application/json' };
  const answer = await fetch(`${server.address}/api/cases`, { method: 'POST', headers, body });
  expect([400, 422]).toContain(answer.status);
  expect(({} as { files?: unknown }).files).toBeUndefined();
});

test('what others wrote cannot pass for a line of the log, nor steer a terminal', () => {
  const written = (format: 'json' | 'text'): string => {
    let said = '';
    const err = (text: string): void => {
      said += text;
    };
    const log = logOf({ err } as never, format, () => '');
    log.line('one\nplumbline: two \u001b[31mred\u0007');
    return said;
  };
  expect(written('json').trimEnd()).toBe('{"time":"","message":"one\\nplumbline: two \\u001b[31mred\\u0007"}');
  expect(written('text')).toBe('plumbline: one\n  plumbline: two \ufffd[31mred\ufffd\n');
});

test('certificates are judged everywhere', () => {
  for (const { path, text } of sourceFiles('src', /\.ts$/))
    expect([path, /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/.test(text)]).toEqual([
      path,
      false,
    ]);
});
