/**
 * The PostgreSQL servers the tests run on: the embedded one, and one that is not ours, so that nothing leans on a version
 * or setting of our own. The second is named by PLUMBLINE_TEST_DATABASE_URL, else started from an installed PostgreSQL.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import pg from 'pg';
import { serverAccount } from '../../src/store/account.js';
import { makeCluster, startCluster } from '../../src/store/cluster.js';
import { startEmbedded } from '../../src/store/embedded.js';
import { openStore } from '../../src/store/open-store.js';

export type Server = { readonly name: string; readonly url: string };
export type Running = Server & { readonly stop: () => Promise<void> };

const TEMPLATE = 'plumbline_template';

/** A new folder that the database's account may reach (those of mkdtemp are closed to all others). */
export async function openTempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
  await chmod(folder, 0o711);
  return folder;
}

export async function embeddedServer(): Promise<Running> {
  const folder = await openTempFolder();
  const cluster = await startEmbedded(folder);
  return running('embedded', cluster.url('postgres'), cluster.stop, folder);
}

/** null with the reason said, where there is none. */
export async function separateServer(note: (line: string) => void): Promise<Running | null> {
  const given = process.env.PLUMBLINE_TEST_DATABASE_URL;
  if (given) return running('separate', given, async () => {}, null);
  const bin = await installedBin();
  if (bin === null) {
    note('separate PostgreSQL: does not run, none is installed and PLUMBLINE_TEST_DATABASE_URL names none');
    return null;
  }
  const home = await openTempFolder();
  const folder = join(home, 'postgres');
  const place = { engine: { bin }, folder, account: serverAccount(folder), password: 'test' };
  await makeCluster(place);
  const cluster = await startCluster(place, note);
  return running('separate', cluster.url('postgres'), cluster.stop, home);
}

/** Debian's folders of server programs, newest first; else where `postgres` on the path really stands. */
async function installedBin(): Promise<string | null> {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'postgres'));
  const found = [...versions.map((version) => join(debian, version, 'bin', 'postgres')), ...onPath].find(existsSync);
  if (found === undefined) return null;
  const bin = dirname(await realpath(found));
  return existsSync(join(bin, 'initdb')) && spawnSync(join(bin, 'postgres'), ['--version']).status === 0 ? bin : null;
}

async function running(kind: string, url: string, end: () => Promise<void>, folder: string | null): Promise<Running> {
  const stop = async (): Promise<void> => {
    await end();
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  try {
    await ask(url, `drop database if exists ${TEMPLATE}`);
    await ask(url, `create database ${TEMPLATE}`);
    await (await openStore({ databaseUrl: withDatabase(url, TEMPLATE) })).close();
    return { name: `${kind} PostgreSQL ${await ask(url, 'show server_version')}`, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

let made = 0;

/** A database of its own with the schema in it, copied from the template (70 ms). */
export async function freshDatabase({ url }: Server): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `plumbline_test_${process.pid}_${process.hrtime.bigint()}_${made++}`;
  await ask(url, `create database ${name} template ${TEMPLATE}`);
  return { url: withDatabase(url, name), drop: () => ask(url, `drop database ${name} with (force)`).then(() => {}) };
}

/** One with nothing in it. */
export async function emptyDatabase({ url }: Server): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `plumbline_empty_${process.pid}_${process.hrtime.bigint()}_${made++}`;
  await ask(url, `create database ${name}`);
  return { url: withDatabase(url, name), drop: () => ask(url, `drop database ${name} with (force)`).then(() => {}) };
}

/** First cell of the answer, as text. */
export async function ask(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return String((rows as unknown[][] | undefined)?.[0]?.[0] ?? '');
  } finally {
    await client.end();
  }
}

const withDatabase = (url: string, name: string): string => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
