/**
 * A case published: stripped of what may not leave, read again, weighed anew, written as the next revision of a dossier.
 * Nothing is written before the proof that what was stripped is gone, and no revision is ever written over.
 */
import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../core/case.js';
import { digestOfBytes } from '../core/casefile/digest.js';
import { publicCase } from '../core/casefile/public/public-case.js';
import { type CaseFolder, PACKAGE_FILE } from '../core/casefile/read.js';
import { fromUtf8, toUtf8 } from '../core/casefile/utf8.js';
import { writeCase } from '../core/casefile/write.js';
import { recordOf } from '../core/claims/record/record-table.js';
import { type Assessment, printAssessment, toAssessment } from '../core/dossier/assessment.js';
import { NO_IMPRINT } from '../core/dossier/documents/document.js';
import { DOCUMENTS } from '../core/dossier/documents/documents.js';
import type { Correction } from '../core/dossier/site/pages.js';
import { makeRunner } from '../core/execute.js';
import { fogCurve } from '../core/losses/fog-curve.js';
import type { FolderFiles } from '../core/ports.js';
import type { Problem } from '../core/problem.js';
import { type Change, changesBetween } from '../core/publish/corrections.js';
import { ASSESSMENT_FILE, CORRECTIONS_FILE, dossierFiles, dossierManifest, PDF_FILE } from '../core/publish/dossier.js';
import { MANIFEST, PUBLIC_KEY, printSums, readManifest, SIGNATURE, SUMS } from '../core/publish/manifest.js';
import { type Leak, leaksIn } from '../core/publish/redaction-proof.js';
import { revisionFolder, type SeriesRevision, seriesFiles } from '../core/publish/series.js';
import type { RunConfig } from '../core/run.js';
import { parseFiles } from '../folder/parse-files.js';
import { recordFor, recordText } from '../folder/record-file.js';
import { writeFolder } from '../folder/write-folder.js';
import { runOnThreads } from '../threads/run-on-threads.js';
import { type PdfOptions, pdfOf } from './pdf.js';
import { pngCards } from './png-cards.js';

export type PublishOptions = {
  readonly config: RunConfig;
  readonly audience: 'public' | 'desk';
  /** day */
  readonly published: string;
  /** why published numbers changed; null: they must not have */
  readonly why: string | null;
  readonly key: KeyObject | null;
  readonly threads: number;
  /** the browser that prints `dossier.pdf`; left out: none */
  readonly pdf?: Omit<PdfOptions, 'published'>;
};

export type Published =
  | {
      readonly kind: 'written';
      readonly folder: string;
      readonly revision: number;
      readonly files: number;
      readonly stripped: number;
      readonly changes: readonly Change[];
    }
  | { readonly kind: 'leaks'; readonly leaks: readonly Leak[] }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unexplained'; readonly changes: readonly Change[] };

/** @param out folder of the dossier: its revisions lie in it */
export async function publishCase(
  theCase: Case,
  folder: CaseFolder,
  out: string,
  options: PublishOptions,
): Promise<Published> {
  const { config, audience, published, why, key } = options;
  const packageText = fromUtf8(folder.files.get(PACKAGE_FILE) ?? new Uint8Array());
  const stripped = audience === 'public' ? publicCase(folder, packageText, theCase.placePolicy.precision) : null;
  const caseFiles = stripped?.files ?? writeCase(folder);
  const read = await parseFiles(caseFiles);
  if (!read.ok) return { kind: 'unreadable', problems: read.problems };
  const runner = makeRunner(read.theCase, recordOf(await recordFor(read.theCase.record)));
  const weighed = await runOnThreads(runner, config, options.threads);
  const text = printAssessment(toAssessment(weighed));
  const assessment = JSON.parse(text) as Assessment;
  const before = await newestIn(out);
  const changes = before === null ? [] : changesBetween(before.assessment, assessment);
  if (changes.length > 0 && why === null) return { kind: 'unexplained', changes };
  const revision = (before?.revision ?? 0) + 1;
  const corrections: Correction[] = [
    ...changes.map((change) => ({ ...change, why: why ?? '', on: published, revision })),
    ...(before?.corrections ?? []),
  ];
  const fog = 'gap' in assessment.losses ? [] : fogCurve(read.theCase, config);
  const documents = DOCUMENTS.flatMap((document) => document.files(weighed, NO_IMPRINT));
  const whole = {
    documents,
    ...{ caseFiles, assessment, fog, config, revision, published, audience, corrections },
    ...{ record: recordText(), previous: before?.digest ?? null },
    ...{ isSigned: key !== null, hasPdf: options.pdf !== undefined },
  };
  const pages = dossierFiles(whole);
  const files = new Map([
    ...pages,
    ...(await pngCards(pages)),
    ...(options.pdf ? [[PDF_FILE, await pdfOf(pages, { ...options.pdf, published })] as const] : []),
  ]);
  const manifest = dossierManifest(whole, files);
  const all = new Map([...files, [MANIFEST, toUtf8(manifest)], ...(key === null ? [] : signed(manifest, key))]);
  const leaks = stripped === null ? [] : leaksIn(all, stripped);
  if (leaks.length > 0) return { kind: 'leaks', leaks };
  all.set(SUMS, toUtf8(printSums(all)));
  const target = join(out, revisionFolder(revision));
  await writeFolder(target, all);
  await writeSeries(out);
  return {
    kind: 'written',
    folder: target,
    revision,
    files: all.size,
    stripped: stripped?.stripped.length ?? 0,
    changes,
  };
}

function signed(manifest: string, key: KeyObject): readonly (readonly [string, Uint8Array])[] {
  const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string;
  return [
    [SIGNATURE, new Uint8Array(sign(null, toUtf8(manifest), key))],
    [PUBLIC_KEY, toUtf8(pem)],
  ];
}

/** Numbers of the revisions that lie in a folder, ascending. */
export function revisionsIn(out: string): readonly number[] {
  if (!existsSync(out)) return [];
  const numbers = readdirSync(out).flatMap((name) => /^revision-(\d{1,6})$/.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((a, b) => a - b);
}

async function newestIn(out: string) {
  const revision = revisionsIn(out).at(-1);
  if (revision === undefined) return null;
  const at = join(out, revisionFolder(revision));
  const [manifest, assessment, corrections] = await Promise.all(
    [MANIFEST, ASSESSMENT_FILE, CORRECTIONS_FILE].map((name) => readFile(join(at, name), 'utf8')),
  );
  return {
    revision,
    digest: digestOfBytes(toUtf8(manifest as string)),
    assessment: JSON.parse(assessment as string) as Assessment,
    corrections: (JSON.parse(corrections as string) as { corrections: readonly Correction[] }).corrections,
  };
}

/** What stands above the revisions, made of them alone. */
export async function seriesOf(out: string): Promise<FolderFiles> {
  const revisions: SeriesRevision[] = [];
  for (const revision of revisionsIn(out).toReversed()) {
    const at = join(out, revisionFolder(revision));
    const text = await readFile(join(at, MANIFEST), 'utf8');
    const manifest = readManifest(text);
    const { title } = JSON.parse(await readFile(join(at, ASSESSMENT_FILE), 'utf8')) as { title: string };
    const { corrections } = JSON.parse(await readFile(join(at, CORRECTIONS_FILE), 'utf8')) as {
      corrections: readonly Correction[];
    };
    const own = corrections.filter((correction) => correction.revision === revision);
    revisions.push({
      revision,
      published: manifest?.published ?? '',
      title,
      digest: digestOfBytes(toUtf8(text)),
      corrections: own,
    });
  }
  return new Map([...seriesFiles(revisions)].map(([path, text]) => [path, toUtf8(text)]));
}

async function writeSeries(out: string): Promise<void> {
  for (const [path, bytes] of await seriesOf(out)) {
    await writeFile(join(out, `.${path}.part`), bytes);
    await rename(join(out, `.${path}.part`), join(out, path));
  }
}
