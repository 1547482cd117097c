/**
 * Writes everything a machine keeps into one file, streamed: memory grows by the number of files, not by their bytes. It
 * is read again and compared before it takes its name, so a backup that stands under its name was whole when it was written.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { ZipFile } from 'yazl';
import { copyOut, tablesInOrder, writePortably } from './copy-tables.js';
import { dataFiles } from './data-files.js';
import {
  type BackupManifest,
  type BackupTable,
  DIGESTS,
  digestLine,
  entryOfFile,
  entryOfTable,
  MANIFEST,
  makeManifest,
} from './manifest.js';
import { verifyBackup } from './read-backup.js';

export type BackupOptions = {
  readonly dataFolder: string;
  /** of the database that belongs to it */
  readonly databaseUrl: string;
  /** where it is written; nothing may be there */
  readonly file: string;
  readonly version: string;
  readonly now: () => string;
  /** entries written, of how many; then entries read again */
  readonly count?: (done: number, all: number) => void;
};

export type Backup = {
  readonly manifest: BackupManifest;
  readonly sha256: string;
  readonly skipped: readonly string[];
};

/** @throws where the file is there already, or anything cannot be read: nothing is left then */
export async function writeBackup(options: BackupOptions): Promise<Backup> {
  const part = `${options.file}.part`;
  // Taken here and now: two backups to one name, or one over another, end with an error and not with a mixture.
  await (await open(options.file, 'wx', 0o600)).close();
  try {
    const skipped = await writeParts(options, part);
    const { manifest, sha256 } = await verifyBackup(part, options.count);
    await rename(part, options.file);
    await synced(dirname(options.file));
    return { manifest, sha256, skipped };
  } catch (error) {
    await rm(options.file, { force: true });
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

async function writeParts(options: BackupOptions, part: string): Promise<readonly string[]> {
  const { dataFolder, databaseUrl, version, now, count = () => {} } = options;
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await writePortably(client);
    await client.query('begin transaction isolation level repeatable read, read only');
    const shapes = await tablesInOrder(client);
    const first = (query: string): Promise<string[]> =>
      client.query<{ v: string }>(query).then(({ rows }) => rows.map(({ v }) => v));
    const migrations = await first('select name as v from kysely_migration order by name');
    const [postgres = ''] = await first(`select current_setting('server_version') as v`);
    const { files, skipped } = await dataFiles(dataFolder);
    const tables: BackupTable[] = [];
    const madeAt = now();

    const zip = new ZipFile();
    const lines: string[] = [];
    const add = (name: string, compress: boolean, mode: number, make: () => Readable, after = () => {}): void =>
      zip.addReadStreamLazy(name, { compress, mode: 0o100000 | mode, mtime: new Date(madeAt) }, (give) => {
        const { through, hex } = hashing();
        // The archive asks for its parts and listens to none of them.
        through.on('error', (error) => (zip.outputStream as Readable).destroy(error));
        through.once('end', () => {
          lines.push(digestLine(name, hex()));
          after();
          count(lines.length, shapes.length + files.length);
        });
        const source = make();
        source.on('error', (error) => through.destroy(error));
        give(null, source.pipe(through));
      });
    for (const shape of shapes) {
      const copied: { rows: () => number } = { rows: () => 0 };
      const make = (): Readable => {
        const stream = copyOut(client, shape);
        copied.rows = () => stream.rowCount;
        return stream;
      };
      add(entryOfTable(shape.name), true, 0o600, make, () => tables.push({ ...shape, rows: copied.rows() }));
    }
    // Photographs and clips are packed already; only what is text of ours gains by it.
    for (const { path, mode } of files)
      add(entryOfFile(path), !/(^|\/)sha256\//.test(path), mode, () => createReadStream(join(dataFolder, path)));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const told = (): string =>
      `${JSON.stringify(makeManifest({ version, madeAt, postgres, migrations, tables, files: files.length, bytes }), null, 2)}\n`;
    add(MANIFEST, true, 0o600, () => Readable.from([Buffer.from(told())]));
    zip.addReadStreamLazy(DIGESTS, { compress: true, mode: 0o100600, mtime: new Date(madeAt) }, (give) =>
      give(null, Readable.from(lines.map((line) => Buffer.from(line)))),
    );
    const out = zip.outputStream as Readable;
    zip.once('error', (error: Error) => out.destroy(error));
    zip.end();
    await pipeline(out, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    await synced(part);
    return skipped;
  } finally {
    await client.end();
  }
}

function hashing(): { readonly through: Transform; readonly hex: () => string } {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, hex: () => hash.digest('hex') };
}

async function synced(path: string): Promise<void> {
  const handle = await open(path);
  await handle.sync().finally(() => handle.close());
}
