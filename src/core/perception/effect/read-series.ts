/** A table as a series: which column is the time, which is weighed, which are controls; every problem at once. */
import { dayRange } from '../../measure/day.js';
import type { Problem } from '../../problem.js';
import type { SeriesInput } from './effect.js';
import { placeEvent } from './place-event.js';

export type SeriesTable = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
};

export type SeriesColumns = {
  /** the series; null: `y`, else the first column of numbers */
  readonly y: string | null;
  /** null: the first column of dates, else the row number */
  readonly time: string | null;
  /** null: every other column of numbers */
  readonly controls: readonly string[] | null;
  /** first day or row after the event */
  readonly event: string;
  /** last day or row that counts; null for the last there is */
  readonly until: string | null;
};

export type ReadSeries =
  | {
      readonly ok: true;
      readonly y: string;
      readonly time: string | null;
      readonly input: SeriesInput;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Row = { readonly cells: readonly string[]; readonly line: number; readonly at: string };

export function readSeries({ file, header, rows }: SeriesTable, columns: SeriesColumns): ReadSeries {
  const problems: Problem[] = [];
  const report = (line: number | null, field: string | null, rule: string, got: string | null = null): void => {
    problems.push({ file, line, field, rule, got });
  };
  const fail = (): ReadSeries => ({ ok: false, problems });
  for (const [i, name] of header.entries())
    if (header.indexOf(name) !== i) report(1, name, 'each column once in the header', name);
  for (const { cells, line } of rows)
    if (cells.length !== header.length) report(line, null, `${header.length} cells`, `${cells.length} cells`);
  const asked = [columns.y, columns.time, ...(columns.controls ?? [])].filter((name) => name !== null);
  for (const name of asked) if (!header.includes(name)) report(1, name, 'a column of this name', header.join(','));
  if (rows.length === 0) report(null, null, 'at least one row');
  if (problems.length > 0) return fail();

  const cellsOf = (name: string): readonly string[] =>
    rows.map(({ cells }) => (cells[header.indexOf(name)] as string).trim());
  const time = columns.time ?? header.find((name) => cellsOf(name).every(isDate)) ?? null;
  const numeric = header.filter((name) => name !== time && isNumeric(cellsOf(name)));
  const y = columns.y ?? (numeric.includes('y') ? 'y' : numeric[0]);
  if (y === undefined) {
    report(null, null, 'a column of numbers to weigh', header.join(','));
    return fail();
  }
  const controls = columns.controls ?? numeric.filter((name) => name !== y);
  for (const name of [y, ...controls])
    cellsOf(name).forEach((text, i) => {
      if (text !== '' && numberOf(text) === null)
        report(rows[i]?.line ?? null, name, 'a number, or blank where none was taken', text);
    });
  const labels = time === null ? rows.map((_, i) => String(i + 1)) : cellsOf(time);
  if (time !== null)
    labels.forEach((text, i) => {
      if (!isDate(text) && !/^\d{1,9}$/.test(text))
        report(rows[i]?.line ?? null, time, 'a day, month, year or row number', text);
    });
  if (problems.length > 0) return fail();

  const sorted: readonly Row[] = rows
    .map(({ cells, line }, i) => ({ cells, line, at: labels[i] as string }))
    .sort((a, b) => orderOf(a.at, b.at));
  const placed = placeEvent(
    sorted.map(({ at }) => at),
    columns.event,
    columns.until,
  );
  if ('rule' in placed) {
    report(null, placed.field, placed.rule, placed.got);
    return fail();
  }
  const kept = sorted.slice(0, placed.end);
  const valuesOf = (name: string): readonly (number | null)[] =>
    kept.map(({ cells }) => numberOf((cells[header.indexOf(name)] as string).trim()));
  const values = valuesOf(y).map((value, i) => (i === placed.straddling ? null : value));
  const unread = header.filter((name) => name !== time && name !== y && !controls.includes(name));
  return {
    ok: true,
    y,
    time,
    input: {
      at: kept.map(({ at }) => at),
      y: values,
      controls: controls.map((name) => ({ name, values: valuesOf(name) })),
      preEnd: placed.preEnd,
    },
    warnings: [
      ...(unread.length === 0 ? [] : [`columns that are not read: ${unread.join(', ')}`]),
      ...(placed.straddling === null
        ? []
        : [`${kept[placed.straddling]?.at} holds days on both sides of the event; its value is left out`]),
    ],
  };
}

const isDate = (text: string): boolean => text.includes('-') && !text.includes('T') && dayRange(text) !== null;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const numberOf = (text: string): number | null =>
  NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;

const isNumeric = (cells: readonly string[]): boolean =>
  cells.some((text) => text !== '') && cells.every((text) => text === '' || numberOf(text) !== null);

/** Row numbers by size, dates by their text, which is their order. */
const orderOf = (a: string, b: string): number =>
  /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
