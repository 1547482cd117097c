/** The captured resources of a WACZ, a package of them, or a WARC, read record by record. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type CapturedResource, type Captures, isCapture, withResources } from '../core/evidence/captures/captured.js';
import { type ListedPage, parsePageList } from '../core/evidence/captures/page-list.js';
import type { Problem } from '../core/problem.js';
import { LIMITS, Refused } from './limits.js';
import { sniff } from './sniff.js';
import { MANIFEST } from './wacz.js';
import { parseManifest } from './wacz-manifest.js';
import { recordsOf } from './warc-records.js';
import { openZip, type ZipArchive } from './zip-archive.js';

type Gathered = { readonly pages: ListedPage[]; readonly resources: CapturedResource[]; readonly problems: Problem[] };

/** Null where the file is no archive. @param name how the archive is called in what is told */
export async function capturesOf(path: string, name: string): Promise<Captures | null> {
  const { is } = await sniff(path);
  if (is !== 'zip' && is !== 'warc') return null;
  const into: Gathered = { pages: [], resources: [], problems: [] };
  try {
    if (is === 'warc') await warc(createReadStream(path), (await stat(path)).size, name, into);
    else await wacz(path, name, into, 0);
  } catch (error) {
    into.problems.push(problemOf(name, error));
  }
  return { pages: withResources(into.pages, into.resources), resources: into.resources, problems: into.problems };
}

async function wacz(source: string | Buffer, name: string, into: Gathered, depth: number): Promise<void> {
  if (depth >= LIMITS.nesting) throw new Refused('limits.nesting', `archives at most ${LIMITS.nesting} deep`);
  const zip = await openZip(source);
  try {
    for (const member of zip.members.keys()) {
      const at = `${name}/${member}`;
      await one(zip, member, at, name, into).catch((error: Error) => into.problems.push(problemOf(at, error)));
    }
    for (const inner of await archivesIn(zip)) {
      const at = `${name}/${inner}`;
      const bytes = await zip.read(inner, LIMITS.nestedBytes);
      await wacz(bytes, at, into, depth + 1).catch((error: Error) => into.problems.push(problemOf(at, error)));
    }
  } finally {
    zip.close();
  }
}

async function one(zip: ZipArchive, member: string, at: string, name: string, into: Gathered): Promise<void> {
  if (/^archive\/.*\.warc(\.gz)?$/i.test(member)) await warc(await zip.stream(member), null, at, into);
  if (!/^pages\/[^/]+\.jsonl$/i.test(member)) return;
  const { pages, problems } = parsePageList((await zip.read(member)).toString('utf8'), at, name);
  into.pages.push(...pages);
  into.problems.push(...problems);
}

async function archivesIn(zip: ZipArchive): Promise<readonly string[]> {
  if (!zip.members.has(MANIFEST)) return [];
  const { isMulti, resources } = parseManifest(await zip.read(MANIFEST));
  return isMulti ? resources.flatMap(({ path }) => (/\.wacz$/i.test(path) && zip.members.has(path) ? [path] : [])) : [];
}

async function warc(
  stream: AsyncIterable<Uint8Array>,
  bytes: number | null,
  archive: string,
  into: Gathered,
): Promise<void> {
  for await (const record of recordsOf(stream, bytes)) {
    if (!isCapture(record.type)) continue;
    into.resources.push({
      archive,
      recordType: record.type,
      url: record.url,
      capturedAt: record.date,
      status: record.http?.status ?? null,
      mime: record.http === null ? (record.contentType?.split(';')[0]?.trim() ?? null) : record.http.mime,
      bytes: record.payloadBytes,
      digest: record.payloadDigest,
    });
  }
}

const problemOf = (file: string, error: unknown): Problem => ({
  file,
  line: null,
  field: null,
  rule: 'an archive that can be read to its end',
  got: (error as Error).message,
});
