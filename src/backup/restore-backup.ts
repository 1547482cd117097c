/**
 * Puts a backup back: into an empty data folder, and into the server of that folder or a database of nobody's. All of it is
 * read and compared first, then laid out aside; the data folder gets its parts last, by their names alone. One that was
 * interrupted leaves `restoring/` and nothing that a start would take for data.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { InputError } from '../core/problem.js';
import { serverAccount } from '../store/account.js';
import { makeReachable } from '../store/cluster.js';
import { startEmbedded } from '../store/embedded.js';
import { MIGRATIONS, migrate } from '../store/migrate.js';
import { copyIn, rowsIn, tablesInOrder, writePortably } from './copy-tables.js';
import { type BackupManifest, entryOfTable } from './manifest.js';
import { type OpenBackup, openBackup, verifyBackup } from './read-backup.js';

export type RestoreOptions = {
  readonly file: string;
  readonly dataFolder: string;
  /** a database of a server of one's own; else the embedded server of the folder */
  readonly databaseUrl?: string | undefined;
  readonly note?: (line: string) => void;
  readonly count?: (done: number, all: number) => void;
};

export type Restored = { readonly manifest: BackupManifest; readonly sha256: string };

/** @throws InputError where the folder or the database holds something, or the backup is not whole: nothing is changed then */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, dataFolder, databaseUrl, note = () => {}, count } = options;
  await refuseFilled(dataFolder);
  const verified = await verifyBackup(file, count);
  const unknown = verified.manifest.migrations.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) throw new InputError(file, 'a backup of this version or an earlier one', unknown.join(', '));

  await makeReachable(dataFolder, databaseUrl === undefined ? serverAccount(join(dataFolder, 'postgres')) : null);
  const aside = join(dataFolder, 'restoring');
  const backup = await openBackup(file);
  try {
    if (databaseUrl === undefined) {
      const server = await startEmbedded(aside, note);
      await fill(backup, aside, server.url('postgres'), count).finally(server.stop);
    } else {
      await mkdir(aside, { mode: 0o700 });
      await fill(backup, aside, databaseUrl, count);
    }
    await moveUp(aside, dataFolder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  } finally {
    backup.close();
  }
  return verified;
}

async function refuseFilled(dataFolder: string): Promise<void> {
  const there = (await readdir(dataFolder).catch(() => [])).filter((name) => name !== 'lost+found');
  if (there.length === 0) return;
  const next = there.includes('restoring')
    ? '; an earlier restore did not end: take away the folder and begin again'
    : '';
  throw new InputError(
    `data folder ${dataFolder}`,
    `an empty one to restore into${next}`,
    there.slice(0, 5).join(', '),
  );
}

async function fill(
  backup: OpenBackup,
  folder: string,
  databaseUrl: string,
  count: (done: number, all: number) => void = () => {},
): Promise<void> {
  const { manifest } = backup;
  await migrateTo(databaseUrl, manifest.migrations.at(-1));
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await writePortably(client);
    for (const table of await tablesInOrder(client)) {
      const rows = await rowsIn(client, table);
      if (rows > 0)
        throw new InputError('DATABASE_URL', 'an empty database to restore into', `${table.name}: ${rows} rows`);
    }
    const tables = new Map(manifest.tables.map((table) => [entryOfTable(table.name), table]));
    let done = 0;
    // All tables in one transaction: a backup that turns out to be wrong leaves none of them.
    await client.query('begin');
    for await (const { name, mode, stream } of backup.entries()) {
      const table = tables.get(name);
      if (table !== undefined) {
        const into = copyIn(client, table);
        await pipeline(await stream(), into);
        if (into.rowCount !== table.rows)
          throw new InputError(`table ${table.name}`, `${table.rows} rows, as the backup says`, into.rowCount);
      } else await writeFile(join(folder, name.slice('data/'.length)), mode, await stream());
      count(++done, backup.count);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
  await migrateTo(databaseUrl);
}

async function migrateTo(databaseUrl: string, last?: string): Promise<void> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: databaseUrl }) }),
  });
  await migrate(db, last).finally(() => db.destroy());
}

async function writeFile(path: string, mode: number, from: NodeJS.ReadableStream): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(from, createWriteStream(path, { flags: 'wx', mode }));
  const written = await open(path);
  await written.sync().finally(() => written.close());
}

/** What belongs to the one process that ran meanwhile; made again at the next start. */
const OF_THE_RESTORE = ['lock', 'engine', 'postgres.log'];

/** The cluster first and its password last: between the two a start says what is missing and makes nothing new. */
async function moveUp(from: string, to: string): Promise<void> {
  for (const name of OF_THE_RESTORE) await rm(join(from, name), { recursive: true, force: true });
  const rank = (name: string): number => (name === 'postgres' ? 0 : name === 'password' ? 2 : 1);
  const names = (await readdir(from)).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const name of names) await rename(join(from, name), join(to, name));
  await rm(from, { recursive: true });
  const folder = await open(to);
  await folder.sync().finally(() => folder.close());
}
