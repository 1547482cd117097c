/** What the doctor finds on a healthy machine and on ill ones. */
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { ofServer, type Said } from '../src/doctor/database.js';
import { examine } from '../src/doctor/examine.js';
import type { Finding } from '../src/doctor/finding.js';
import { node } from '../src/doctor/machine.js';
import { MIGRATIONS } from '../src/store/migrate.js';
import { openStore } from '../src/store/open-store.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { runCli } from '../src/testing/run-cli.js';
import { vaultOfServer } from '../src/vault/vault-paths.js';
import { ask, freshDatabase, openTempFolder } from './support/servers.js';

let folder: string;
beforeEach(async () => {
  folder = await openTempFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const [server] = inject('servers');
const sample = { most: 20, seed: 1 };
/** What fails or warns, less optional programs, the size of this machine, and how fast its disk is with other tests on it. */
const ills = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ what, state }) => state !== 'ok' && !/Chromium|ffmpeg|memory|system/.test(what))
    .filter(({ state, found }) => !(state === 'warn' && found.includes('brought to the disk')))
    .map(({ what, state, found, next }) => `${state} ${what}: ${found} → ${next}`);

test('a data folder in use is well, and is left as it was', async () => {
  const store = await openStore({ dataFolder: folder });
  await makeVault(vaultOfServer(folder, 'ridge'), [{ bytes: Buffer.from('a') }, { bytes: Buffer.from('b') }]);
  const before = await readdir(folder);
  const { code, out } = await runCli(['doctor', '--data', folder]);
  expect(out).toMatch(/2 of 2 files read: each what its digest says/);
  expect(out).toMatch(/ok +schema/);
  expect(code).toBe(0);
  expect(await readdir(folder)).toEqual(before);
  await store.close();
  expect(ills(await examine({ dataFolder: folder, sample }))).toEqual([]);
});

test('a folder that is not there is not made', async () => {
  const none = join(folder, 'none');
  expect(ills(await examine({ dataFolder: none, sample }))).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test('bytes altered, a log rewritten, keys open to others, a restore that did not end: each is said with what to do', async () => {
  const [first] = await makeVault(vaultOfServer(folder, 'ridge'), [{ bytes: Buffer.from('a') }]);
  await makeVault(vaultOfServer(folder, 'harbour'), [{ bytes: Buffer.from('b') }, { bytes: Buffer.from('c') }]);
  const hex = (first?.sha256 ?? '').slice('sha256:'.length);
  const blob = join(vaultOfServer(folder, 'ridge'), 'sha256', hex.slice(0, 2), hex);
  await chmod(blob, 0o600);
  await writeFile(blob, 'z');
  const log = join(vaultOfServer(folder, 'harbour'), 'custody.jsonl');
  await writeFile(log, (await readFile(log, 'utf8')).replace('"seq":1', '"seq":7').replace('desk', 'dusk'));
  await writeFile(join(folder, 'atlos-token'), 'word', { mode: 0o644 });
  const found = ills(await examine({ dataFolder: folder, sample }));
  expect(found).toContainEqual(expect.stringMatching(/^fail keys: atlos-token: readable by others → chmod/));
  expect(found).toContainEqual(expect.stringMatching(/^fail custody logs: .*harbour: record 1 does not stand/));
  expect(found).toContainEqual(expect.stringMatching(new RegExp(`^fail evidence: .*sha256:${hex} altered`)));
  expect(found).toHaveLength(3);
  await mkdir(join(folder, 'restoring'));
  expect(ills(await examine({ dataFolder: folder, sample }))).toContainEqual(
    expect.stringMatching(/^fail data folder: .*restore did not end/),
  );
  expect((await runCli(['doctor', '--data', folder])).code).toBe(1);
});

test('a server that does not answer is said without its password', async () => {
  const databaseUrl = 'postgresql://someone:hidden-word@127.0.0.1:1/cases';
  const found = ills(await examine({ dataFolder: folder, databaseUrl, sample }));
  expect(found).toEqual([expect.stringMatching(/^fail database \(DATABASE_URL\): .*ECONNREFUSED/)]);
  expect(found.join()).not.toMatch(/hidden-word/);
});

test('a server with a schema of a later version is said', async () => {
  if (!server) throw new Error('no PostgreSQL to test on');
  const { url, drop } = await freshDatabase(server);
  await ask(url, `insert into kysely_migration values ('9999-01-01-later', '9999-01-01T00:00:00Z')`);
  const found = ills(await examine({ dataFolder: folder, databaseUrl: url, sample }));
  await drop();
  expect(found).toEqual([expect.stringMatching(/^fail schema: of a newer Plumbline: 9999-01-01-later/)]);
});

test.each<[Partial<Said>, RegExp]>([
  [{ version: '14.9' }, /older than 15/],
  [{ encoding: 'SQL_ASCII' }, /encoding SQL_ASCII/],
  [{ fsync: 'off' }, /can be lost/],
  [{ commit: 'off' }, /can be lost/],
  [{ at: new Date(60_000) }, /^warn clock: 60 s/],
])('a server with %o is no good', (part, wanted) => {
  const said = { version: '15.4', encoding: 'UTF8', fsync: 'on', commit: 'on', creates: true, at: new Date(0) };
  const all = Object.keys(MIGRATIONS);
  expect(ills(ofServer('database', said, 1, 0, all))).toEqual([]);
  expect(ills(ofServer('database', { ...said, ...part }, 1, 0, all))).toEqual([expect.stringMatching(wanted)]);
});

test.each([
  ['v20.19.0', 'ok'],
  ['v24.0.0', 'ok'],
  ['v20.18.9', 'fail'],
  ['v18.20.0', 'fail'],
])('Node.js %s is %s', (version, state) => {
  expect(node({ engines: { node: '>=20.19' } }, version).state).toBe(state);
});
