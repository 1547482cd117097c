/** Formats that are JSON: a list of objects in one document, or one object on each line. */
import { isJsonFault, type JsonNode, type JsonObject, parseJson } from '../casefile/json.js';
import { listOf, objectOf } from '../casefile/json-read.js';
import type { Problem } from '../problem.js';
import type { ReadRow } from './csv-format.js';
import { type Fields, fieldsOf } from './fields.js';
import { type Format, foreign, type ReadRecords } from './format.js';
import type { ExchangeRecord } from './record.js';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonFields = Fields & {
  readonly list: (key: string) => readonly JsonValue[];
  readonly value: (key: string) => JsonValue;
};

export type JsonSpec = Omit<Format, 'read' | 'write' | 'mediaType' | 'extension'> & {
  readonly byLine: boolean;
  /** the rows in a document; null where it is another format. Of a format by lines a document is one line */
  readonly rowsOf: (document: JsonNode) => readonly JsonNode[] | null;
  /** null: a row of the format that is no record here, skipped without a word */
  readonly readRow: (fields: JsonFields) => ReadRow | null;
  readonly writeRow: (record: ExchangeRecord) => Readonly<Record<string, JsonValue>>;
  readonly documentOf: (rows: readonly JsonValue[], records: readonly ExchangeRecord[]) => JsonValue;
};

export function jsonFormat(spec: JsonSpec): Format {
  const { name, title, against, places, persons, carries, loses, byLine } = spec;
  return {
    ...{ name, title, against, places, persons, carries, loses },
    mediaType: byLine ? 'application/x-ndjson' : 'application/json',
    extension: byLine ? 'ndjson' : 'json',
    read: (text, file) => readDocument(spec, text.replace(/^\ufeff/, ''), file),
    write: (records) => {
      const rows = records.map((record) => rowOf(spec, record));
      if (byLine) return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      return `${JSON.stringify(spec.documentOf(rows, records), null, 2)}\n`;
    },
  };
}

function rowOf(spec: JsonSpec, record: ExchangeRecord): JsonValue {
  const written = spec.writeRow(record);
  if (record.format !== spec.name) return written;
  const own = Object.fromEntries(Object.entries(record.own).map(([key, text]) => [key, JSON.parse(text) as JsonValue]));
  const again = spec.places.filter((key) => !(key in own) && key in written);
  return { ...own, ...Object.fromEntries(again.map((key) => [key, written[key] as JsonValue])) };
}

function readDocument(spec: JsonSpec, text: string, file: string): ReadRecords {
  const problems: Problem[] = [];
  const found = spec.byLine ? rowsByLine(spec, text, file, problems) : rowsOfDocument(spec, text, file);
  if ('isForeign' in found) return found;
  let malformed = problems.length;
  const records: ExchangeRecord[] = [];
  const seen = new Set<string>();
  for (const node of found) {
    const before = problems.length;
    const bad = (field: string | null, rule: string, got: string | null = null): void => {
      problems.push({ file, line: node.line, field, rule, got });
    };
    const object = objectOf(node);
    if (object === null) bad(null, 'an object');
    const read = object && spec.readRow(fieldsOfObject(object, bad));
    if (read && seen.has(read.id)) bad(null, 'an id that stands once', read.id);
    if (read) seen.add(read.id);
    if (problems.length > before) malformed++;
    else if (object && read) records.push({ format: spec.name, ...read, own: ownOf(object) });
  }
  return { records, problems, malformed, isForeign: false };
}

function rowsOfDocument(spec: JsonSpec, text: string, file: string): readonly JsonNode[] | ReadRecords {
  const document = parseJson(text);
  if (isJsonFault(document)) return foreign(file, document.line, document.rule, document.got);
  return spec.rowsOf(document) ?? foreign(file, 1, `the rows of ${spec.title}`, null);
}

function rowsByLine(spec: JsonSpec, text: string, file: string, problems: Problem[]): readonly JsonNode[] {
  return text.split('\n').flatMap((one, i): readonly JsonNode[] => {
    if (one.trim() === '') return [];
    const node = parseJson(one);
    if (!isJsonFault(node)) return (spec.rowsOf(node) ?? []).map((row) => ({ ...row, line: i + 1 }));
    problems.push({ file, line: i + 1, field: null, rule: node.rule, got: node.got });
    return [];
  });
}

function fieldsOfObject(object: JsonObject, bad: Fields['bad']): JsonFields {
  const cells = new Map<string, string>();
  for (const [key, node] of object) {
    const value = plainOf(node);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      cells.set(key, String(value));
  }
  return {
    ...fieldsOf(cells, bad),
    list: (key) => (listOf(object.get(key)) ?? []).map(plainOf),
    value: (key) => memberOf(object, key),
  };
}

function memberOf(object: JsonObject, key: string): JsonValue {
  const node = object.get(key);
  return node === undefined ? null : plainOf(node);
}

/** As JSON text, so that a row goes back as it came. */
const ownOf = (object: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries([...object].map(([key, node]) => [key, JSON.stringify(plainOf(node))]));

export function plainOf(node: JsonNode): JsonValue {
  if (node.value instanceof Map) return Object.fromEntries([...node.value].map(([key, of]) => [key, plainOf(of)]));
  if (Array.isArray(node.value)) return (node.value as readonly JsonNode[]).map(plainOf);
  return node.value as JsonValue;
}

export const textsAmong = (values: readonly JsonValue[]): readonly string[] =>
  values.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
