/**
 * What a revision of a dossier consists of: every file with its SHA-256, what it was made from, and the revision before it.
 * `SHA256SUMS` says the same in the form `sha256sum -c` reads.
 */
import { type Digest, digestOfBytes } from '../casefile/digest.js';
import type { FolderFiles } from '../ports.js';
import type { RunConfig } from '../run.js';
import { VERSION } from '../version.js';

export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';
export const SIGNATURE = 'manifest.sig';
export const PUBLIC_KEY = 'manifest.pub.pem';

export type Manifest = {
  readonly plumbline: string;
  readonly dossier: string;
  readonly revision: number;
  readonly published: string;
  readonly audience: 'public' | 'desk';
  readonly seed: number;
  /** EDTF day the assessment is as of; absent: the latest the case speaks of */
  readonly asOf?: string;
  readonly scenario: string;
  readonly draws: number;
  /** of the tables under `case/` */
  readonly inputDigest: string;
  /** of the record of claimants that verdicts hear */
  readonly record: Digest;
  /** of `assessment.json`: made again from `case/` with this version and seed, it is the same */
  readonly assessment: Digest;
  /** of the manifest of the revision before; absent in the first */
  readonly previous?: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: Digest }[];
};

export type ManifestFacts = Omit<Manifest, 'plumbline' | 'files' | 'seed' | 'asOf' | 'scenario' | 'draws'> & {
  readonly config: RunConfig;
};

export function printManifest({ config, ...facts }: ManifestFacts, files: FolderFiles): string {
  const { dossier, revision, published, audience, inputDigest, record, assessment, previous } = facts;
  const manifest: Manifest = {
    ...{ plumbline: VERSION, dossier, revision, published, audience, seed: config.seed },
    ...(config.asOf === null ? {} : { asOf: config.asOf }),
    ...{ scenario: config.scenario, draws: config.draws, inputDigest, record, assessment },
    ...(previous === undefined ? {} : { previous }),
    files: [...files]
      .sort(byPath)
      .map(([path, bytes]) => ({ path, bytes: bytes.byteLength, sha256: digestOfBytes(bytes) })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Every file but itself, sorted by path. */
export const printSums = (files: FolderFiles): string =>
  [...files]
    .filter(([path]) => path !== SUMS)
    .sort(byPath)
    .map(([path, bytes]) => `${digestOfBytes(bytes).slice('sha256:'.length)}  ${path}\n`)
    .join('');

const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Null where it is no manifest of ours. */
export function readManifest(text: string): Manifest | null {
  try {
    const raw = JSON.parse(text) as Partial<Manifest> | null;
    const isOurs =
      typeof raw?.plumbline === 'string' &&
      typeof raw.dossier === 'string' &&
      Number.isInteger(raw.revision) &&
      Array.isArray(raw.files) &&
      raw.files.every((file) => typeof file?.path === 'string' && typeof file.sha256 === 'string');
    return isOurs ? (raw as Manifest) : null;
  } catch {
    return null;
  }
}
