/** One worksheet as text in rows: blank rows left out, columns by the letters of their cells. */
import type { Book } from './read-xlsx.js';
import { readXml } from './read-xml.js';
import { serialText } from './serial-day.js';
import type { Sheet } from './sheet.js';

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1_000;

/** @throws Error where it holds more than a case takes in */
export function readSheet(text: string, book: Book): Omit<Sheet, 'name'> {
  const rows: (readonly string[])[] = [];
  let row: string[] = [];
  let formulas = 0;
  let cell = { at: -1, type: 'n', style: 0 };
  let [isValue, value] = [false, ''];
  readXml(text, {
    open(name, { r, t, s }) {
      if (name === 'row') {
        row = [];
        cell = { at: -1, type: 'n', style: 0 };
      }
      if (name === 'c') {
        cell = { at: r === undefined ? cell.at + 1 : columnOf(r), type: t ?? 'n', style: Number(s ?? 0) };
        value = '';
      }
      if (name === 'f') formulas++;
      isValue = name === 'v' || name === 't';
    },
    text: (piece) => {
      if (isValue) value += piece;
    },
    close(name) {
      isValue = false;
      if (name === 'c') {
        if (cell.at >= MOST_COLUMNS) throw new Error(`at most ${MOST_COLUMNS} columns in a sheet`);
        while (row.length < cell.at) row.push('');
        row[cell.at] = cellText(value, cell, book).trim();
      }
      if (name !== 'row') return;
      if (row.some((one) => one !== '')) rows.push(row);
      if (rows.length > MOST_ROWS) throw new Error(`at most ${MOST_ROWS} rows in a sheet`);
    },
  });
  return { rows, formulas };
}

type CellOf = { readonly type: string; readonly style: number };

function cellText(value: string, { type, style }: CellOf, book: Book): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return book.texts[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'true' : 'false';
    case 'd':
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
    case 'n': {
      const date = book.dates[style];
      if (date) return serialText(Number(value), date, book.is1904);
      // Fifteen digits are what a spreadsheet shows at most; more are the machine's, not its author's.
      return Number.isFinite(Number(value)) ? String(Number(Number(value).toPrecision(15))) : value;
    }
    default:
      return value;
  }
}

/** 0 for A. */
function columnOf(reference: string): number {
  let at = 0;
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break;
    at = at * 26 + letter.charCodeAt(0) - 64;
    if (at > MOST_COLUMNS) break;
  }
  return at - 1;
}
