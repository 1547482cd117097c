/**
 * `evidence.csv`: the list of evidence as a table of the case, one row for each file. It is written from the custody log,
 * which is the list; a name that no table may hold (a formula, control characters) is written percent-encoded here.
 */
import { cellTextRule } from '../core/casefile/cell-text.js';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';

export const EVIDENCE_TABLE = 'evidence';
export const EVIDENCE_FILE = 'evidence.csv';

type Column = {
  readonly name: string;
  readonly type: 'string' | 'integer';
  readonly says: string;
  readonly of: (entry: EvidenceEntry) => string | number | null;
};

export const EVIDENCE_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string', says: 'Number of the entry, made of what it is', of: ({ id }) => id },
  { name: 'sha256', type: 'string', says: 'SHA-256 of the bytes, hexadecimal', of: ({ sha256 }) => sha256.slice(7) },
  { name: 'bytes', type: 'integer', says: 'How many bytes', of: ({ bytes }) => bytes },
  { name: 'media_type', type: 'string', says: 'What it is, by its first bytes', of: ({ mediaType }) => mediaType },
  { name: 'name', type: 'string', says: 'As it was called where it came from', of: ({ name }) => name },
  { name: 'url', type: 'string', says: 'Where it was fetched or captured', of: ({ url }) => url },
  {
    name: 'captured_at',
    type: 'string',
    says: 'When, as whoever captured it states',
    of: ({ capturedAt }) => capturedAt,
  },
  { name: 'received_at', type: 'string', says: 'When it came in here, UTC', of: ({ receivedAt }) => receivedAt },
  { name: 'tool', type: 'string', says: 'Program it came from', of: ({ tool }) => tool },
  { name: 'state', type: 'string', says: 'complete, partial or failed', of: ({ state }) => state },
  { name: 'parent', type: 'string', says: 'Entry of what it was taken out of', of: ({ parent }) => parent },
  { name: 'copy_of', type: 'string', says: 'Entry it is a working copy of', of: ({ copyOf }) => copyOf },
  { name: 'note', type: 'string', says: 'What came of it', of: ({ note }) => note },
];

/** The whole file, one line for each entry, in the order they came in. */
export function evidenceCsv(entries: readonly EvidenceEntry[]): string {
  const rows = entries.map((entry) => EVIDENCE_COLUMNS.map(({ of }) => cell(of(entry))).join(','));
  return `${[EVIDENCE_COLUMNS.map(({ name }) => name).join(','), ...rows].join('\n')}\n`;
}

/** What datapackage.json lists. */
export const evidenceResource = (): object => ({
  name: EVIDENCE_TABLE,
  path: EVIDENCE_FILE,
  type: 'table',
  schema: {
    primaryKey: ['id'],
    fields: EVIDENCE_COLUMNS.map(({ name, type, says }) => ({ name, type, description: says })),
  },
});

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = safe(String(value));
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const MOST = 8000;

function safe(text: string): string {
  const plain = text.replace(CONTROL, encoded).trim().slice(0, MOST).trim();
  if (cellTextRule(plain, false) === null) return plain;
  const [first = ''] = plain;
  return encodeURIComponent(first) === first
    ? encoded(first) + plain.slice(1)
    : encodeURIComponent(first) + plain.slice(1);
}

const encoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
