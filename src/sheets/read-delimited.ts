/**
 * CSV and what a spreadsheet puts on the clipboard (tab between cells, a cell quoted where it holds a tab, a line end or a
 * quote). Every cell stays the text it was: no date or number is guessed.
 */
import { parse } from 'csv-parse/browser/esm/sync';

/** What a case takes in at a time. */
const MOST_ROWS = 100_000;

export function readPasted(text: string): readonly (readonly string[])[] {
  return readDelimited(text, '\t');
}

/** The separator that occurs most in the first line; a comma where none does. */
export function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (mark: string): number => first.split(mark).length - 1;
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/** Blank lines are left out, and white space around a cell. @throws Error where there are more rows than a case takes in */
export function readDelimited(text: string, separator: string): readonly (readonly string[])[] {
  const rows = split(
    text
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n')
      .replace(/^\ufeff/, ''),
    separator,
  )
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  if (rows.length > MOST_ROWS) throw new Error(`at most ${MOST_ROWS} rows at a time, got ${rows.length}`);
  return rows;
}

function split(text: string, separator: string): readonly (readonly string[])[] {
  try {
    const bytes = new TextEncoder().encode(text);
    return parse(bytes, { delimiter: separator, relax_column_count: true, relax_quotes: true, record_delimiter: '\n' });
  } catch {
    // A quote that is never closed is then a mark like any other.
    return text.split('\n').map((line) => line.split(separator));
  }
}
