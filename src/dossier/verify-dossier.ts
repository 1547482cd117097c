/**
 * A dossier checked by a stranger, offline: every byte against the manifest and the sums, files that were not published
 * with it, the signature, the chain of revisions; and, where asked, the assessment made again from the bundle.
 */
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { digestOfBytes } from '../core/casefile/digest.js';
import { toUtf8 } from '../core/casefile/utf8.js';
import { recordOf } from '../core/claims/record/record-table.js';
import { DEFAULT_CONFIG } from '../core/default-config.js';
import { printAssessment, toAssessment } from '../core/dossier/assessment.js';
import type { FileResult, IntegrityResult } from '../core/evidence/integrity/vocabulary.js';
import { makeRunner } from '../core/execute.js';
import { ASSESSMENT_FILE } from '../core/publish/dossier.js';
import {
  MANIFEST,
  type Manifest,
  PUBLIC_KEY,
  printSums,
  readManifest,
  SIGNATURE,
  SUMS,
} from '../core/publish/manifest.js';
import { revisionFolder } from '../core/publish/series.js';
import { VERSION } from '../core/version.js';
import { parseFiles } from '../folder/parse-files.js';
import { recordFor, recordText } from '../folder/record-file.js';
import { processors, runOnThreads } from '../threads/run-on-threads.js';
import { revisionsIn, seriesOf } from './publish-case.js';

/** One revision, or a folder of them. */
export const isDossier = (path: string): boolean => existsSync(join(path, MANIFEST)) || revisionsIn(path).length > 0;

export async function verifyDossier(path: string, rerun: boolean): Promise<readonly FileResult[]> {
  const revisions = revisionsIn(path);
  if (revisions.length === 0) return verifyRevision(path, '', rerun);
  const results: FileResult[] = [];
  let before: string | null = null;
  for (const revision of revisions) {
    const name = revisionFolder(revision);
    results.push(...(await verifyRevision(join(path, name), `${name}/`, rerun)));
    const text = await readFile(join(path, name, MANIFEST), 'utf8').catch(() => '');
    const stated = readManifest(text)?.previous ?? null;
    if (before !== null && stated !== before)
      results.push(
        broken(
          `${name}/${MANIFEST}`,
          'dossier.chain',
          `it follows ${stated ?? 'no revision'}, the one before it is ${before}`,
        ),
      );
    before = digestOfBytes(toUtf8(text));
  }
  if (results.every(({ result }) => result !== 'hash-mismatch' && result !== 'structure-invalid'))
    for (const [name, bytes] of await seriesOf(path))
      results.push(compare(name, await bytesAt(join(path, name)), digestOfBytes(bytes)));
  return results;
}

async function verifyRevision(folder: string, prefix: string, rerun: boolean): Promise<readonly FileResult[]> {
  const found = await filesIn(folder);
  const manifestBytes = found.get(MANIFEST);
  const manifest = manifestBytes ? readManifest(Buffer.from(manifestBytes).toString('utf8')) : null;
  if (!manifestBytes || !manifest)
    return [broken(`${prefix}${MANIFEST}`, 'dossier.manifest', 'no manifest of a dossier can be read here')];
  const listed = new Map(manifest.files.map(({ path, sha256: digest }) => [path, digest]));
  const results = [...listed].map(([path, digest]) => compare(`${prefix}${path}`, found.get(path) ?? null, digest));
  const own = new Set([MANIFEST, SUMS, SIGNATURE, PUBLIC_KEY]);
  for (const path of found.keys())
    if (!listed.has(path) && !own.has(path))
      results.push(broken(`${prefix}${path}`, 'dossier.extra', 'this file was not published with the dossier'));
  results.push(sumsResult(prefix, found, manifest), signatureResult(prefix, found, manifestBytes));
  if (rerun) results.push(await rerunResult(prefix, found, manifest));
  return results;
}

/** The sums must be, to the byte, those of the files as they were published. */
function sumsResult(prefix: string, found: ReadonlyMap<string, Uint8Array>, { files }: Manifest): FileResult {
  const sums = found.get(SUMS);
  if (!sums) return broken(`${prefix}${SUMS}`, 'dossier.missing', 'the file is gone');
  const published = new Set([...files.map(({ path }) => path), MANIFEST, SIGNATURE, PUBLIC_KEY]);
  const wanted = printSums(new Map([...found].filter(([path]) => published.has(path))));
  const told = Buffer.from(sums).toString('utf8');
  if (told === wanted) return sound(`${prefix}${SUMS}`, 'verified-no-timestamp', 'as the files are');
  const lines = new Set(wanted.split('\n'));
  const odd = told.split('\n').filter((line) => !lines.has(line));
  const names = odd.map((line) => line.slice(66)).filter((name) => name !== '');
  return broken(
    `${prefix}${SUMS}`,
    'dossier.sums',
    `it disagrees with what is there about ${names.map((name) => `${prefix}${name}`).join(', ') || 'its own lines'}`,
    'hash-mismatch',
  );
}

function signatureResult(prefix: string, found: ReadonlyMap<string, Uint8Array>, manifest: Uint8Array): FileResult {
  const [signature, pem] = [found.get(SIGNATURE), found.get(PUBLIC_KEY)];
  if (!signature && !pem)
    return sound(
      `${prefix}${MANIFEST}`,
      'unsigned',
      'not signed: the digests say that nothing changed, not who wrote them',
    );
  if (!signature || !pem) return broken(`${prefix}${SIGNATURE}`, 'dossier.missing', 'the signature or its key is gone');
  try {
    const key = createPublicKey(Buffer.from(pem));
    if (verify(null, manifest, key, signature))
      return {
        ...sound(
          `${prefix}${MANIFEST}`,
          'signature-ok-identity-unknown',
          'signed with the key beside it; whose key it is must be compared elsewhere',
        ),
        signedBy: digestOfBytes(pem),
      };
  } catch {
    // What is no key cannot have signed.
  }
  return broken(
    `${prefix}${MANIFEST}`,
    'dossier.signature',
    'the signature is not of this manifest and this key',
    'hash-mismatch',
  );
}

async function rerunResult(
  prefix: string,
  found: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
): Promise<FileResult> {
  const name = `${prefix}${ASSESSMENT_FILE}`;
  const record = digestOfBytes(toUtf8(recordText()));
  if (manifest.plumbline !== VERSION || manifest.record !== record)
    return sound(
      name,
      'unsupported-version',
      `made by plumbline ${manifest.plumbline} with record ${manifest.record}: only that version makes it again`,
    );
  const files = new Map(
    [...found].flatMap(([path, bytes]) => (path.startsWith('case/') ? [[path.slice(5), bytes] as const] : [])),
  );
  const read = await parseFiles(files);
  if (!read.ok) return broken(name, 'dossier.rerun', 'the case in the dossier does not read');
  const { seed, asOf = null, scenario, draws } = manifest;
  const config = { ...DEFAULT_CONFIG, seed, asOf, scenario: scenario as typeof DEFAULT_CONFIG.scenario, draws };
  const runner = makeRunner(read.theCase, recordOf(await recordFor(read.theCase.record)));
  const made = digestOfBytes(toUtf8(printAssessment(toAssessment(await runOnThreads(runner, config, processors())))));
  return made === manifest.assessment
    ? sound(name, 'verified-no-timestamp', 'made again from the case, byte for byte')
    : broken(name, 'dossier.rerun', `made again it is ${made}, published was ${manifest.assessment}`, 'hash-mismatch');
}

function compare(file: string, bytes: Uint8Array | null, stated: string): FileResult {
  if (bytes === null) return broken(file, 'dossier.missing', 'published with the dossier, and gone');
  const digest = digestOfBytes(bytes);
  return digest === stated
    ? sound(file, 'verified-no-timestamp', 'as it was published')
    : broken(file, 'dossier.altered', `altered: it was ${stated}, it is ${digest}`, 'hash-mismatch');
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const found = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    // A link leads out of the dossier: it is named as a file that was not published, and not followed.
    if (lstatSync(path).isDirectory()) continue;
    const name = relative(folder, path).split(sep).join('/');
    found.set(name, entry.isFile() ? new Uint8Array(await readFile(path)) : new Uint8Array());
  }
  return found;
}

const bytesAt = (path: string): Promise<Uint8Array | null> =>
  readFile(path).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );

const base = { kind: 'dossier', codes: [] as readonly string[], signedBy: null, signedAt: null, rule: null } as const;
const sound = (file: string, result: IntegrityResult, detail: string): FileResult => ({
  ...base,
  file,
  result,
  detail,
});
const broken = (
  file: string,
  code: string,
  detail: string,
  result: IntegrityResult = 'structure-invalid',
): FileResult => ({
  ...base,
  ...{ file, result, codes: [code], detail },
});
