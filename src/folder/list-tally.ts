/** Rows of lists added up by pattern, each cell checked. */
import type { Report } from '../core/casefile/report.js';
import type { Columns } from './list-columns.js';
import type { Row } from './list-reader.js';

export type Tally = {
  readonly add: (row: Row) => void;
  readonly lists: readonly string[];
  readonly patterns: ReadonlyMap<number, number>;
  readonly isEmpty: () => boolean;
  readonly warnings: () => readonly string[];
};

const MOST_COUNT = 1e12;

/** The rule a count breaks, or null. */
function countRule(cell: string): string | null {
  if (cell === '') return 'a count; blank is unknown, and 0 is none';
  if (!/^\d+$/.test(cell)) return 'a whole number from 0';
  return Number(cell) > MOST_COUNT ? `at most ${MOST_COUNT}` : null;
}

export function makeTally({ header, lists, count, strata }: Columns, report: Report): Tally {
  const patterns = new Map<number, number>();
  const told = new Map<string, number>();
  const ids = new Map<string, number>();
  const idColumn = count === null ? header.findIndex((name, i) => strata.includes(i) && /^id$/i.test(name)) : -1;
  let [rows, repeated, zeros] = [0, 0, 0];

  const maskOf = ({ cells, lines }: Row): number | null => {
    let [mask, sound] = [0, true];
    lists.forEach((column, j) => {
      const cell = (cells[column] as string).trim();
      if (cell === '1') mask |= 1 << j;
      else if (cell !== '0') {
        sound = false;
        for (const line of lines) report(line, header[column] as string, '0 or 1: off the list or on it', cell);
      }
    });
    return sound ? mask : null;
  };
  const addRecord = (row: Row, mask: number): void => {
    if (mask === 0) {
      for (const line of row.lines) report(line, null, 'on at least one list; who is on none is what is asked');
      return;
    }
    if (idColumn >= 0) once(row, (row.cells[idColumn] as string).trim());
    patterns.set(mask, (patterns.get(mask) ?? 0) + row.lines.length);
  };
  const once = ({ lines }: Row, id: string): void => {
    lines.forEach((line, i) => {
      const before = i > 0 ? lines[0] : ids.get(id);
      if (before !== undefined) report(line, header[idColumn] as string, `an id that stands once (line ${before})`, id);
    });
    if (!ids.has(id)) ids.set(id, lines[0] as number);
  };
  const addCount = (row: Row, mask: number | null, column: number): void => {
    const cell = (row.cells[column] as string).trim();
    const bad = (rule: string): void => {
      for (const line of row.lines) report(line, header[column] as string, rule, cell);
    };
    if (mask === 0) {
      // Blank: unknown, as it should be. Software that writes 0 there means the same.
      if (cell === '0') zeros++;
      else if (cell !== '') bad('blank: how many are on no list is what is asked');
      return;
    }
    const rule = countRule(cell);
    if (rule !== null) {
      bad(rule);
      return;
    }
    if (mask === null) return;
    const key = row.cells.filter((_, i) => i !== column).join('\u0000');
    repeated += row.lines.length - (told.has(key) ? 0 : 1);
    told.set(key, row.lines[0] as number);
    patterns.set(mask, (patterns.get(mask) ?? 0) + Number(cell) * row.lines.length);
  };

  return {
    add: (row) => {
      rows++;
      const mask = maskOf(row);
      if (count !== null) addCount(row, mask, count);
      else if (mask !== null) addRecord(row, mask);
    },
    lists: lists.map((column) => header[column] as string),
    patterns,
    isEmpty: () => rows === 0,
    warnings: () => [
      ...strata
        .filter((column) => column !== idColumn)
        .map((column) => `column ${header[column]} is no list: its values are summed over`),
      ...(repeated > 0 ? [`${repeated} rows repeat a pattern of an earlier one; their counts were added`] : []),
      ...(zeros > 0 ? ['the pattern of no list has the count 0; it is taken as unknown'] : []),
    ],
  };
}
