/** `records.csv`: what other lists say, in a table of the case that enters no number. Later versions of a record stand below earlier ones. */
import type { RawTable } from '../casefile/table.js';
import { csvLine, unescapeFormula } from '../dossier/documents/csv-text.js';
import { InputError } from '../problem.js';
import { type ExchangeRecord, RECORD_KINDS, type RecordKind } from './record.js';

export const RECORDS_TABLE = 'records';
export const RECORDS_FILE = 'records.csv';

type Column = {
  readonly name: string;
  readonly type: 'string' | 'number';
  readonly says: string;
  readonly of: (record: ExchangeRecord) => string | number | null;
};

export const RECORD_COLUMNS: readonly Column[] = [
  { name: 'format', type: 'string', says: 'Format it came in', of: ({ format }) => format },
  { name: 'id', type: 'string', says: 'Its number in that list', of: ({ id }) => id },
  { name: 'version', type: 'string', says: 'Place among the versions of one record', of: () => null },
  { name: 'known', type: 'string', says: 'Day from which this version was known', of: ({ known }) => known },
  { name: 'date', type: 'string', says: 'When it happened, EDTF', of: ({ date }) => date },
  { name: 'kind', type: 'string', says: RECORD_KINDS.join(', '), of: ({ kind }) => kind },
  { name: 'title', type: 'string', says: 'In one line', of: ({ title }) => title },
  { name: 'description', type: 'string', says: 'As the list tells it', of: ({ description }) => description },
  { name: 'lat', type: 'number', says: 'Degrees north', of: ({ lat }) => lat },
  { name: 'lon', type: 'number', says: 'Degrees east', of: ({ lon }) => lon },
  { name: 'uncertainty_m', type: 'number', says: 'Radius in metres', of: ({ uncertaintyM }) => uncertaintyM },
  { name: 'place', type: 'string', says: 'Place by name', of: ({ place }) => place },
  { name: 'type', type: 'string', says: 'What it is of', of: ({ type }) => type },
  { name: 'state', type: 'string', says: 'In the words of the list', of: ({ state }) => state },
  { name: 'side', type: 'string', says: 'In the words of the list', of: ({ side }) => side },
  { name: 'low', type: 'number', says: 'At least', of: ({ low }) => low },
  { name: 'best', type: 'number', says: 'The number itself', of: ({ best }) => best },
  { name: 'high', type: 'number', says: 'At most', of: ({ high }) => high },
  { name: 'unit', type: 'string', says: 'Of the number', of: ({ unit }) => unit },
  { name: 'urls', type: 'string', says: 'Addresses, JSON', of: ({ urls }) => listText(urls) },
  { name: 'tags', type: 'string', says: 'Tags, JSON', of: ({ tags }) => listText(tags) },
  {
    name: 'own',
    type: 'string',
    says: 'Columns of the list as they stood, JSON',
    of: ({ own }) => JSON.stringify(own),
  },
];

const listText = (list: readonly string[]): string | null => (list.length === 0 ? null : JSON.stringify(list));

/** What no cell of a case may hold is written as it is seen: control characters as spaces, ends trimmed, at most 60,000 characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST = 60_000;
const held = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' ? heldText(cell) || null : cell;

/** A text as a table keeps it: two that are kept alike say the same. */
export const heldText = (text: string): string => text.replace(CONTROL, ' ').slice(0, LONGEST).trim();

export function recordsCsv(records: readonly ExchangeRecord[]): string {
  const versions = new Map<string, number>();
  const lines = records.map((record) => {
    const key = `${record.format}\n${record.id}`;
    const version = (versions.get(key) ?? 0) + 1;
    versions.set(key, version);
    return csvLine(RECORD_COLUMNS.map(({ name, of }) => (name === 'version' ? version : held(of(record)))));
  });
  return csvLine(RECORD_COLUMNS.map(({ name }) => name)) + lines.join('');
}

/** What datapackage.json lists. */
export const recordsResource = (): object => ({
  name: RECORDS_TABLE,
  path: RECORDS_FILE,
  type: 'table',
  description: 'What other lists say, version by version. It enters no number.',
  schema: {
    primaryKey: ['format', 'id', 'version'],
    fields: RECORD_COLUMNS.map(({ name, type, says }) => ({
      name,
      type: name === 'version' ? 'integer' : type,
      description: says,
    })),
  },
});

/** @throws InputError where the table was edited into something it cannot be */
export function recordsOfTable(table: Pick<RawTable, 'header' | 'records'>): readonly ExchangeRecord[] {
  const at = new Map(table.header.cells.map((name, i) => [name, i]));
  return table.records.map(({ cells, line }) => {
    const text = (name: string): string | null => {
      const cell = cells[at.get(name) ?? -1] ?? '';
      return cell === '' ? null : unescapeFormula(cell);
    };
    const number = (name: string): number | null => (text(name) === null ? null : Number(text(name)));
    const json = <T>(name: string, empty: T): T => {
      try {
        return text(name) === null ? empty : (JSON.parse(text(name) as string) as T);
      } catch {
        throw new InputError(`${RECORDS_FILE}:${line} ${name}`, 'JSON', text(name));
      }
    };
    const kind = RECORD_KINDS.find((known): known is RecordKind => known === text('kind'));
    if (kind === undefined) throw new InputError(`${RECORDS_FILE}:${line} kind`, RECORD_KINDS.join(', '), text('kind'));
    return {
      format: text('format') ?? '',
      id: text('id') ?? '',
      known: text('known'),
      date: text('date'),
      kind,
      title: text('title'),
      description: text('description'),
      lat: number('lat'),
      lon: number('lon'),
      uncertaintyM: number('uncertainty_m'),
      place: text('place'),
      type: text('type'),
      state: text('state'),
      side: text('side'),
      low: number('low'),
      best: number('best'),
      high: number('high'),
      unit: text('unit'),
      urls: json<readonly string[]>('urls', []),
      tags: json<readonly string[]>('tags', []),
      own: json<Readonly<Record<string, string>>>('own', {}),
    };
  });
}
