/**
 * A ZIP archive opened without trust: names that leave it, doubled names, members that share bytes, lying sizes and
 * floods are refused before a byte is inflated, and no more is inflated than was stated.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { LIMITS, Refused } from './limits.js';

export type ZipMember = { readonly name: string; readonly bytes: number };

export type ZipArchive = {
  /** by name, in the order of the archive; folders left out */
  readonly members: ReadonlyMap<string, ZipMember>;
  stream(name: string): Promise<Readable>;
  /** @throws Refused beyond `most` bytes */
  read(name: string, most?: number): Promise<Buffer>;
  close(): void;
};

const OPTIONS = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true } as const;

/** @param source a path, or the bytes of an archive found in another */
export async function openZip(source: string | Buffer): Promise<ZipArchive> {
  const zip = await (typeof source === 'string'
    ? yauzl.openPromise(source, OPTIONS)
    : yauzl.fromBufferPromise(source, OPTIONS)
  ).catch((error: Error) => {
    throw new Refused('archive.unreadable', `not a whole ZIP archive: ${error.message}`);
  });
  try {
    const entries = await entriesOf(zip);
    const at = (name: string): yauzl.Entry => {
      const entry = entries.get(name);
      if (entry === undefined) throw new Refused('archive.member', `no member ${JSON.stringify(name)} in the archive`);
      return entry;
    };
    const stream = (name: string): Promise<Readable> => zip.openReadStreamPromise(at(name));
    return {
      members: new Map([...entries].map(([name, entry]) => [name, { name, bytes: entry.uncompressedSize }])),
      stream,
      async read(name, most = LIMITS.textBytes) {
        if (at(name).uncompressedSize > most)
          throw new Refused('limits.member', `${name}: at most ${most} bytes, got ${at(name).uncompressedSize}`);
        const chunks: Buffer[] = [];
        for await (const chunk of await stream(name)) chunks.push(chunk as Buffer);
        return Buffer.concat(chunks);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: yauzl.ZipFile): Promise<ReadonlyMap<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let [packed, inflated] = [0, 0];
  const most = Math.max(LIMITS.inflatedBytes, zip.fileSize * LIMITS.inflatedRatio);
  if (zip.entryCount > LIMITS.members)
    throw new Refused('limits.members', `an archive of at most ${LIMITS.members} members, got ${zip.entryCount}`);
  const walk = zip.eachEntry();
  for (;;) {
    // yauzl refuses a name that leaves the archive: `..`, a leading slash, a drive, a backslash.
    const step = await walk.next().catch((error: Error) => {
      throw new Refused('archive.path', `a member that stays inside the archive, got ${error.message}`);
    });
    if (step.done === true) break;
    const entry: yauzl.Entry = step.value;
    const name = entry.fileName;
    if (name.endsWith('/')) continue;
    if (entries.has(name))
      throw new Refused('archive.doubled', `one member of a name, got ${JSON.stringify(name)} twice`);
    if (entry.isEncrypted()) throw new Refused('archive.encrypted', `members that can be read, got ${name} encrypted`);
    packed += entry.compressedSize;
    inflated += entry.uncompressedSize;
    if (packed > zip.fileSize)
      throw new Refused('archive.overlap', 'members with bytes of their own, got members that share them');
    if (inflated > most)
      throw new Refused(
        'limits.inflated',
        `an archive that unpacks to at most ${most} bytes, got ${inflated} and more stated`,
      );
    entries.set(name, entry);
  }
  return entries;
}

/** Digests of a stream by several algorithms in one pass, in hexadecimal. */
export async function digestsOf(
  stream: AsyncIterable<Uint8Array>,
  algorithms: readonly string[],
  watch: (chunk: Uint8Array) => void = () => {},
): Promise<{ readonly bytes: number; readonly hex: ReadonlyMap<string, string> }> {
  const hashes = new Map([...new Set(algorithms)].map((name) => [name, createHash(name)]));
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    for (const hash of hashes.values()) hash.update(chunk);
    watch(chunk);
  }
  return { bytes, hex: new Map([...hashes].map(([name, hash]) => [name, hash.digest('hex')])) };
}
