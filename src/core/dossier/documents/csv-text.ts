/**
 * Cells for spreadsheets of others. A cell that a spreadsheet would run (it begins with = + - @, a tab or a carriage
 * return, and is no number) gets an apostrophe before it, as OWASP advises; an apostrophe that stands before such a
 * cell already gets a second one, so that taking one off gives back exactly what there was.
 */
const RUNS = /^'*[=+\-@\t\r\uff1d\uff20\uff0b\uff0d]/;
const ESCAPED = /^''*[=+\-@\t\r\uff1d\uff20\uff0b\uff0d]/;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

export const escapeFormula = (cell: string): string => (RUNS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

export const unescapeFormula = (cell: string): string => (ESCAPED.test(cell) ? cell.slice(1) : cell);

export type CsvCell = string | number | null;

/** One line of RFC 4180 with its line end; null is a blank. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map((cell) => quoted(cell === null ? '' : escapeFormula(String(cell)))).join(',')}\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
