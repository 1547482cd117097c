/** The API is what its description says: every address described, every answer of the described shape, the client on it. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openApi } from '../src/api/open-api.js';
import { API_ROUTES } from '../src/api/routes.js';
import { SHAPES } from '../src/api/schemas.js';
import { ApiError, plumbline } from '../src/client/client.js';
import { makeApp } from '../src/server/app.js';
import type { PublishOutcome } from '../src/server/dossiers.js';
import { makeLiveHub } from '../src/server/live/live-hub.js';
import { openDossiers } from '../src/server/open-dossiers.js';
import { openEvidence } from '../src/server/open-evidence.js';
import { type Listening, listen } from '../src/server/serve.js';
import { makeVaults } from '../src/server/vaults.js';
import { openStore } from '../src/store/open-store.js';
import { makeRunKeeper } from '../src/threads/run-keeper.js';
import { freshDatabase } from './support/servers.js';

const FOLDER = new URL('../examples/ridgeline/', import.meta.url);
const now = (): string => '2031-01-01T00:00:00.000Z';

const ajv = new Ajv2020({ strict: false, formats: { 'date-time': /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/ } });
ajv.addSchema({ $id: 'api', components: { schemas: SHAPES } });
const faults = (shape: keyof typeof SHAPES, body: unknown): unknown => {
  const check = ajv.compile({ $ref: `api#/components/schemas/${shape}` });
  return check(body) ? null : check.errors;
};

let server: Listening;
let base: string;
let routes: readonly string[];
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  const database = await freshDatabase(first);
  const store = await openStore({ databaseUrl: database.url });
  const data = await mkdtemp(join(tmpdir(), 'plumbline-api-'));
  const vaults = makeVaults(data, 'test', now);
  const shown = openEvidence(data, vaults);
  const web = () => new Response('page');
  const dossiers = openDossiers(data, publishStub, 1);
  const live = makeLiveHub({ store });
  const keeper = makeRunKeeper();
  const make = (port: () => number) => {
    const app = makeApp({
      ...{ store, live, web, port, now, log: () => {} },
      ...{ atlos: { vaults, token: 'token' }, evidence: shown.parts, dossiers },
      rows: { rows: store.rows, behind: () => 0 },
      runs: { keeper, isAhead: false },
      readings: { closely: shown.closely, doubleReadings: store.doubleReadings },
    });
    // Where people sign in there are more.
    const signIn = { people: store.people, origin: () => 'https://desk.example' };
    const desk = makeApp({ store, web, port, now, log: () => {}, people: signIn });
    routes = [...app.routes, ...desk.routes]
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    return app;
  };
  server = await listen(make, '127.0.0.1', 0);
  base = `http://127.0.0.1:${server.port}`;
  ends.push(
    () => live.close(),
    () => keeper.close(),
    () => server.close(),
    () => shown.close(),
    () => vaults.close(),
    () => store.close(),
    () => database.drop(),
    () => rm(data, { recursive: true, force: true }),
  );
});
afterAll(async () => {
  for (const end of ends) await end();
});

const ownFetch: typeof fetch = (address, init) =>
  fetch(address, { ...init, headers: { ...(init?.headers as Record<string, string>), origin: base } });
const folder = async (): Promise<Map<string, Uint8Array>> => {
  const names = (await readdir(FOLDER, { withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, FOLDER))] as const)));
};

test('every address of the server is described, and nothing that is not there', () => {
  const plain = (path: string): string =>
    path
      .replace(/\{[^}]*\.\+\}/g, '')
      .replace(/:(\w+)/g, '{$1}')
      .replace(/(.)\/$/, '$1');
  const served = new Set(
    routes
      .map((route) => plain(route))
      .filter((route) => !/ (\/?\*|\/api\/page\.css|\/atlos\/\*|\/api\/\*|\/docs(\/\*)?)$/.test(route)),
  );
  const described = new Set(API_ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`));
  expect([...served].sort()).toEqual([...described].sort());
});

test('the description stands: one name per operation, every varying part of a path named, every shape there', () => {
  const document = JSON.parse(JSON.stringify(openApi()));
  const names = Object.values(document.paths).flatMap((path) =>
    Object.values(path as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(API_ROUTES.length);
  for (const { path, takes = {} } of API_ROUTES)
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(Object.keys(takes)).toContain(name);
  const asked = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(asked.length).toBeGreaterThan(20);
  for (const name of asked) expect(Object.keys(document.components.schemas)).toContain(name);
});

test('the client speaks it, and every answer has its shape', async () => {
  const client = plumbline({ base, fetch: ownFetch });
  expect(faults('Health', await client.health())).toBeNull();
  expect(faults('Ready', await client.ready())).toBeNull();
  const revision = await client.importCase(await folder());
  expect(faults('CaseRevision', revision)).toBeNull();
  expect(await client.cases()).toEqual([revision]);
  expect(await client.revisions(revision.caseName)).toEqual([revision]);
  const opened = await client.openCase(revision.caseName, 1);
  expect(faults('OpenCase', opened)).toBeNull();
  expect(opened.theCase.claims.length).toBeGreaterThan(0);
  const view = { scenario: 'good', asOf: null, dependence: null, assume: null } as const;
  expect(await client.run(revision.caseName, 1, view, 0)).toBeNull();
  expect(faults('Run', await client.run(revision.caseName, 1, view, 20))).toBeNull();
  expect(faults('Record', await client.record())).toBeNull();
  expect(faults('EvidencePage', await client.evidence(revision.caseName))).toBeNull();
  expect(faults('RowPage', await client.rows({ table: 'claims', q: 'ridge' }))).toBeNull();
  expect(faults('Duplicates', await client.duplicates())).toBeNull();
  const readme = await fetch(client.fileAddress(revision.caseName, 'claims.csv'));
  expect(new Uint8Array(await readme.arrayBuffer())).toEqual(
    new Uint8Array((await folder()).get('claims.csv') as Uint8Array),
  );
});

test('what is refused comes as an error in the words of the server, in its shape', async () => {
  const client = plumbline({ base, fetch: ownFetch });
  const broken = await folder();
  broken.set('claims.csv', new TextEncoder().encode('id\nx\n'));
  const refused = await client.importCase(broken).then(
    () => null,
    (error: ApiError) => error,
  );
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused?.status).toBe(422);
  expect(refused?.message).toMatch(/claims\.csv/);
  expect(faults('Problems', refused?.answer)).toBeNull();
  await expect(client.openCase('no-such-case')).rejects.toMatchObject({ status: 404 });
  await expect(client.decide({ kind: 'merge' })).rejects.toMatchObject({ status: 422 });
  await expect(plumbline({ base }).decide({ kind: 'merge' })).rejects.toMatchObject({ status: 403 });
  const archiver = await fetch(`${base}/atlos/ridgeline/api/v2/source_material`, {
    headers: { authorization: 'Bearer token' },
  });
  expect(faults('SourceMaterials', await archiver.json())).toBeNull();
});

test('a dossier is told before it is published, published, refused in words, and given as one file', async () => {
  const client = plumbline({ base, fetch: ownFetch });
  const { caseName } = await client.importCase(await folder());
  const before = await client.dossier(caseName);
  expect(faults('DossierState', before)).toBeNull();
  expect(before.revisions).toEqual([]);
  expect(before.published.map(({ path }) => path)).toContain('claims.csv');
  // Places with their analysts stay inside, and are told by their table alone.
  expect(before.published.map(({ path }) => path)).not.toContain('locations.csv');
  expect(before.stripped).toContainEqual({ kind: 'table', where: 'locations.csv', values: expect.any(Number) });
  await expect(client.publish(caseName, '')).rejects.toMatchObject({ status: 422, message: /11 → 12/ });
  const made = await client.publish(caseName, 'a reading was added');
  expect(faults('PublishedRevision', made)).toBeNull();
  expect((await client.dossier(caseName)).revisions).toEqual([
    { revision: 1, published: '2031-01-01', files: 1, bytes: 3 },
  ]);
  const zips = await Promise.all(
    [1, 1].map(async () => (await fetch(client.dossierZip(caseName, 1))).arrayBuffer().then(Buffer.from)),
  );
  expect(zips[0]?.subarray(0, 2).toString()).toBe('PK');
  expect(zips[0]?.includes('ridgeline-revision-1/index.html')).toBe(true);
  expect(zips[0]?.equals(zips[1] as Buffer)).toBe(true);
  expect((await fetch(client.dossierZip(caseName, 2))).status).toBe(404);
  await expect(client.dossier('no-such-case')).rejects.toMatchObject({ status: 404 });
});

/** Publishes nothing but a page; without a reason it says that a number changed. */
async function publishStub(
  _case: unknown,
  _folder: unknown,
  out: string,
  { why, published }: { readonly why: string | null; readonly published: string },
): Promise<PublishOutcome> {
  if (why === null) return { kind: 'unexplained', changes: [{ what: 'floor', old: '11', now: '12' }] };
  await mkdir(join(out, 'revision-1'), { recursive: true });
  await writeFile(join(out, 'revision-1', 'index.html'), 'yes');
  const files = [{ path: 'index.html', bytes: 3 }];
  await writeFile(join(out, 'revision-1', 'manifest.json'), JSON.stringify({ published, files }));
  return { kind: 'written', revision: 1 };
}

test('the description is served as a document and as a page without script', async () => {
  expect(await (await fetch(`${base}/api/openapi.json`)).json()).toEqual(JSON.parse(JSON.stringify(openApi())));
  const page = await (await fetch(`${base}/api`)).text();
  expect(page).not.toContain('<script');
  for (const { path } of API_ROUTES) expect(page).toContain(path);
});
