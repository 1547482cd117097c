/** A restore drill: everything a machine keeps goes into one file and comes back, on every PostgreSQL at hand. */
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { dataFiles } from '../src/backup/data-files.js';
import { openBackup, verifyBackup } from '../src/backup/read-backup.js';
import { restoreBackup } from '../src/backup/restore-backup.js';
import { writeBackup } from '../src/backup/write-backup.js';
import type { Store } from '../src/core/ports.js';
import { startEmbedded } from '../src/store/embedded.js';
import { openStore } from '../src/store/open-store.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { runCli } from '../src/testing/run-cli.js';
import { readVault } from '../src/vault/read-vault.js';
import { vaultOfServer } from '../src/vault/vault-paths.js';
import { ask, emptyDatabase, freshDatabase, openTempFolder } from './support/servers.js';

const now = (): string => '2031-03-14T15:09:26.000Z';
const LARGE = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 2_654_435_761) >>> 24);

/** What a desk has after a while: cases, evidence, a key. */
async function fill(store: Store, dataFolder: string): Promise<void> {
  for (const n of [1, 2]) await store.importCase(inventedImport('ridge', n));
  await store.importCase({ ...inventedImport('harbour', 1), title: 'tab\there, \\N, “quotes”\nand a second line' });
  await makeVault(vaultOfServer(dataFolder, 'ridge'), [
    { bytes: LARGE },
    { bytes: Buffer.from('a small one') },
    { bytes: Buffer.from('shown'), shows: 0 },
  ]);
  await mkdir(join(dataFolder, 'keys'), { mode: 0o700 });
  await writeFile(join(dataFolder, 'keys', 'custody.pem'), 'a key', { mode: 0o600 });
}

async function expectSame(one: Store, other: Store, from: string, to: string): Promise<void> {
  expect(await other.listCases()).toEqual(await one.listCases());
  for (const { caseName } of await one.listCases()) {
    expect(await other.revisions(caseName)).toEqual(await one.revisions(caseName));
    for (const { revision } of await one.revisions(caseName))
      expect(await other.files(caseName, revision)).toEqual(await one.files(caseName, revision));
  }
  const kept = await dataFiles(from);
  expect(await dataFiles(to)).toEqual(kept);
  for (const { path } of kept.files)
    expect(Buffer.compare(await readFile(join(to, path)), await readFile(join(from, path))), path).toBe(0);
  const vault = await readVault(vaultOfServer(to, 'ridge'));
  expect([vault?.entries.length, vault?.chain.brokenAt]).toEqual([3, null]);
}

let scratch: string;
beforeEach(async () => {
  scratch = await openTempFolder();
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

for (const server of inject('servers'))
  describe(server.name, () => {
    const used: (() => Promise<void>)[] = [];
    afterAll(async () => {
      for (const drop of used) await drop();
    });
    const database = async (make: typeof freshDatabase): Promise<string> => {
      const { url, drop } = await make(server);
      used.push(drop);
      return url;
    };

    test('a database and its data folder come back as they were', async () => {
      const [from, to] = [join(scratch, 'from'), join(scratch, 'to')];
      const [databaseUrl, other] = [await database(freshDatabase), await database(emptyDatabase)];
      await mkdir(from);
      const store = await openStore({ databaseUrl });
      await fill(store, from);
      const file = join(scratch, 'backup.zip');
      const { manifest, sha256 } = await writeBackup({ dataFolder: from, databaseUrl, file, version: '0.0.0', now });
      expect(manifest.tables.map(({ name, rows }) => [name, rows])).toContainEqual(['case_revision', 3]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await restoreBackup({ file, dataFolder: to, databaseUrl: other })).toEqual({ manifest, sha256 });
      const again = await openStore({ databaseUrl: other });
      await expectSame(store, again, from, to);
      expect((await again.importCase(inventedImport('ridge', 3))).revision).toBe(3);
      for (const one of [store, again]) await one.close();
      const refused = restoreBackup({ file, dataFolder: join(scratch, 'third'), databaseUrl: other });
      await expect(refused).rejects.toThrow(/DATABASE_URL: an empty database .*case_revision: 4 rows/);
      expect(await readdir(join(scratch, 'third'))).toEqual([]);
    });

    test('what is written during a backup is in it whole or not at all', async () => {
      const databaseUrl = await database(freshDatabase);
      const from = join(scratch, 'from');
      await mkdir(from);
      const store = await openStore({ databaseUrl });
      let n = 0;
      let isOver = false;
      const writing = (async () => {
        while (!isOver) await store.importCase(inventedImport('ridge', ++n));
      })();
      await expect.poll(() => n).toBeGreaterThan(3);
      const file = join(scratch, 'backup.zip');
      await writeBackup({ dataFolder: from, databaseUrl, file, version: '0.0.0', now });
      isOver = true;
      await writing;
      const other = await database(emptyDatabase);
      await restoreBackup({ file, dataFolder: join(scratch, 'to'), databaseUrl: other });
      const again = await openStore({ databaseUrl: other });
      const kept = await again.revisions('ridge');
      expect(kept.length).toBeGreaterThan(2);
      for (const { revision } of kept)
        expect(await again.files('ridge', revision)).toEqual(await store.files('ridge', revision));
      expect(await ask(other, 'select count(distinct path) from case_file')).toBe('4');
      for (const one of [store, again]) await one.close();
    });
  });

describe('the embedded server', () => {
  test('is backed up while it runs and restored to a folder that starts', async () => {
    const [from, to, file] = [join(scratch, 'from'), join(scratch, 'to'), join(scratch, 'backup.zip')];
    const store = await openStore({ dataFolder: from });
    await fill(store, from);
    const hot = await runCli(['backup', file, '--data', from, '--json']);
    expect([hot.code, hot.err]).toEqual([0, '']);
    const looked = await runCli(['restore', file, '--data', to, '--verify']);
    expect([looked.code, await readdir(scratch)]).toEqual([0, ['backup.zip', 'from']]);
    expect(looked.out).toMatch(/whole, every digest as written.*case_revision 3.*\n.*6 files/s);
    const done = await runCli(['restore', file, '--data', to, '--json']);
    expect([done.code, done.err]).toEqual([0, '']);
    expect(JSON.parse(done.out).sha256).toBe(JSON.parse(hot.out).sha256);
    const again = await openStore({ dataFolder: to });
    await expectSame(store, again, from, to);
    for (const one of [store, again]) await one.close();

    const cold = await runCli(['backup', join(scratch, 'cold.zip'), '--data', to]);
    expect([cold.code, cold.err]).toEqual([0, '']);
    const refused = await runCli(['restore', file, '--data', to]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/an empty one to restore into/)]);
    const over = await runCli(['backup', file, '--data', to]);
    expect([over.code, over.err]).toEqual([1, expect.stringMatching(/no backup is ever replaced/)]);
  });

  test('a restore cut off between its cluster and its password starts nothing anew', async () => {
    const data = join(scratch, 'data');
    await (await startEmbedded(data)).stop();
    await rm(join(data, 'password'));
    await mkdir(join(data, 'restoring'));
    await expect(openStore({ dataFolder: data })).rejects.toThrow(/password of the database beside it/);
    await expect(restoreBackup({ file: 'none.zip', dataFolder: data })).rejects.toThrow(
      /an earlier restore did not end/,
    );
  });
});

describe('a damaged backup', () => {
  let folder: string;
  let whole: string;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    folder = await mkdtemp(join(tmpdir(), 'plumbline-damage-'));
    await chmod(folder, 0o711);
    database = await freshDatabase(server);
    const store = await openStore({ databaseUrl: database.url });
    await mkdir(join(folder, 'from'));
    await fill(store, join(folder, 'from'));
    await store.close();
    whole = join(folder, 'whole.zip');
    const options = { dataFolder: join(folder, 'from'), databaseUrl: database.url, version: '0.0.0', now };
    await writeBackup({ ...options, file: whole });
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  test('is refused wherever it was cut off, and nothing is written', async () => {
    const { size } = await stat(whole);
    const file = join(scratch, 'cut.zip');
    for (const left of [0, 10, size / 4, size / 2, size - 30, size - 1]) {
      await cp(whole, file);
      await truncate(file, Math.floor(left));
      const restored = restoreBackup({ file, dataFolder: join(scratch, 'to'), databaseUrl: database.url });
      await expect(restored).rejects.toThrow(/cut\.zip: a backup \(a whole ZIP file\)/);
    }
    expect(await readdir(scratch)).toEqual(['cut.zip']);
  });

  test('is refused with one bit turned in any entry, by the name of it', async () => {
    const bytes = await readFile(whole);
    const backup = await openBackup(whole);
    const names: string[] = [];
    for await (const { name } of backup.entries()) names.push(name);
    backup.close();
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      // A local header: 30 bytes, the name, what else is said, then the content.
      const at = bytes.indexOf(name) - 30;
      const content = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
      const turned = Buffer.from(bytes);
      turned[content + 1] = (turned[content + 1] ?? 0) ^ 1;
      await writeFile(join(scratch, 'turned.zip'), turned);
      await expect(verifyBackup(join(scratch, 'turned.zip')), name).rejects.toThrow();
    }
  });

  test('opens with the tools of any system, which agree on its digests', async (context) => {
    if (spawnSync('unzip', ['-v']).error || spawnSync('sha256sum', ['--version']).error)
      return context.skip('unzip and sha256sum are not here');
    expect(spawnSync('unzip', ['-q', whole, '-d', scratch]).status).toBe(0);
    const { status, stdout } = spawnSync('sha256sum', ['-c', 'digests.sha256'], { cwd: scratch, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/manifest\.json: OK/)]);
  });

  test('a backup that cannot be written leaves nothing under its name', async () => {
    const file = join(scratch, 'none.zip');
    const databaseUrl = 'postgresql://someone:word@127.0.0.1:1/cases';
    await expect(writeBackup({ dataFolder: folder, databaseUrl, file, version: '0', now })).rejects.toThrow();
    expect(await readdir(scratch)).toEqual([]);
  });
});
