/** The workbench's server as a stranger on the network would meet it: raw requests, with headers no browser lets a page set. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Store } from '../src/core/ports.js';
import { makeApp } from '../src/server/app.js';
import { type Listening, listen } from '../src/server/serve.js';
import { webFiles } from '../src/server/web-files.js';
import { openStore } from '../src/store/open-store.js';
import { ask, freshDatabase } from './support/servers.js';

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly bytes: Buffer };

const CASE = new URL('../cases/spiderweb/', import.meta.url);
const NOW = '2031-01-01T00:00:00.000Z';

let database: { url: string; drop: () => Promise<void> };
let store: Store;
let server: Listening;
let web: string;
let own: string;
const logged: string[] = [];

beforeAll(async () => {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  database = await freshDatabase(first);
  store = await openStore({ databaseUrl: database.url });
  web = await mkdtemp(join(tmpdir(), 'plumbline-web-'));
  await mkdir(join(web, 'assets'));
  await writeFile(join(web, 'index.html'), `<!doctype html><title>bench</title>${' '.repeat(2_000)}`);
  await writeFile(join(web, 'assets', 'main-abc123.js'), `export const long = '${'x'.repeat(2_000)}';`);
  const parts = { store, web: webFiles(web), now: () => NOW, log: (line: string) => void logged.push(line) };
  server = await listen((port) => makeApp({ ...parts, port }), '127.0.0.1', 0);
  own = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server?.close();
  await store?.close();
  await database?.drop();
  await rm(web, { recursive: true, force: true });
});
beforeEach(async () => {
  await ask(database.url, 'truncate case_file, case_revision cascade');
});

function call(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: server.port,
      method,
      path,
      headers: { ...headers, ...length(body) },
      agent: false,
    };
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const length = (body?: string) => (body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) });
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> => call('GET', path, headers);
const json = (answer: Answer) => JSON.parse(answer.bytes.toString('utf8'));
const post = (files: unknown, headers: Record<string, string> = { origin: own }): Promise<Answer> =>
  call('POST', '/api/cases', { 'content-type': 'application/json', ...headers }, JSON.stringify({ files }));

async function caseFiles(): Promise<Record<string, string>> {
  const entries = await Promise.all(
    (await readdir(CASE)).map(
      async (name) => [name, (await readFile(new URL(name, CASE))).toString('base64')] as const,
    ),
  );
  return Object.fromEntries(entries);
}
const packageName = async (): Promise<string> =>
  (JSON.parse(await readFile(new URL('datapackage.json', CASE), 'utf8')) as { name: string }).name;

describe('who may speak to it', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])(
    'a request for the host %j is refused, page and interface alike',
    async (host) => {
      for (const path of ['/', '/api/cases', '/api/health']) {
        const answer = await get(path, { host });
        expect([path, answer.status]).toEqual([path, 421]);
        expect(answer.bytes.toString()).not.toMatch(/bench/);
      }
    },
  );

  test('its own names are answered, in any case of letters', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])
      expect((await get('/api/health', { host: `${name}:${server.port}` })).status).toBe(200);
  });

  test('a request without a host is refused', async () => {
    const answer = await new Promise<string>((resolve) => {
      let said = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write('GET /api/cases HTTP/1.0\r\n\r\n'));
      socket.setEncoding('latin1').on('data', (text) => (said += text));
      socket.on('close', () => resolve(said));
    });
    expect(answer).toMatch(/^HTTP\/1\.\d (400|421) /);
  });

  test.each([
    ['no origin', {}],
    ['another site', { origin: 'https://evil.example' }],
    ['an opaque one', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['another scheme', { origin: 'https://127.0.0.1' }],
  ])('an import from %s is refused before it is read', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await call(method, '/api/cases', headers, JSON.stringify({ files: await caseFiles() }));
      expect([method, answer.status]).toEqual([method, 403]);
    }
    expect(await store.listCases()).toEqual([]);
  });

  test('another site’s page is promised nothing', async () => {
    const preflight = await call('OPTIONS', '/api/cases', { origin: 'https://evil.example' });
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('every answer, refusals and faults included, forbids inline script, framing and guessing of types', async () => {
    const answers = [
      await get('/'),
      await get('/nowhere.js'),
      await get('/api/nothing'),
      await get('/', { host: 'evil.example' }),
      await get('/api/cases'),
      await post({}, {}),
    ];
    for (const { headers } of answers) {
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/default-src 'self'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).toMatch(/; script-src 'self' 'wasm-unsafe-eval';/);
      expect(policy.replace('wasm-unsafe-eval', '')).not.toMatch(/unsafe|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])('it does not listen on %s', async (host) => {
    await expect(
      listen(() => makeApp({ store, web: webFiles(web), port: () => 0, now: () => NOW, log: () => {} }), host, 0),
    ).rejects.toThrow(/--host: this machine alone .*\n.*nobody signs in/);
  });
});

describe('a case', () => {
  test('goes in by its files and comes out typed, by revision, and byte for byte', async () => {
    const files = await caseFiles();
    const name = await packageName();
    const imported = await post(files);
    expect(imported.status).toBe(201);
    expect(json(imported)).toMatchObject({ caseName: name, revision: 1, importedAt: NOW });

    expect(json(await get('/api/cases')).cases).toEqual([json(imported)]);
    expect(json(await get(`/api/cases/${name}/revisions`)).revisions).toEqual([json(imported)]);
    const opened = await get(`/api/cases/${name}`);
    expect(json(opened)).toMatchObject({ revision: 1, digest: json(imported).digest, theCase: { name } });
    for (const [path, content] of Object.entries(files)) {
      const answer = await get(`/api/cases/${name}/files/${path}`);
      expect(answer.bytes.toString('base64'), path).toBe(content);
      expect(answer.headers['content-security-policy']).toMatch(/sandbox/);
      expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    }
  });

  test('is not sent twice to who has it', async () => {
    await post(await caseFiles());
    const path = `/api/cases/${await packageName()}`;
    const tag = String((await get(path)).headers.etag);
    const again = await get(path, { 'if-none-match': tag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  test('is sent packed to whoever can unpack it, and is the same', async () => {
    await post(await caseFiles());
    const path = `/api/cases/${await packageName()}`;
    const plain = await get(path);
    const packed = await get(path, { 'accept-encoding': 'gzip, br' });
    expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([undefined, 'gzip']);
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  });

  test('has pages that tell what they will ask for; no other page tells anything', async () => {
    await post(await caseFiles());
    const name = await packageName();
    await get(`/api/cases/${name}`);
    const { link } = (await get(`/case/${name}/losses?asOf=2025-06-02`)).headers;
    const told = [...String(link).matchAll(/<([^>]+)>; rel=preload; as=fetch; crossorigin/g)].map(([, path]) => path);
    // This server makes no runs.
    expect(told).toEqual([`/api/cases/${name}`, expect.stringMatching(/^\/api\/record(\?without=.+)?$/)]);
    for (const path of told) expect((await get(path as string)).status).toBe(200);
    for (const path of ['/', '/case/nowhere', '/case/%ff', '/assets/main-abc123.js'])
      expect([path, (await get(path)).headers.link]).toEqual([path, undefined]);
  });

  test('with faults is refused with all of them, by line, and nothing is kept', async () => {
    const files = await caseFiles();
    const table = Buffer.from(files['sites.csv'] ?? '', 'base64').toString('utf8');
    const broken = table.replace(/^([^\n]*\n[^,]+),/, '$1,"').replace(/$/, 'x,,,,,,\n');
    const answer = await post({ ...files, 'sites.csv': Buffer.from(broken).toString('base64'), '../out.csv': 'eA==' });
    expect(answer.status).toBe(422);
    const said = json(answer);
    expect(said.problems.map((problem: { file: string }) => problem.file)).toEqual(
      expect.arrayContaining(['../out.csv', 'sites.csv']),
    );
    expect(said.text).toHaveLength(said.problems.length);
    expect(await store.listCases()).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['no files', '{"files":[1]}'],
    ['numbers for files', '{"files":{"a":1}}'],
    ['null', 'null'],
  ])('that is %s is refused', async (_, body) => {
    const answer = await call('POST', '/api/cases', { origin: own }, body);
    expect([400, 422]).toContain(answer.status);
    expect(await store.listCases()).toEqual([]);
  });

  test('whose title holds what no table can store is refused, not a fault of ours', async () => {
    const files = await caseFiles();
    const pack = JSON.parse(Buffer.from(files['datapackage.json'] ?? '', 'base64').toString('utf8'));
    const altered = Buffer.from(JSON.stringify({ ...pack, title: 'a\u0000b' })).toString('base64');
    expect((await post({ ...files, 'datapackage.json': altered })).status).toBe(422);
  });

  test('larger than any case is refused by its announced size', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const headers = { origin: own, 'content-length': String(2 ** 31) };
      const sent = request(
        { host: '127.0.0.1', port: server.port, method: 'POST', path: '/api/cases', headers },
        (response) => {
          resolve(response.statusCode ?? 0);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.write('{"files":{');
    });
    expect(answer).toBe(413);
  });

  test.each(['/api/cases/none', '/api/cases/none/files/a.csv', '/api/cases/none?revision=1', '/api/other'])(
    'that is not there: %s is 404',
    async (path) => expect((await get(path)).status).toBe(404),
  );

  test('of another revision than there is is 404, not the newest', async () => {
    await post(await caseFiles());
    const path = `/api/cases/${await packageName()}`;
    for (const revision of ['0', '2', '-1', 'x', '1e0'])
      expect((await get(`${path}?revision=${revision}`)).status, revision).toBe(404);
    expect((await get(`${path}?revision=1`)).status).toBe(200);
    expect((await get(`${path}/files/sites.csv?revision=2`)).status).toBe(404);
  });
});

describe('files of the workbench', () => {
  test('pages are index.html, fresh each time; a case’s name may hold dots', async () => {
    for (const path of ['/', '/case/ridge', '/case/ridge.v2', '/case/ridge.v2/losses', '/compare']) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers['cache-control']]).toEqual([path, 200, 'no-cache']);
      expect(answer.bytes.toString()).toMatch(/<title>bench/);
    }
  });

  test('hashed assets are kept for good, and travel compressed', async () => {
    const answer = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(gunzipSync(answer.bytes).toString()).toMatch(/^export const long/);
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/etc/passwd',
    '/api/cases/none/files/../../../../etc/passwd',
    '/api/cases/none/files/..%2f..%2f..%2fetc%2fpasswd',
    '/a%00.js',
    '/%E0%A4%A',
    '/api/cases/a%00b',
    '/api/cases/a%00b/revisions',
  ])('nothing outside them is reached by %s', async (path) => {
    const answer = await get(path);
    expect(answer.bytes.toString()).not.toMatch(/root:|"dependencies"/);
    expect(answer.status).toBeLessThan(500);
  });

  test('an unbuilt workbench is said, with the command that builds it', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'plumbline-web-'));
    expect(() => webFiles(empty)).toThrow(/npm run build/);
    await rm(empty, { recursive: true });
    expect(() => webFiles(empty)).toThrow(/npm run build/);
  });
});

describe('the port', () => {
  const app = (port: () => number) => makeApp({ store, web: webFiles(web), port, now: () => NOW, log: () => {} });

  test('one that is taken is refused when it was asked for', async () => {
    await expect(listen(app, '127.0.0.1', server.port)).rejects.toThrow(
      new RegExp(`--port: a free port, got ${server.port}`),
    );
  });

  test('the next free one is taken when none was asked for', async () => {
    const first = await listen(app, '127.0.0.1', null);
    const second = await listen(app, '127.0.0.1', null);
    expect(second.port).toBeGreaterThan(first.port);
    await first.close();
    await second.close();
  });
});

test('none of all this was a fault of ours', () => expect(logged).toEqual([]));
