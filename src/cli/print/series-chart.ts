/** A series in characters: what was counted over the band of what was expected, and the day of the event. */
import { makeCanvas } from './canvas.js';
import { width } from './width.js';

export type ChartPoint = {
  readonly actual: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type SeriesChart = {
  readonly points: readonly ChartPoint[];
  /** place of the first point after the event */
  readonly event: number;
  readonly from: string;
  readonly eventLabel: string;
  readonly until: string;
  readonly figure: (x: number) => string;
};

const ROWS = 11;

/** Lines no wider than `columns`; points that share a column are averaged. */
export function seriesChart(
  { points, event, from, eventLabel, until, figure }: SeriesChart,
  columns: number,
): readonly string[] {
  const known = points.flatMap(({ actual, low, high }) => [actual, low, high]).filter((x) => x !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const axis = Math.max(width(figure(least)), width(figure(most)));
  const room = Math.max(8, columns - axis - 2);
  const used = Math.min(room, points.length * Math.max(1, Math.floor(room / points.length)));
  const columnOf = (i: number): number => Math.floor(((i + 0.5) * used) / points.length);
  const rowOf = (x: number): number =>
    most > least ? Math.round(((most - x) / (most - least)) * (ROWS - 1)) : ROWS >> 1;
  const canvas = makeCanvas(ROWS, axis + 2 + used);
  const left = axis + 2;
  canvas.text(0, 0, figure(most).padStart(axis));
  canvas.text(ROWS - 1, 0, figure(least).padStart(axis));
  const line = Math.floor((event * used) / points.length);
  for (let column = 0; column < used; column++) {
    const here = points.filter((_, i) => columnOf(i) === column);
    const band = here.length > 0 ? here : points.slice(Math.floor((column * points.length) / used)).slice(0, 1);
    const low = meanOf(band.map((point) => point.low));
    const high = meanOf(band.map((point) => point.high));
    const actual = meanOf(here.map((point) => point.actual));
    if (low !== null && high !== null)
      for (let row = rowOf(high); row <= rowOf(low); row++) canvas.text(row, left + column, '░');
    if (column === line) for (let row = 0; row < ROWS; row++) canvas.text(row, left + column, '┊');
    if (actual !== null) canvas.text(rowOf(actual), left + column, '●');
  }
  return [...canvas.lines(), ...feet(from, eventLabel, until, left, line, used)];
}

function feet(from: string, event: string, until: string, left: number, line: number, used: number): readonly string[] {
  const canvas = makeCanvas(1, left + Math.max(used, from.length + until.length + 1));
  canvas.text(0, left, from);
  const at = Math.max(from.length + 2, Math.min(line, used - until.length - event.length - 4));
  const endsAt = Math.max(from.length + 1, used - until.length);
  if (at + event.length + 3 < endsAt) canvas.text(0, left + at, `┊ ${event}`);
  canvas.text(0, left + endsAt, until);
  return canvas.lines();
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((x) => x !== null);
  return known.length === 0 ? null : known.reduce((sum, x) => sum + x, 0) / known.length;
}
