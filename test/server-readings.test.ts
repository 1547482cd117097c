/** Reading pictures over HTTP: what is drawn, what is told of a look, and that nothing of one reading is told before the other is in. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { PictureSurvey } from '../src/core/evidence/media/survey.js';
import type { DoubleReading } from '../src/core/evidence/reading/double-reading.js';
import type { ReadingDraft } from '../src/core/evidence/reading/placed-mark.js';
import { collectFiles } from '../src/folder/collect-files.js';
import { makeApp } from '../src/server/app.js';
import { importFiles } from '../src/server/import-case.js';
import { openEvidence } from '../src/server/open-evidence.js';
import { makeVaults } from '../src/server/vaults.js';
import { openStore } from '../src/store/open-store.js';
import { rawTiff } from '../src/testing/media/raw-tiff.js';
import { freshDatabase } from './support/servers.js';

const PORT = 7373;
const HOST = `127.0.0.1:${PORT}`;
const FILE = `sha256:${'a'.repeat(64)}`;
let time = Date.UTC(2031, 2, 20);
const now = (): string => new Date(time).toISOString();

let apps: readonly ReturnType<typeof makeApp>[];
let data: string;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  const database = await freshDatabase(first);
  data = await mkdtemp(join(tmpdir(), 'plumbline-readings-'));
  // Two servers on one database, as two desks would have it.
  const stores = await Promise.all([1, 2].map(() => openStore({ databaseUrl: database.url })));
  const vaults = makeVaults(data, 'test', now);
  const shown = openEvidence(data, vaults);
  apps = stores.map((store) => {
    const readings = { closely: shown.closely, doubleReadings: store.doubleReadings };
    const web = () => new Response('page');
    return makeApp({ store, web, port: () => PORT, now, log: () => {}, evidence: shown.parts, readings });
  });
  const { files } = await collectFiles(new URL('../examples/ridgeline/', import.meta.url).pathname);
  await importFiles(stores[0] as (typeof stores)[number], files, now());
  ends.push(
    () => shown.close(),
    () => vaults.close(),
    ...stores.map((store) => () => store.close()),
    () => database.drop(),
    () => rm(data, { recursive: true, force: true }),
  );
});
afterAll(async () => {
  for (const end of ends) await end();
});

async function call(method: string, path: string, body?: unknown, server = 0): Promise<Response> {
  const app = apps[server];
  if (!app) throw new Error('no such server');
  const isForm = body instanceof FormData;
  const headers = { host: HOST, origin: `http://${HOST}`, ...(isForm ? {} : { 'content-type': 'application/json' }) };
  const sent = isForm ? body : JSON.stringify(body);
  return app.request(`http://${HOST}${path}`, { method, headers, ...(body === undefined ? {} : { body: sent }) });
}
const at = (rest: string): string => `/api/cases/ridgeline/${rest}`;

async function bringIn(bytes: Uint8Array, name: string, url = ''): Promise<Response> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  form.append('url', url);
  return call('POST', at('evidence'), form);
}

const values = new Uint16Array(1500 * 40).map((_, i) => 400 + (i % 1500));

test('a file the page brings in is evidence with its custody, once, and is drawn in parts as its values allow', async () => {
  const brought = await bringIn(rawTiff(1500, 40, values), 'folder/pass.tif', 'https://a.example/pass');
  expect(brought.status).toBe(201);
  const { id } = (await brought.json()) as { id: string };
  expect((await bringIn(rawTiff(1500, 40, values), 'folder/pass.tif', 'https://a.example/pass')).status).toBe(200);
  const item = (await (await call('GET', at(`evidence/${id}`))).json()) as { row: unknown; custody: unknown[] };
  expect(item.row).toMatchObject({ name: 'pass.tif', mediaType: 'image/tiff', url: 'https://a.example/pass' });
  expect(item.custody).toHaveLength(1);
  const survey = (await (await call('GET', at(`evidence/${id}/survey`))).json()) as PictureSurvey;
  expect(survey).toMatchObject({ width: 1500, height: 40, bits: 16, levels: 1, frame: null });
  expect((await call('GET', at(`evidence/${id}/parts/1/1/0`))).status).toBe(403);
  for (const part of ['0/0/0', '1/1/0', '1/0/1']) {
    const drawn = await call('GET', at(`evidence/${id}/parts/${part}?shown=yes`));
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  }
  for (const part of ['1/2/0', '2/0/0', '1/x/0'])
    expect((await call('GET', at(`evidence/${id}/parts/${part}?shown=yes`))).status, part).toBe(404);
  // One look, however many parts it took; a later one is another.
  const looks = async () => (await readFile(join(data, 'evidence-views.jsonl'), 'utf8')).trim().split('\n').length;
  expect(await looks()).toBe(1);
  time += 11 * 60_000;
  await call('GET', at(`evidence/${id}/parts/0/0/0?shown=yes`));
  expect(await looks()).toBe(2);
});

test('what is no picture says why there is none, and what is no file is refused', async () => {
  const { id } = (await (await bringIn(new TextEncoder().encode('words'), 'words.txt')).json()) as { id: string };
  const survey = await call('GET', at(`evidence/${id}/survey`));
  expect([survey.status, await survey.json()]).toEqual([404, { error: 'neither a picture nor a clip' }]);
  expect((await call('POST', at('evidence'), new FormData())).status).toBe(400);
  expect((await bringIn(new Uint8Array([1]), 'a', 'ftp://a.example')).status).toBe(400);
  expect((await call('POST', '/api/cases/none/evidence', new FormData())).status).toBe(404);
});

const SECRET = 'hull 4711';
const reading = (x: number): ReadingDraft => ({
  ...{ none: [], isAtLeast: false },
  marks: [
    {
      ...{ id: null, x, y: 0.5, assetType: 'Mara', state: 'DESTROYED', confidence: 'CONFIRMED' },
      ...{ identityState: 'UNKNOWN', label: SECRET },
    },
  ],
});
const open = async (fragment: string | null = null): Promise<DoubleReading> =>
  (await (await call('POST', at('double-readings'), { file: FILE, fragment, reader: 'Ann' })).json()) as DoubleReading;
const handIn = (number: number, reader: string, server = 0): Promise<Response> =>
  call('POST', at(`double-readings/${number}/readings`), { reader, reading: reading(0.123) }, server);

test('neither reader is told anything of the other’s marks before both are in, whatever is asked', async () => {
  const { number } = await open();
  expect((await open()).number).toBe(number);
  const first = await handIn(number, 'Ann');
  expect(first.status).toBe(201);
  const answers = [
    first,
    ...(await Promise.all([
      call('GET', at('double-readings'), undefined, 1),
      call('POST', at('double-readings'), { file: FILE, reader: 'Ben' }, 1),
      handIn(number, ' ann '),
      call('GET', '/api/cases/ridgeline'),
      call('GET', at(`double-readings/${number}/readings`)),
    ])),
  ];
  for (const answer of answers) {
    const text = await answer.text();
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('0.123');
  }
  expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 409, 200, 404]);
  const second = await handIn(number, 'Ben', 1);
  expect(second.status).toBe(201);
  expect(await second.json()).toMatchObject({ state: 'complete', readings: [reading(0.123), reading(0.123)] });
  // Another one of the same picture is another double reading.
  expect((await open()).number).toBe(number + 1);
});

test('of five who hand in at once, on two servers, two are taken', async () => {
  const { number } = await open('t=1.5');
  const answers = await Promise.all(
    ['Ann', 'Ben', 'Cid', 'Dee', 'Eve'].map((reader, i) => handIn(number, reader, i % 2)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
});

test('what is given up stays sealed', async () => {
  const { number } = await open('t=2');
  await handIn(number, 'Ann');
  const ended = await call('POST', at(`double-readings/${number}/end`), {});
  expect(await ended.json()).toMatchObject({ state: 'given-up', readings: null });
  expect((await handIn(number, 'Ben')).status).toBe(409);
  expect((await call('POST', at('double-readings/99/end'), {})).status).toBe(404);
});

test.each([
  [{ file: 'x', reader: 'Ann' }, /^file: /],
  [{ file: FILE, fragment: 't=1,5', reader: 'Ann' }, /^fragment: /],
  [{ file: FILE }, /^reader: your name/],
])('an opening that is none is refused by its field: %j', async (body, said) => {
  const refused = await call('POST', at('double-readings'), body);
  expect(refused.status).toBe(400);
  expect(((await refused.json()) as { error: string }).error).toMatch(said);
});
