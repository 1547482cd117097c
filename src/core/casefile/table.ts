/**
 * A CSV file as its records, each with its cells, its place and the very characters it was written with. Untouched
 * records are written back as they stood; an edited one is written with as few quotes as RFC 4180 allows.
 */
import { parse } from 'csv-parse/browser/esm/sync';
import type { Report } from './report.js';
import { lineAt, toUtf8 } from './utf8.js';

export type RawRecord = {
  readonly cells: readonly string[];
  /** 1-based line on which the record begins */
  readonly line: number;
  /** as written, without its line end; null once the cells have been edited */
  readonly raw: string | null;
};

export type RawTable = {
  /** resource name in the package */
  readonly name: string;
  readonly path: string;
  readonly header: RawRecord;
  readonly records: readonly RawRecord[];
};

/** The records of a CSV text, the header first; null when its quoting cannot be followed (reported with the line). */
export function parseRecords(text: string, report: Report): readonly RawRecord[] | null {
  if (text !== '' && !text.endsWith('\n')) report(text.split('\n').length, null, 'a line end after the last row');
  let rows: readonly (readonly string[])[];
  // Bytes, because the parser turns text into bytes character by character.
  const bytes = toUtf8(text);
  try {
    rows = parse(bytes, { relax_column_count: true, record_delimiter: '\n' });
  } catch (error) {
    const fault = error as { code?: string; bytes?: number };
    const rule = QUOTING[fault.code ?? ''];
    if (rule === undefined) throw error;
    // The row that could not be followed, not the line where following it ended.
    report(lineAt(bytes, fault.bytes ?? 0), null, `RFC 4180: ${rule}`);
    return null;
  }
  const lines = text.split('\n');
  let before = 0;
  return rows.map((cells) => {
    const start = before;
    before += 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
    return { cells, line: start + 1, raw: lines.slice(start, before).join('\n') };
  });
}

function lineEnds(cell: string): number {
  let found = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) found++;
  return found;
}

const QUOTING: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'every opening quote is closed',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quote ends its cell',
  INVALID_OPENING_QUOTE: 'a quote inside a cell is doubled, and the cell quoted',
};

/** The same record with other cells. */
export function withCells(record: RawRecord, cells: readonly string[]): RawRecord {
  return { cells, line: record.line, raw: null };
}

export function printTable(table: Pick<RawTable, 'header' | 'records'>): string {
  return [table.header, ...table.records].map((record) => `${record.raw ?? printCells(record.cells)}\n`).join('');
}

export const printCells = (cells: readonly string[]): string => cells.map(quoted).join(',');

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
