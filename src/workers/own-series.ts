/** A reader's own series, from the text of a CSV file to its weighing at the day of the strike. Nothing is kept. */
import type { Case } from '../core/case.js';
import { parseRecords } from '../core/casefile/table.js';
import { makeRng } from '../core/numerics/rng.js';
import { outputEffect } from '../core/perception/output-effect.js';
import type { EventMark, OutputEffect, SeriesValue } from '../core/perception/result.js';

/** What a reader must mend. */
export type SeriesFault = { readonly kind: 'table'; readonly detail: string } | { readonly kind: 'columns' };

export type OwnSeries = { readonly output: OutputEffect } | { readonly fault: SeriesFault };

export type SeriesFile = { readonly name: string; readonly unit: string; readonly text: string };

export function ownSeries(
  { name, unit, text }: SeriesFile,
  { strike }: Case,
  events: readonly EventMark[],
  seed: number,
): OwnSeries {
  const values = valuesIn(text);
  if ('kind' in values) return { fault: values };
  const rows = { indicator: name, title: name, kind: 'output', from: 'stated', unit, values } as const;
  return { output: outputEffect(rows, strike.from, events, makeRng(seed).fork('own')) };
}

const DAY = /^\d{4}(?:-\d{2}){0,2}$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The first column of dates and the first of numbers beside it, in order of time. */
function valuesIn(text: string): readonly SeriesValue[] | SeriesFault {
  const problems: string[] = [];
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const records = parseRecords(plain.endsWith('\n') ? plain : `${plain}\n`, (line, field, rule) =>
    problems.push(`${line ?? ''} ${field ?? ''}: ${rule}`.trim()),
  );
  if (!records || problems.length > 0) return { kind: 'table', detail: problems[0] ?? '' };
  const [head, ...rows] = records;
  const odd = rows.find(({ cells }) => cells.length !== head?.cells.length);
  if (odd) return { kind: 'table', detail: `${odd.line}: ${head?.cells.length} cells, got ${odd.cells.length}` };
  const columns = head?.cells.map((_, i) => i) ?? [];
  const cellsOf = (i: number): readonly string[] => rows.map(({ cells }) => (cells[i] ?? '').trim());
  const date = columns.find((i) => rows.length > 0 && cellsOf(i).every((cell) => DAY.test(cell)));
  const value = columns.find((i) => {
    const cells = cellsOf(i);
    return i !== date && cells.some((cell) => cell !== '') && cells.every((cell) => cell === '' || NUMBER.test(cell));
  });
  if (date === undefined || value === undefined) return { kind: 'columns' };
  const dates = cellsOf(date);
  return cellsOf(value)
    .map((cell, i) => ({
      date: dates[i] as string,
      value: cell === '' ? null : Number(cell),
      low: null,
      high: null,
      n: null,
      row: { table: 'own', id: `own:${rows[i]?.line}`, line: rows[i]?.line ?? 0 },
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.row.line - b.row.line));
}
