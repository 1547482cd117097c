/**
 * A CSV file as its records, each with its cells, its place and the very characters it was written with. Untouched
 * records are written back as they stood; an edited one is written with as few quotes as RFC 4180 allows.
 */
import { parse } from 'csv-parse/browser/esm/sync';
import type { Report } from './report.js';

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

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** The records of a CSV text, the header first; null when its quoting cannot be followed (reported with the line). */
export function parseRecords(text: string, report: Report): readonly RawRecord[] | null {
  if (text !== '' && !text.endsWith('\n')) report(text.split('\n').length, null, 'a line end after the last row');
  let parsed: readonly Parsed[];
  try {
    parsed = parse(text, { info: true, relax_column_count: true, record_delimiter: '\n' }) as unknown as Parsed[];
  } catch (error) {
    const fault = error as { code?: string; lines?: number };
    const rule = QUOTING[fault.code ?? ''];
    if (rule === undefined) throw error;
    report(fault.lines ?? null, null, `RFC 4180: ${rule}`);
    return null;
  }
  const lines = text.split('\n');
  let before = 0;
  return parsed.map(({ record, info }) => {
    const raw = lines.slice(before, info.lines).join('\n');
    const line = before + 1;
    before = info.lines;
    return { cells: record, line, raw };
  });
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
