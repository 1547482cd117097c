/** One row of auto-archiver's CSV: what was asked for, what came of it, and the files it kept. Its cells are Python literals. */
import type { Problem } from '../../problem.js';
import { instantOfPython, isCall } from './python-instant.js';
import { type PythonDict, type PythonValue, parsePythonLiteral } from './python-literal.js';

export type ArchivedMedia = {
  readonly filename: string | null;
  /** where the archiver put it */
  readonly urls: readonly string[];
  readonly mime: string | null;
  /** as the archiver states it, e.g. `SHA-256:…`; null: none */
  readonly hash: string | null;
};

export type ArchivedItem = {
  /** 1-based line the row begins on */
  readonly line: number;
  /** in the archiver's words, e.g. `telegram: success` */
  readonly status: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly content: string | null;
  /** of the post, ISO 8601; without a zone where none was given */
  readonly postedAt: string | null;
  readonly archivedAt: string | null;
  readonly media: readonly ArchivedMedia[];
};

export type ArchiverRow = {
  readonly line: number;
  readonly status: string;
  readonly metadata: string;
  readonly media: string;
};

/** Every problem at once; what could be read stands all the same. */
export function parseArchiverRow(
  row: ArchiverRow,
  file: string,
): { readonly item: ArchivedItem; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const cell = (field: 'metadata' | 'media'): PythonValue => {
    if (row[field].trim() === '') return null;
    const read = parsePythonLiteral(row[field]);
    if (read.ok) return read.value;
    const got = row[field].slice(read.at, read.at + 40);
    problems.push({ file, line: row.line, field, rule: `${read.rule} at character ${read.at + 1}`, got });
    return null;
  };
  const metadata = fieldsOf(cell('metadata'));
  const media = cell('media');
  const item: ArchivedItem = {
    line: row.line,
    status: row.status,
    url: textOf(metadata.get('url')),
    title: textOf(metadata.get('title')),
    content: textOf(metadata.get('content')),
    postedAt: instantOfPython(metadata.get('timestamp') ?? null),
    archivedAt: instantOfPython(metadata.get('_processed_at') ?? null),
    media: (isList(media) ? media : []).map(mediaOf),
  };
  if (item.url === null && problems.length === 0)
    problems.push({ file, line: row.line, field: 'metadata', rule: 'an item with its url', got: null });
  return { item, problems };
}

function mediaOf(value: PythonValue): ArchivedMedia {
  const fields = fieldsOf(value);
  const urls = fields.get('urls') ?? null;
  const properties = fieldsOf(fields.get('properties') ?? null);
  return {
    filename: textOf(fields.get('filename')),
    urls: (isList(urls) ? urls : []).flatMap((url) => (typeof url === 'string' ? [url] : [])),
    mime: textOf(fields.get('_mimetype')),
    hash: textOf(properties.get('hash')),
  };
}

/** A dict's entries, or the named arguments of a printed record. */
function fieldsOf(value: PythonValue): ReadonlyMap<string, PythonValue> {
  if (isDict(value)) return value.entries;
  return isCall(value) ? value.named : new Map();
}

const isList = (value: PythonValue): value is readonly PythonValue[] => Array.isArray(value);
const isDict = (value: PythonValue): value is PythonDict =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === 'dict';
const textOf = (value: PythonValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
