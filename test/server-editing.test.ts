/** A case begun, edited by many, put together with its folder and taken away again, on a real database. */
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { RowEdit } from '../src/core/casefile/edit.js';
import type { CaseRevision, FolderFiles, Store } from '../src/core/ports.js';
import { collectFiles } from '../src/folder/collect-files.js';
import { makeApp } from '../src/server/app.js';
import { openStore } from '../src/store/open-store.js';
import { ask, freshDatabase } from './support/servers.js';
import { zipEntries } from './support/zip-entries.js';

const HOST = '127.0.0.1:7373';
const EXAMPLE = new URL('../examples/ridgeline/', import.meta.url).pathname;
const SITES = Array.from({ length: 50 }, (_, i) => ({ name: `Field ${i + 1}`, lat: 10 + i / 10, lon: 20 }));
const BEGIN = { name: 'begun', strike: '2031-06-01', question: 'How many?', types: ['Mara'], sites: SITES };

let database: { url: string; drop: () => Promise<void> };
let stores: Store[];
let call: (method: string, path: string, body?: unknown, server?: number) => Promise<Response>;

beforeAll(async () => {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  database = await freshDatabase(first);
  // Two servers on one database, as a team has them.
  stores = [await openStore({ databaseUrl: database.url }), await openStore({ databaseUrl: database.url })];
  const faults: string[] = [];
  const apps = stores.map((store) =>
    makeApp({
      store,
      web: () => new Response(),
      port: () => 7373,
      now: () => '2031-06-02T00:00:00.000Z',
      log: (line) => void faults.push(line),
    }),
  );
  call = async (method, path, body, server = 0) => {
    const headers = { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await apps[server]?.request(path, { method, headers, ...sent });
    if (!answer || answer.status >= 500) throw new Error(faults.join('\n'));
    return answer;
  };
});
afterEach(() => ask(database.url, 'truncate case_file, case_revision cascade'));
afterAll(async () => {
  for (const store of stores ?? []) await store.close();
  await database?.drop();
});

const note = (id: string, was: string, now: string): RowEdit => ({
  kind: 'set',
  table: 'sites.csv',
  key: [id],
  column: 'note',
  was,
  now,
});
const save = (base: number, edits: readonly RowEdit[], server = 0): Promise<Response> =>
  call('POST', '/api/cases/begun/revisions', { base, edits, note: 'why' }, server);
const example = async (): Promise<Map<string, Uint8Array>> => new Map((await collectFiles(EXAMPLE)).files);
const based = (files: FolderFiles): Record<string, string> =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]));
const textOf = (files: FolderFiles | null, path: string): string => new TextDecoder().decode(files?.get(path));

test('a case is begun once, edited with a note, and says what was changed', async () => {
  const begun = await call('POST', '/api/cases', BEGIN);
  expect([begun.status, (await call('POST', '/api/cases', BEGIN)).status]).toEqual([201, 409]);
  const saved = await save(1, [note('field-1', '', 'seen by two')]);
  expect(saved.status).toBe(201);
  expect(await saved.json()).toMatchObject({ revision: 2, parent: 1, origin: 'edited', note: 'why', author: null });
  const difference = await (await call('GET', '/api/cases/begun/difference')).json();
  expect(difference).toMatchObject({
    ...{ from: { revision: 1 }, to: { revision: 2 } },
    rows: [note('field-1', '', 'seen by two')],
    ...{ properties: [], files: [] },
  });
});

test('edits on an older revision are taken where nobody else wrote, and are conflicts where somebody did', async () => {
  await call('POST', '/api/cases', BEGIN);
  await save(1, [note('field-1', '', 'first')]);
  expect((await save(1, [note('field-2', '', 'other cell')])).status).toBe(201);
  const clash = await save(1, [note('field-3', '', 'mine too'), note('field-1', '', 'second')]);
  expect(clash.status).toBe(409);
  expect(await clash.json()).toMatchObject({
    newest: { revision: 3 },
    conflicts: [{ kind: 'cell', key: ['field-1'], column: 'note', was: '', mine: 'second', theirs: 'first' }],
  });
  expect(textOf((await stores[0]?.files('begun')) ?? null, 'sites.csv')).not.toContain('mine too');
  // An answer that got lost: the same edits again add nothing.
  const again = await save(1, [note('field-2', '', 'other cell')]);
  expect([again.status, ((await again.json()) as CaseRevision).revision]).toEqual([200, 3]);
});

test('what would be no case is refused in the reader’s words, with the key of the row', async () => {
  await call('POST', '/api/cases', BEGIN);
  const claim = { id: 'c1', source_id: 'nobody', date: '2031-06-02', measure: 'count', paraphrase: 'p', basis: 'seen' };
  const refused = await save(1, [{ kind: 'add', table: 'claims.csv', row: claim }]);
  expect(refused.status).toBe(422);
  const { problems, text } = (await refused.json()) as { problems: unknown; text: readonly string[] };
  expect(problems).toMatchObject([
    { file: 'claims.csv', key: ['c1'], field: 'source_id', rule: 'id of a row in sources' },
    { file: 'claims.csv', key: ['c1'], field: 'verb' },
  ]);
  expect(text[0]).toBe('claims.csv:2 source_id: id of a row in sources, got "nobody"');
  expect((await save(1, [note('field-1', '', '=1+1')])).status).toBe(422);
  expect((await call('GET', '/api/cases/begun/revisions')).status).toBe(200);
  expect(await stores[0]?.revisions('begun')).toHaveLength(1);
});

test.each([
  [{ base: 1, edits: 'all' }, /^edits: a list of edits/],
  [{ base: 1, edits: [{ kind: 'set', table: 'sites.csv', key: [], column: 'note' }] }, /^edits\[0\]\.key: /],
  [{ base: 1, edits: [{ kind: 'property', property: 'resources', now: [] }] }, /^edits\[0\]\.property: one of title/],
])('a body that is none is refused by the place in it: %j', async (body, said) => {
  await call('POST', '/api/cases', BEGIN);
  const refused = await call('POST', '/api/cases/begun/revisions', body);
  expect(refused.status).toBe(400);
  expect(((await refused.json()) as { error: string }).error).toMatch(said);
});

test('fifty who edit at once, on two servers: no write is lost and none is doubled', async () => {
  await call('POST', '/api/cases', BEGIN);
  const answers = await Promise.all(
    SITES.map((_, i) => save(1, [note(`field-${i + 1}`, '', `editor ${i + 1}`)], i % 5 === 0 ? 1 : 0)),
  );
  expect(answers.map(({ status }) => status)).toEqual(SITES.map(() => 201));
  const revisions = await Promise.all(answers.map(async (answer) => ((await answer.json()) as CaseRevision).revision));
  expect([...revisions].sort((a, b) => a - b)).toEqual(SITES.map((_, i) => i + 2));
  const kept = textOf((await stores[1]?.files('begun')) ?? null, 'sites.csv');
  for (const i of SITES.keys())
    expect(kept.split(`editor ${i + 1}\n`).length + kept.split(`editor ${i + 1},`).length).toBe(3);
});

test('an imported folder comes back byte for byte, and the export of one revision is always the same', async () => {
  const files = await example();
  expect((await call('POST', '/api/cases', { files: based(files) })).status).toBe(201);
  const zip = async () => Buffer.from(await (await call('GET', '/api/cases/ridgeline/export')).arrayBuffer());
  const [first, second] = [await zip(), await zip()];
  expect(first.equals(second)).toBe(true);
  const entries = await zipEntries(first);
  expect([...entries.keys()].sort()).toEqual([...files.keys()].map((path) => `ridgeline/${path}`).sort());
  for (const [path, bytes] of files) expect(entries.get(`ridgeline/${path}`)?.equals(bytes), path).toBe(true);
});

test('a folder that changed while its case was edited overwrites nothing until somebody chooses', async () => {
  const files = await example();
  const changed = (cell: string): Map<string, Uint8Array> => {
    const table = textOf(files, 'sites.csv').split('\n');
    const [header = '', first = '', second = '', ...rest] = table;
    const region = header.split(',').indexOf('region');
    const put = (row: string): string => row.split(',').with(region, cell).join(',');
    return new Map([
      ...files,
      ['sites.csv', new TextEncoder().encode([header, put(first), put(second), ...rest].join('\n'))],
    ]);
  };
  const regionOf = (state: FolderFiles | null, i: number): string =>
    textOf(state, 'sites.csv').split('\n')[i]?.split(',')[2] ?? '';
  await call('POST', '/api/cases', { files: based(files) });
  const id = textOf(files, 'sites.csv').split('\n')[1]?.split(',')[0] ?? '';
  const was = regionOf(files, 1);
  const edit = { kind: 'set', table: 'sites.csv', key: [id], column: 'region', was, now: 'of the desk' };
  await call('POST', '/api/cases/ridgeline/revisions', { base: 1, edits: [edit] });

  // The folder as it was: the edits stand.
  expect(await (await call('POST', '/api/cases', { files: based(files) })).json()).toMatchObject({ revision: 2 });
  const folder = based(changed('of the folder'));
  const apart = await call('POST', '/api/cases', { files: folder });
  expect(apart.status).toBe(409);
  expect(await apart.json()).toMatchObject({
    newest: { revision: 2 },
    folder: { revision: 1 },
    conflicts: [{ kind: 'cell', key: [id], column: 'region', was, mine: 'of the desk', theirs: 'of the folder' }],
    changes: [{ side: 'conflict' }, { side: 'theirs' }],
  });
  expect(await stores[0]?.revisions('ridgeline')).toHaveLength(2);

  // Both, with the conflict left open: still nothing. Decided: one revision of the folder, one of both.
  expect((await call('POST', '/api/cases', { files: folder, take: 'both' })).status).toBe(409);
  const settle = [{ ...edit, was: 'of the folder' }];
  // Decided on a revision that is no longer the newest: told again, and nothing taken.
  const late = await call('POST', '/api/cases', { files: folder, take: 'folder', on: 1 });
  expect([late.status, ((await late.json()) as { newest: CaseRevision }).newest.revision]).toEqual([409, 2]);
  const unknown = { kind: 'set', table: 'sites.csv', key: [id], column: 'mood', was: '', now: 'calm' };
  expect((await call('POST', '/api/cases', { files: folder, take: 'both', settle: [unknown] })).status).toBe(422);
  const both = await call('POST', '/api/cases', { files: folder, take: 'both', on: 2, settle });
  expect(await both.json()).toMatchObject({ revision: 4, parent: 2, origin: 'merged' });
  const merged = (await stores[0]?.files('ridgeline')) ?? null;
  expect([regionOf(merged, 1), regionOf(merged, 2)]).toEqual(['of the desk', 'of the folder']);
  expect(await (await call('POST', '/api/cases', { files: folder })).json()).toMatchObject({ revision: 4 });
  const anew = await call('POST', '/api/cases', { files: based(changed('anew')), take: 'folder' });
  expect(await anew.json()).toMatchObject({ revision: 5, origin: 'folder' });
  expect(regionOf((await stores[0]?.files('ridgeline')) ?? null, 1)).toBe('anew');
});
