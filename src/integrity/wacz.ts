/** A WACZ, or a package of several: every resource against the hash its manifest states, the manifest against its digest and signature. */
import { getHashes } from 'node:crypto';
import type { FileKind, Finding } from '../core/evidence/integrity/vocabulary.js';
import { LIMITS, Refused } from './limits.js';
import { brokenNote, findingOf, NOT_SIGNED, type Note, type Signed } from './note.js';
import { makeRepeatedChunks, REPEATED_CHUNKS, REPEATED_CHUNKS_WORDS } from './repeated-chunks.js';
import type { TrustStore } from './trust.js';
import { checkDigest, DIGEST_FILE } from './wacz-digest.js';
import { parseManifest, type StatedResource, type WaczManifest } from './wacz-manifest.js';
import { inspectArchived } from './warc.js';
import { digestsOf, openZip, type ZipArchive } from './zip-archive.js';

export const MANIFEST = 'datapackage.json';

/** One archive and those in it: `inside` is the path within the outer one, empty for the outer one itself. */
export type InspectedArchive = { readonly inside: string; readonly kind: FileKind; readonly finding: Finding };

export type Asked = { readonly trust: TrustStore /** ms since 1970 */; readonly now: number };

/** @throws Refused where it cannot be opened at all */
export async function inspectWacz(source: string | Buffer, asked: Asked, inside = ''): Promise<InspectedArchive[]> {
  const zip = await openZip(source);
  try {
    return await inspectOpen(zip, asked, inside);
  } finally {
    zip.close();
  }
}

async function inspectOpen(zip: ZipArchive, asked: Asked, inside: string): Promise<InspectedArchive[]> {
  if (!zip.members.has(MANIFEST)) throw new Refused('wacz.manifest.absent', `a WACZ with ${MANIFEST}, got none in it`);
  const bytes = await zip.read(MANIFEST);
  const manifest = parseManifest(bytes);
  const notes: Note[] = [];
  for (const resource of manifest.resources) notes.push(await check(zip, resource));
  notes.push(...layout(zip, manifest), ...(manifest.isMulti ? [] : await records(zip)));
  let signed: Signed = NOT_SIGNED;
  if (zip.members.has(DIGEST_FILE)) {
    const digest = checkDigest(await zip.read(DIGEST_FILE), bytes, asked.trust, asked.now);
    notes.push(...digest.notes);
    signed = digest.signed;
  }
  const summary = `${zip.members.size} members${manifest.software === null ? '' : `, written by ${manifest.software}`}`;
  const all: Note[] = [...notes, { code: 'wacz.resources', result: null, words: summary }];
  if (signed.by === null) all.push({ code: 'wacz.unsigned', result: 'unsigned', words: 'nobody signed it' });
  const kind = manifest.isMulti ? 'multi-wacz' : 'wacz';
  const own: InspectedArchive = { inside, kind, finding: findingOf(compact(all), 'unsigned', signed) };
  return [own, ...(manifest.isMulti ? await nested(zip, manifest, asked, inside) : [])];
}

/** A resource against its stated size and hash. */
async function check(zip: ZipArchive, { path, hash, bytes }: StatedResource): Promise<Note> {
  const broken = (code: string, words: string): Note => ({
    code,
    result: 'structure-invalid',
    words: `${path}: ${words}`,
  });
  if (!zip.members.has(path)) return broken('wacz.resource.missing', 'stated by the manifest, not in the archive');
  if (hash === null) return broken('wacz.resource.hashAbsent', 'the manifest states no hash');
  if (!KNOWN_HASHES.has(hash.algorithm)) {
    const words = `${path}: a hash by ${hash.algorithm}`;
    return { code: 'wacz.resource.algorithm', result: 'unsupported-version', words };
  }
  const repeated = makeRepeatedChunks();
  let found: Awaited<ReturnType<typeof digestsOf>>;
  try {
    found = await digestsOf(await zip.stream(path), [hash.algorithm], repeated.update);
  } catch (error) {
    return broken('archive.member', `cannot be unpacked, ${(error as Error).message}`);
  }
  const hex = found.hex.get(hash.algorithm) as string;
  if (hex !== hash.hex) {
    if (hash.algorithm === 'sha256' && repeated.hex() === hash.hex) {
      const words = `${path}: the stated hash is ${REPEATED_CHUNKS_WORDS}; the bytes are those that were packed`;
      const result = 'manifest-hash-known-producer-defect' as const;
      return { code: 'wacz.resource.knownDefect', result, words, rule: REPEATED_CHUNKS };
    }
    const words = `${path}: altered since it was packed (${hash.algorithm}:${hash.hex} stated, ${hash.algorithm}:${hex} found)`;
    return { code: 'wacz.resource.mismatch', result: 'hash-mismatch', words };
  }
  if (bytes !== null && bytes !== found.bytes)
    return broken('wacz.resource.bytes', `${bytes} bytes stated, ${found.bytes} found; the hash is right`);
  return { code: 'wacz.resource.match', result: null, words: '' };
}

const KNOWN_HASHES: ReadonlySet<string> = new Set(
  getHashes().filter((name) => /^(md5|sha(1|224|256|384|512))$/.test(name)),
);

/** What a reader would replay and the manifest does not vouch for; an archive without a capture. */
function layout(zip: ZipArchive, { isMulti, resources }: WaczManifest): readonly Note[] {
  const stated = new Set(resources.map((resource) => resource.path));
  const notes: Note[] = [...zip.members.keys()]
    .filter((name) => /^(archive|indexes|pages)\//.test(name) && !stated.has(name))
    .map((name) => ({
      code: 'wacz.resource.unlisted',
      result: 'structure-invalid',
      words: `${name}: in the archive, not in its manifest`,
    }));
  const holds = isMulti ? resources.length > 0 : [...zip.members.keys()].some((name) => name.startsWith('archive/'));
  if (!holds)
    notes.push({ code: 'wacz.archive.none', result: 'structure-invalid', words: 'no capture in the archive' });
  return notes;
}

/** The records of its WARC files against the digests they carry. */
async function records(zip: ZipArchive): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const name of zip.members.keys()) {
    if (!/^archive\/.*\.warc(\.gz)?$/i.test(name)) continue;
    try {
      notes.push(...(await inspectArchived(await zip.stream(name), name)));
    } catch (error) {
      const note = brokenNote(error);
      notes.push({ ...note, words: `${name}: ${note.words}` });
    }
  }
  return notes;
}

async function nested(
  zip: ZipArchive,
  manifest: WaczManifest,
  asked: Asked,
  inside: string,
): Promise<InspectedArchive[]> {
  const depth = inside === '' ? 1 : inside.split('\n').length + 1;
  const found: InspectedArchive[] = [];
  for (const { path } of manifest.resources.filter(({ path }) => zip.members.has(path) && /\.wacz$/i.test(path))) {
    const at = inside === '' ? path : `${inside}\n${path}`;
    try {
      if (depth >= LIMITS.nesting)
        throw new Refused(
          'limits.nesting',
          `archives at most ${LIMITS.nesting} deep, got one in a package in a package`,
        );
      found.push(...(await inspectWacz(await zip.read(path, LIMITS.nestedBytes), asked, at)));
    } catch (error) {
      found.push({ inside: at, kind: 'wacz', finding: findingOf([brokenNote(error)], 'structure-invalid') });
    }
  }
  return found;
}

/** A hundred members that hold are one word. */
function compact(notes: readonly Note[]): readonly Note[] {
  const told = notes.filter((note) => note.words !== '');
  const [first, rest] = [told.slice(0, SHOWN), told.length - SHOWN];
  const more: Note[] = rest > 0 ? [{ code: 'and-more', result: null, words: `and ${rest} more` }] : [];
  return [
    ...notes.filter((note) => note.words === ''),
    ...first,
    ...told.slice(SHOWN).map((n) => ({ ...n, words: '' })),
    ...more,
  ];
}
const SHOWN = 20;
