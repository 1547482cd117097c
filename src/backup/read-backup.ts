/** A backup opened: every entry read against the digest beside it before anything of it is believed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';
import { InputError } from '../core/problem.js';
import { type BackupManifest, DIGESTS, MANIFEST, parseDigests, parseManifest } from './manifest.js';

export type BackupEntry = {
  readonly name: string;
  /** permissions it had */
  readonly mode: number;
  /** its bytes; fails at the end where they are not those the digest is of */
  readonly stream: () => Promise<Readable>;
};

export type OpenBackup = {
  readonly manifest: BackupManifest;
  /** all but the manifest and the digests, in the order they were written */
  entries(): AsyncIterable<BackupEntry>;
  readonly count: number;
  close(): void;
};

const MOST_TEXT = 512 * 1024 * 1024;

/** @throws InputError where the file is no backup, or its directory and its digests name different entries */
export async function openBackup(file: string): Promise<OpenBackup> {
  const texts = new Map<string, string>();
  const names = new Set<string>();
  const zip = await opened(file);
  try {
    for await (const entry of entriesOf(zip)) {
      names.add(entry.fileName);
      if (entry.fileName !== MANIFEST && entry.fileName !== DIGESTS) continue;
      if (entry.uncompressedSize > MOST_TEXT)
        throw new InputError(
          `${file}: ${entry.fileName}`,
          `at most ${MOST_TEXT} bytes`,
          String(entry.uncompressedSize),
        );
      texts.set(entry.fileName, await textOf(await streamOf(zip, entry)));
    }
  } finally {
    zip.close();
  }
  const manifest = parseManifest(texts.get(MANIFEST) ?? '', file);
  const digests = parseDigests(texts.get(DIGESTS) ?? '', file);
  const own = createHash('sha256')
    .update(texts.get(MANIFEST) ?? '')
    .digest('hex');
  if (digests.get(MANIFEST) !== own) throw altered(file, MANIFEST, own);
  for (const name of names)
    if (name !== DIGESTS && !digests.has(name)) throw new InputError(`${file}: ${name}`, `listed in ${DIGESTS}`, 'not');
  for (const name of digests.keys())
    if (!names.has(name)) throw new InputError(`${file}: ${name}`, 'there, as its digests say', 'missing');
  const again = await opened(file);
  return {
    manifest,
    count: digests.size - 1,
    close: () => again.close(),
    async *entries() {
      for await (const entry of entriesOf(again)) {
        const { fileName: name } = entry;
        if (name === MANIFEST || name === DIGESTS) continue;
        const mode = (entry.externalFileAttributes >>> 16) & 0o777;
        const stream = async (): Promise<Readable> =>
          checked(await streamOf(again, entry), file, name, digests.get(name) ?? '');
        yield { name, mode, stream };
      }
    },
  };
}

/** Reads all of it. @returns the digest of the file as a whole, too */
export async function verifyBackup(
  file: string,
  count: (done: number, all: number) => void = () => {},
): Promise<{ readonly manifest: BackupManifest; readonly sha256: string }> {
  const backup = await openBackup(file);
  try {
    let done = 0;
    for await (const { stream } of backup.entries()) {
      for await (const _ of await stream());
      count(++done, backup.count);
    }
  } finally {
    backup.close();
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { manifest: backup.manifest, sha256: hash.digest('hex') };
}

const opened = (file: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    openZip(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT')
        reject(new InputError('backup', 'a file that is there', file));
      else if (error) reject(new InputError(file, 'a backup (a whole ZIP file)', error.message));
      else resolve(zip);
    }),
  );

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await nextEntry(zip);
    if (entry === null) return;
    yield entry;
  }
}

const nextEntry = (zip: ZipFile): Promise<Entry | null> =>
  new Promise((resolve, reject) => {
    const settle = (how: () => void): void => {
      zip.off('entry', found).off('end', ended).off('error', failed);
      how();
    };
    const found = (entry: Entry): void => settle(() => resolve(entry));
    const ended = (): void => settle(() => resolve(null));
    const failed = (error: Error): void => settle(() => reject(error));
    zip.on('entry', found).on('end', ended).on('error', failed);
    zip.readEntry();
  });

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );

/** The same bytes, with an error in place of their end where they are others than they were. */
function checked(source: Readable, file: string, name: string, wanted: string): Readable {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const hex = hash.digest('hex');
      done(hex === wanted ? null : altered(file, name, hex));
    },
  });
  source.on('error', (error) => through.destroy(error));
  return source.pipe(through);
}

const altered = (file: string, name: string, hex: string): InputError =>
  new InputError(`${file}: ${name}`, 'the bytes its digest is of: the backup was altered or damaged', `sha256:${hex}`);

async function textOf(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
