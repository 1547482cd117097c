/**
 * One file that was received, as the custody log tells it. The record that it came in carries what is known of it, so that
 * there is one list, it is chained, and a file is either in it with everything or not at all. The number of an entry is made
 * of what it is (bytes, name, address, what it came out of): the same file received twice is one entry.
 */
import type { BlobDigest } from '../../ports.js';
import { type CustodyEvent, type CustodyRecord, canonicalJson, type HashOfText } from '../custody/record.js';

export const CAPTURE_STATES = ['complete', 'partial', 'failed'] as const;
export type CaptureState = (typeof CAPTURE_STATES)[number];

/** What is known of a file when it is received. */
export type Arrival = {
  readonly sha256: BlobDigest;
  readonly bytes: number;
  /** by its first bytes, `application/octet-stream` where they do not say */
  readonly mediaType: string;
  /** as it was called where it came from, folders with `/` between */
  readonly name: string;
  /** where it was fetched or captured; null: it came as a file and says nothing of it */
  readonly url: string | null;
  /** ISO 8601, as whoever captured it states; null: not stated */
  readonly capturedAt: string | null;
  /** program it came from: `plumbline intake`, `auto-archiver`, `Browsertrix` … */
  readonly tool: string;
  /** of a `failed` one the bytes are a report of the attempt */
  readonly state: CaptureState;
  /** id of the entry of the archive it was taken out of */
  readonly parent: string | null;
  /** id of the entry it is a working copy of; null: an evidentiary copy */
  readonly copyOf: string | null;
  /** why, or what came of it, for a reader */
  readonly note: string | null;
};

export type EvidenceEntry = Arrival & {
  /** `e` and 20 hexadecimal digits */
  readonly id: string;
  /** ISO 8601 UTC, of the receiver's clock */
  readonly receivedAt: string;
};

export function idOfArrival({ sha256, name, url, parent, copyOf }: Arrival, hash: HashOfText): string {
  return `e${hash(JSON.stringify([sha256, name, url, parent, copyOf])).slice(0, 20)}`;
}

const MARK = 'entry ';

/** The custody event of a file that came in (`collect`) or of a working copy that was made (`copy`). */
export function eventOfEntry({ sha256, receivedAt, ...known }: EvidenceEntry, actor: string): CustodyEvent {
  const told = Object.entries(known).filter((pair): pair is [string, string | number] => pair[1] !== null);
  return {
    action: known.copyOf === null ? 'collect' : 'copy',
    actor,
    at: receivedAt,
    item: sha256,
    note: `${MARK}${canonicalJson(Object.fromEntries(told))}`,
  };
}

/** null where the record is of something else. */
export function entryOfRecord({ action, at, item, note }: CustodyRecord): EvidenceEntry | null {
  if ((action !== 'collect' && action !== 'copy') || note === undefined || !note.startsWith(MARK)) return null;
  const told = parsed(note.slice(MARK.length));
  if (told === null) return null;
  const text = (key: string): string | null => (typeof told[key] === 'string' ? (told[key] as string) : null);
  const [id, name, mediaType, tool] = ['id', 'name', 'mediaType', 'tool'].map(text);
  const state = CAPTURE_STATES.find((known) => known === told.state);
  if (!id || name === null || name === undefined || !mediaType || !tool || state === undefined) return null;
  return {
    ...{ id, sha256: item as BlobDigest, bytes: Number(told.bytes), mediaType, name },
    ...{ url: text('url'), capturedAt: text('capturedAt'), receivedAt: at, tool, state },
    ...{ parent: text('parent'), copyOf: text('copyOf'), note: text('note') },
  };
}

/** In the order they came in. */
export const entriesOf = (records: readonly CustodyRecord[]): readonly EvidenceEntry[] =>
  records.flatMap((record) => entryOfRecord(record) ?? []);

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
