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
  /** pictures and paper made of the pages */
  readonly printed?: FolderFiles;
};

export const ASSESSMENT_FILE = 'assessment.json';
export const CORRECTIONS_FILE = 'corrections.json';

/** @returns the manifest and the files it lists, by path in the dossier */
export function dossierFiles(input: DossierInput): { readonly manifest: string; readonly files: FolderFiles } {
  const { caseFiles, assessment, fog, config, revision, published, audience, corrections, record, previous } = input;
  const text = printAssessment(assessment);
  const digest = digestOfBytes(toUtf8(text));
  const site = siteFiles({ assessment, fog, corrections, about: { revision, published, audience, digest } });
  const documents = input.documents.map((made) => [`documents/${made.path}`, made.text] as const);
  const texts = [
    [ASSESSMENT_FILE, text],
    [CORRECTIONS_FILE, `${JSON.stringify({ corrections }, null, 2)}\n`],
    ['VERIFY.md', verifyText(input.isSigned)],
    ...site,
    ...documents,
  ] as const;
  const files = new Map([
    ...[...caseFiles].map(([path, bytes]) => [`case/${path}`, bytes] as const),
    ...(input.printed ?? []),
    ...texts.map(([path, content]) => [path, toUtf8(content)] as const),
  ]);
  const facts: ManifestFacts = {
    ...{ dossier: assessment.case, revision, published, audience, config, inputDigest: assessment.inputDigest },
    ...{ record: digestOfBytes(toUtf8(record)), assessment: digest },
    ...(previous === null ? {} : { previous }),
  };
  return { manifest: printManifest(facts, files), files };
}
