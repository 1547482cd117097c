/** Formats that are a table: a header, and a row for each record. */
import { parseRecords } from '../casefile/table.js';
import { type CsvCell, csvLine, unescapeFormula } from '../dossier/documents/csv-text.js';
import type { Problem } from '../problem.js';
import { type Fields, fieldsOf, refuseFormulas } from './fields.js';
import { type Format, foreign, type ReadRecords } from './format.js';
import type { Common, ExchangeRecord } from './record.js';

export type ReadRow = Common & { readonly id: string; readonly known: string | null };

export type CsvSpec = Pick<Format, 'name' | 'title' | 'against' | 'places' | 'persons' | 'carries' | 'loses'> & {
  /** the header written; columns it does not name are kept behind it */
  readonly columns: readonly string[];
  /** without one of these it is another format */
  readonly needs: readonly (string | readonly string[])[];
  /** rows may be the same word for word, each a record of its own */
  readonly repeats?: boolean;
  readonly readRow: (fields: Fields) => ReadRow;
  readonly writeRow: (record: ExchangeRecord) => Readonly<Record<string, CsvCell>>;
};

export function csvFormat(spec: CsvSpec): Format {
  const { name, title, against, places, persons, carries, loses } = spec;
  return {
    ...{ name, title, against, places, persons, carries, loses },
    mediaType: 'text/csv',
    extension: 'csv',
    read: (text, file) => readTable(spec, text, file),
    write: (records) => writeTable(spec, records),
  };
}

function readTable(spec: CsvSpec, text: string, file: string): ReadRecords {
  const broken: Problem[] = [];
  const unix = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const rows = parseRecords(unix.endsWith('\n') || unix === '' ? unix : `${unix}\n`, (line, field, rule, got = null) =>
    broken.push({ file, line, field, rule, got }),
  );
  if (rows === null) return { records: [], problems: broken, malformed: 0, isForeign: true };
  const header = rows[0]?.cells.map((cell) => cell.trim()) ?? [];
  const missing = spec.needs.filter((need) => ![need].flat().some((column) => header.includes(column)));
  if (missing.length > 0) {
    const wanted = missing.map((need) => [need].flat().join(' or ')).join(', ');
    return foreign(file, 1, `${spec.title}: a column named ${wanted}`, header.join(','));
  }
  const records: ExchangeRecord[] = [];
  const problems: Problem[] = [...broken];
  const seen = new Map<string, number>();
  let malformed = 0;
  for (const { cells, line } of rows.slice(1)) {
    if (cells.length === 1 && cells[0] === '') continue;
    const before = problems.length;
    const bad = (field: string | null, rule: string, got: string | null = null): void => {
      problems.push({ file, line, field, rule, got });
    };
    const record = readRow(spec, header, cells, seen, bad);
    if (record !== null && problems.length === before) records.push(record);
    else malformed++;
  }
  return { records, problems, malformed, isForeign: false };
}

function readRow(
  spec: CsvSpec,
  header: readonly string[],
  cells: readonly string[],
  seen: Map<string, number>,
  bad: Fields['bad'],
): ExchangeRecord | null {
  if (cells.length !== header.length) {
    bad(null, `${header.length} cells, as in the first line`, String(cells.length));
    return null;
  }
  const byName = new Map(header.map((column, i) => [column, cells[i] as string]));
  refuseFormulas(byName, bad);
  const fields = fieldsOf(byName, bad, unescapeFormula);
  const { id, ...row } = spec.readRow(fields);
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  if (times > 1 && spec.repeats !== true) bad(null, 'an id that stands once', id);
  const own = Object.fromEntries(
    header.flatMap((column) => {
      const cell = fields.text(column);
      return cell === null ? [] : [[column, cell]];
    }),
  );
  return { format: spec.name, id: times > 1 ? `${id}-${times}` : id, ...row, own };
}

function writeTable(spec: CsvSpec, records: readonly ExchangeRecord[]): string {
  const known = new Set(spec.columns);
  const more = new Set<string>();
  for (const { format, own } of records)
    if (format === spec.name) for (const column of Object.keys(own)) if (!known.has(column)) more.add(column);
  const columns = [...spec.columns, ...more];
  const lines = records.map((record) => {
    const written = spec.writeRow(record);
    // Its own rows go back as they came; where they stood is said anew, since it may have been coarsened.
    const own = record.format === spec.name ? record.own : null;
    const cell = (column: string): CsvCell =>
      own?.[column] ?? (own === null || spec.places.includes(column) ? (written[column] ?? null) : null);
    return csvLine(columns.map(cell));
  });
  return csvLine(columns) + lines.join('');
}
