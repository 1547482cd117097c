/** Rows of a list of losses, checked; every problem of every row at once. Other columns are kept out and named. */
import { dayRange } from '../../measure/day.js';
import type { Problem } from '../../problem.js';
import { type LossRecord, lossRecord, type RecordCells } from './loss-record.js';

export type ListTable = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
};

export type ReadList =
  | {
      readonly ok: true;
      readonly records: readonly LossRecord[];
      readonly columns: readonly string[];
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const KNOWN = ['name', 'serial', 'place', 'lat', 'lon', 'date'] as const;
type Known = (typeof KNOWN)[number];

/** @param list place of the list among the lists */
export function readList({ file, header, rows }: ListTable, list: number): ReadList {
  const problems: Problem[] = [];
  const report = (line: number | null, field: string | null, rule: string, got: string | null = null): void => {
    problems.push({ file, line, field, rule, got });
  };
  for (const [i, name] of header.entries())
    if (header.indexOf(name) !== i) report(1, name, 'each column once in the header', name);
  const columns = KNOWN.filter((name) => header.includes(name));
  if (columns.length === 0) report(1, null, `at least one column of ${KNOWN.join(', ')}`, header.join(','));
  if (header.includes('lat') !== header.includes('lon')) report(1, null, 'lat and lon together', header.join(','));
  if (rows.length === 0) report(null, null, 'at least one row');
  if (problems.length > 0) return { ok: false, problems };

  const places = columns.map((name) => [name, header.indexOf(name)] as const);
  const records = rows.flatMap(({ cells, line }): readonly LossRecord[] => {
    if (cells.length !== header.length) {
      report(line, null, `${header.length} cells`, `${cells.length} cells`);
      return [];
    }
    const stated: Partial<Record<Known, string>> = {};
    for (const [name, at] of places) {
      const text = (cells[at] as string).trim();
      if (text === '') continue;
      const rule = RULES[name]?.(text) ?? null;
      if (rule === null) stated[name] = text;
      else report(line, name, rule, text);
    }
    if ((stated.lat === undefined) !== (stated.lon === undefined))
      report(line, 'lat', 'lat and lon together, or neither');
    return [lossRecord(list, line, stated satisfies RecordCells)];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, records, columns, ignored: header.filter((name) => !KNOWN.some((known) => known === name)) };
}

const within =
  (limit: number) =>
  (text: string): string | null =>
    /^[+-]?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit ? null : `degrees from -${limit} to ${limit}`;

const RULES: Partial<Record<Known, (text: string) => string | null>> = {
  lat: within(90),
  lon: within(180),
  date: (text) => (dayRange(text) ? null : 'a date such as 2031, 2031-06 or 2031-06-01'),
};
