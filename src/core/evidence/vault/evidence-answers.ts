/** What the workbench asks of a case's evidence and what it is told: shapes that server and pages share. */

import type { CustodyRecord } from '../custody/record.js';
import type { FileCluster } from '../hash/file-clusters.js';
import type { MergeEntry } from '../hash/merges.js';
import type { EvidenceKind, EvidenceRow } from './evidence-row.js';
import type { ItemFacts } from './item-facts.js';
import type { Lit } from './lights.js';
import type { ScanStanding } from './scan.js';

export type CheckpointState = {
  readonly at: string | null;
  readonly size: number | null;
  /** `sha256:<hex>` of the public key */
  readonly key: string | null;
  /** null: signed, and the log is the one that was signed or goes on from it; else why not */
  readonly fault: string | null;
};

export type CustodyState = {
  readonly records: number;
  /** number of the first record that does not stand; null: all do */
  readonly brokenAt: number | null;
  readonly rule: string | null;
  readonly checkpoints: readonly CheckpointState[];
  /** records after the last checkpoint that holds */
  readonly unsigned: number;
  readonly files: number;
  readonly fixity: Readonly<Record<'same' | 'altered' | 'missing' | 'never', number>>;
  /** of the latest check; null: never */
  readonly lastCheck: string | null;
};

export type EvidencePage = {
  /** files in all, and those the filter leaves */
  readonly total: number;
  readonly matched: number;
  readonly from: number;
  readonly rows: readonly EvidenceRow[];
  /** null: the case has no evidence files yet */
  readonly custody: CustodyState | null;
};

/** One look at a file without its veil. */
export type EvidenceSeen = {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly who: string;
  readonly how: 'picture' | 'replay';
  /** size of the picture, or the page replayed */
  readonly what: string;
};

export type EvidenceItem = {
  readonly row: EvidenceRow;
  readonly facts: ItemFacts;
  readonly integrity: Lit;
  readonly authenticity: Lit;
  /** records of these bytes, in the order of the log */
  readonly custody: readonly CustodyRecord[];
  /** taken out of it, or made of it */
  readonly parts: readonly Pick<EvidenceRow, 'id' | 'name' | 'mediaType'>[];
  readonly state: CustodyState;
  /** the latest first */
  readonly seen: readonly EvidenceSeen[];
  /** null: no scanner is named, or it does not answer */
  readonly scan: ScanStanding | null;
};

/** A file as one case holds it. */
export type Holding = {
  readonly caseName: string;
  readonly id: string;
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly receivedAt: string;
};

export type Duplicates = {
  /** by digest; the holdings say which files of which cases they are */
  readonly clusters: readonly FileCluster[];
  readonly holdings: Readonly<Record<string, readonly Holding[]>>;
  /** merged by a person and standing */
  readonly merged: readonly (readonly string[])[];
  readonly log: readonly MergeEntry[];
  readonly compared: number;
  /** files not looked into yet: asking again goes on */
  readonly left: number;
  /** files without a picture that can be compared */
  readonly without: number;
};
