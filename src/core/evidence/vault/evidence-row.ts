/** One file of a vault as a list shows it: the entry, what kind of thing it is, and what the last fixity check found. */
import { dayRange } from '../../measure/day.js';
import type { FixityCheck } from '../custody/fixity.js';
import type { EvidenceEntry } from './entry.js';

export const EVIDENCE_KINDS = ['picture', 'clip', 'archive', 'document'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export type EvidenceRow = EvidenceEntry & {
  readonly kind: EvidenceKind;
  /** null: never read again since it came in */
  readonly fixity: Pick<FixityCheck, 'state' | 'at'> | null;
  /** id of the entry whose picture stands for this one: itself, or the picture of a page; null: there is none to show */
  readonly face: string | null;
};

const ARCHIVES: ReadonlySet<string> = new Set(['application/wacz', 'application/warc']);

/** @param mediaType of the entry, as `image/jpeg` */
export function evidenceKind(mediaType: string): EvidenceKind {
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') return 'picture';
  if (mediaType.startsWith('video/')) return 'clip';
  return ARCHIVES.has(mediaType) ? 'archive' : 'document';
}

/** Evidentiary copies in the order they came in, each with the working copy that shows it. */
export function evidenceRows(
  entries: readonly EvidenceEntry[],
  fixity: ReadonlyMap<string, FixityCheck>,
): readonly EvidenceRow[] {
  const shown = new Map<string, string>();
  for (const { id, copyOf, mediaType } of entries)
    if (copyOf !== null && evidenceKind(mediaType) === 'picture' && !shown.has(copyOf)) shown.set(copyOf, id);
  return entries
    .filter(({ copyOf }) => copyOf === null)
    .map((entry) => {
      const kind = evidenceKind(entry.mediaType);
      const last = fixity.get(entry.sha256);
      return {
        ...entry,
        kind,
        fixity: last ? { state: last.state, at: last.at } : null,
        face: kind === 'picture' || kind === 'clip' ? entry.id : (shown.get(entry.id) ?? null),
      };
    });
}

export type EvidenceFilter = {
  /** words that all have to stand in name, address, note or digest */
  readonly words?: string;
  readonly kind?: EvidenceKind;
  /** first and last day, `2031-03-12`; what states no day of capture is of none */
  readonly days?: { readonly from: string; readonly to: string };
};

export function filterEvidence(
  rows: readonly EvidenceRow[],
  { words = '', kind, days }: EvidenceFilter,
): readonly EvidenceRow[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    const text = [row.name, row.url, row.note, row.sha256, row.id].join(' ').toLowerCase();
    return (
      (kind === undefined || row.kind === kind) &&
      (days === undefined || isOf(row.capturedAt, days)) &&
      wanted.every((word) => text.includes(word))
    );
  });
}

/** A month that is stated may mean any of its days. */
function isOf(capturedAt: string | null, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const [stated, first, last] = [capturedAt?.slice(0, 10) ?? '', from, to].map(dayRange);
  return !!stated && !!first && !!last && stated.first <= last.last && stated.last >= first.first;
}
