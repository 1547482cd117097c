/**
 * What a desk puts in it gets back: exported, wiped from the machine, brought in again and exported again, every case is the
 * same bytes, on a real database. The shipped case, the invented ones, and a hundred generated ones of any shape, each with
 * an edit of its own in between, so that what was typed in the workbench outlives the machine too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { FolderFiles, Store } from '../src/core/ports.js';
import { collectFiles } from '../src/folder/collect-files.js';
import { writeFolder } from '../src/folder/write-folder.js';
import { openStore } from '../src/store/open-store.js';
import { generateCase } from '../src/testing/generate-case.js';
import { filesIn } from './files-in.js';
import { ask, freshDatabase } from './support/servers.js';
import { zipEntries } from './support/zip-entries.js';

/** As it is shipped: its reading threads start in a tenth of the time they take from source. */
const BUILT = new URL('../dist/server/app.js', import.meta.url).href;
const HOST = '127.0.0.1:7373';
const GENERATED = 100;
const SHIPPED = ['cases/spiderweb', 'examples/kosovo-1999', 'examples/ridgeline'];

let database: { url: string; drop: () => Promise<void> };
let store: Store;
let scratch: string;
let call: (path: string, body?: unknown) => Promise<Response>;

beforeAll(async () => {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  database = await freshDatabase(first);
  store = await openStore({ databaseUrl: database.url });
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-roundtrip-'));
  const [faults, web] = [[] as string[], () => new Response()];
  const log = (line: string): void => void faults.push(line);
  const { makeApp } = (await import(BUILT)) as typeof import('../src/server/app.js');
  const app = makeApp({ store, web, port: () => 7373, now: () => '2031-06-02T00:00:00.000Z', log });
  call = async (path, body) => {
    const headers = { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await app.request(path, { headers, ...sent });
    if (answer.status >= 400) throw new Error([`${path}: ${await answer.text()}`, ...faults].join('\n'));
    return answer;
  };
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
  rmSync(scratch, { recursive: true, force: true });
});

const based = (files: FolderFiles): Record<string, string> =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]));

/** The name it is kept under. */
async function bringIn(files: FolderFiles): Promise<string> {
  const answer = await call('/api/cases', { files: based(files) });
  return ((await answer.json()) as { caseName: string }).caseName;
}

async function exported(name: string): Promise<Buffer> {
  return Buffer.from(await (await call(`/api/cases/${name}/export`)).arrayBuffer());
}

async function unpacked(name: string, zip: Buffer): Promise<FolderFiles> {
  return new Map([...(await zipEntries(zip))].map(([path, bytes]) => [path.slice(name.length + 1), bytes] as const));
}

/** Unpacked into a folder of the disk and read from it, as somebody who moves to another machine does. */
async function throughDisk(name: string, zip: Buffer): Promise<FolderFiles> {
  const folder = join(scratch, name);
  await writeFolder(folder, await unpacked(name, zip));
  const { files, refused } = await collectFiles(folder);
  rmSync(folder, { recursive: true });
  expect(refused).toEqual([]);
  return files;
}

const wipe = (): Promise<string> => ask(database.url, 'truncate case_file, case_revision cascade');

function expectSame(got: FolderFiles, wanted: FolderFiles, of: string): void {
  expect([...got.keys()].sort(), of).toEqual([...wanted.keys()].sort());
  for (const [path, bytes] of wanted)
    expect(Buffer.from(got.get(path) ?? []).equals(bytes), `${of} ${path}`).toBe(true);
}

type Claim = { readonly id: string; readonly paraphrase: string };
const claimsIn = (files: FolderFiles): readonly Claim[] =>
  parse(Buffer.from(files.get('claims.csv') ?? []), { columns: true });

const cases: readonly (readonly [string, FolderFiles])[] = [
  ...SHIPPED.map((path) => [path, filesIn(path)] as const),
  ...Array.from({ length: GENERATED }, (_, seed) => [`generated ${seed}`, generateCase(seed).files] as const),
];

/** A few at a time, as people at a desk do, and so that no processor waits. */
async function each<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const work = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await act(one);
  };
  await Promise.all([work(), work(), work()]);
}

test(`export, wipe, import, export: the same bytes for ${cases.length} cases`, async () => {
  const zips = new Map<string, Buffer>();
  await each(cases, async ([of, files]) => {
    const name = await bringIn(files);
    const zip = await exported(name);
    expectSame(await unpacked(name, zip), files, of);
    zips.set(name, zip);
  });
  expect(zips.size).toBe(cases.length);
  await wipe();
  expect(await store.listCases()).toEqual([]);
  await each([...zips], async ([name, zip]) => {
    await bringIn(await (name.startsWith('generated') ? unpacked : throughDisk)(name, zip));
    expect((await exported(name)).equals(zip), name).toBe(true);
  });
});

test('what was typed in the workbench outlives the machine: edited, exported, wiped, brought in and exported again', async () => {
  await wipe();
  const some = cases.filter((_, i) => i % 10 === 0);
  const kept = new Map<string, { zip: Buffer; files: FolderFiles }>();
  await each(some, async ([of, files]) => {
    const name = await bringIn(files);
    const [{ id, paraphrase: was }] = claimsIn(files) as [Claim];
    const now = `typed “here”, with a comma, Ümlaut and a "quote"`;
    const edit = { kind: 'set', table: 'claims.csv', key: [id], column: 'paraphrase', was, now };
    await call(`/api/cases/${name}/revisions`, { base: 1, edits: [edit], note: 'why' });
    const zip = await exported(name);
    const written = await throughDisk(name, zip);
    expect(claimsIn(written)[0]?.paraphrase, of).toBe(now);
    kept.set(name, { zip, files: written });
  });
  await wipe();
  await each([...kept], async ([name, { zip, files }]) => {
    await bringIn(files);
    expect((await exported(name)).equals(zip), name).toBe(true);
  });
});
