/** The files of one revision of a dossier, before anybody signs: what is published, and nothing else. Pure. */
import { digestOfBytes } from '../casefile/digest.js';
import { toUtf8 } from '../casefile/utf8.js';
import { type Assessment, printAssessment } from '../dossier/assessment.js';
import type { DocumentFile } from '../dossier/documents/document.js';
import type { Correction } from '../dossier/site/pages.js';
import { siteFiles } from '../dossier/site/site-files.js';
import type { FogPoint } from '../losses/result.js';
import type { FolderFiles } from '../ports.js';
import type { RunConfig } from '../run.js';
import { type ManifestFacts, printManifest } from './manifest.js';
import { verifyText } from './verify-text.js';

export type DossierInput = {
  /** as published: already without what may not leave */
  readonly caseFiles: FolderFiles;
  readonly assessment: Assessment;
  readonly fog: readonly FogPoint[];
  readonly config: RunConfig;
  readonly revision: number;
  /** day */
  readonly published: string;
  readonly audience: 'public' | 'desk';
  readonly corrections: readonly Correction[];
  /** the run as documents for machines */
  readonly documents: readonly DocumentFile[];
  /** the record of claimants, as it ships */
  readonly record: string;
  /** digest of the manifest before; null in the first revision */
  readonly previous: string | null;
  readonly isSigned: boolean;
  /** the pages say that there is a `dossier.pdf` beside them */
  readonly hasPdf: boolean;
};

export const ASSESSMENT_FILE = 'assessment.json';
export const CORRECTIONS_FILE = 'corrections.json';

export const PDF_FILE = 'dossier.pdf';

/** What the manifest lists, by path in the dossier, but for pictures and paper that are made of these. */
export function dossierFiles(input: DossierInput): FolderFiles {
  const { caseFiles, assessment, fog, revision, published, audience, corrections, isSigned, hasPdf } = input;
  const about = { revision, published, audience, hasPdf, digest: digestOf(assessment) };
  const texts = [
    [ASSESSMENT_FILE, printAssessment(assessment)],
    [CORRECTIONS_FILE, `${JSON.stringify({ corrections }, null, 2)}\n`],
    ['VERIFY.md', verifyText(isSigned)],
    ...siteFiles({ assessment, fog, corrections, about }),
    ...input.documents.map((made) => [`documents/${made.path}`, made.text] as const),
  ] as const;
  return new Map([
    ...[...caseFiles].map(([path, bytes]) => [`case/${path}`, bytes] as const),
    ...texts.map(([path, content]) => [path, toUtf8(content)] as const),
  ]);
}

/** @param files all that is published but the manifest itself, its signature and the sums */
export function dossierManifest(input: DossierInput, files: FolderFiles): string {
  const { assessment, config, revision, published, audience, record, previous } = input;
  const facts: ManifestFacts = {
    ...{ dossier: assessment.case, revision, published, audience, config, inputDigest: assessment.inputDigest },
    ...{ record: digestOfBytes(toUtf8(record)), assessment: digestOf(assessment) },
    ...(previous === null ? {} : { previous }),
  };
  return printManifest(facts, files);
}

const digestOf = (assessment: Assessment) => digestOfBytes(toUtf8(printAssessment(assessment)));
