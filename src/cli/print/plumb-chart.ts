/**
 * The plumb chart in characters. Claims hang from the beam at the number that was said, the furthest right highest, so
 * that every label has free room to its right; claims of one root are threaded together above the beam. Below the axis
 * stand the floor and, per visibility scenario, twenty dots: each is one chance in twenty.
 */
import type { Side } from '../../core/case.js';
import { type Canvas, DOWN, LEFT, makeCanvas, RIGHT, UP } from './canvas.js';
import type { Tone } from './tone.js';
import { fit, width } from './width.js';

export type HungClaim = {
  readonly root: string;
  readonly side: Side;
  /** one character, by verb */
  readonly bob: string;
  /** the number said; null = an open end */
  readonly low: number | null;
  readonly high: number | null;
  /** from the fullest to the shortest; the fullest that fits is set */
  readonly labels: readonly string[];
};

export type DotRow = { readonly name: string; readonly dots: readonly number[]; readonly summary: string };

export type PlumbChart = {
  readonly claims: readonly HungClaim[];
  readonly roots: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly DotRow[];
  readonly floor: { readonly at: number; readonly label: string };
};

const GUTTER = 11;
const AXIS = { least: 20, most: 64 };
const LABEL = 39;
/** dots in one cell, filled in pairs from below */
const DOTS = [' ', '⡀', '⣀', '⣄', '⣤', '⣦', '⣶', '⣷', '⣿'];
const FULL = DOTS.length - 1;

type Hung = HungClaim & { readonly from: number; readonly to: number };

/** Lines no wider than `columns` (at least 40). */
export function plumbChart(chart: PlumbChart, columns: number, tone: Tone): readonly string[] {
  const room = Math.max(AXIS.least, Math.min(AXIS.most, columns - GUTTER - LABEL));
  const scale = scaleOf(chart, room);
  const claims = chart.claims.map((claim) => hang(claim, scale.column)).sort((a, b) => b.to - a.to || b.from - a.from);
  const roots = chart.roots
    .map((root) => ({ ...root, at: ends(claims.filter((claim) => claim.root === root.id)) }))
    .filter((root) => root.at.length > 1)
    .sort((a, b) => reach(b.at) - reach(a.at));
  const heights = chart.rows.map((row) => heightOf(row, scale.column));

  const beam = roots.length;
  const axis = beam + claims.length + 1;
  const floorRow = axis + 2;
  const canvas = makeCanvas(floorRow + 1 + heights.reduce((a, b) => a + b, 0), columns);
  const write = (row: number, column: number, text: string, paint?: (text: string) => string): void => {
    if (columns > column) canvas.text(row, column, fit(text, columns - column), paint);
  };

  roots.forEach((root, i) => {
    threadAbove(canvas, root.at, i, beam);
    write(i, scale.end + 3, root.label, tone.faint);
  });
  write(beam, 1, 'said', tone.faint);
  line(canvas, beam, GUTTER, scale.end + 1);
  claims.forEach((claim, i) => {
    hangBelow(canvas, claim, beam, beam + 1 + i);
    const start = claim.to + (claim.high === null ? 4 : 2);
    const label = claim.labels.find((text) => width(text) <= columns - start) ?? claim.labels.at(-1) ?? '';
    write(beam + 1 + i, start, label, tone.side[claim.side]);
  });
  write(axis, 1, 'seen', tone.faint);
  line(canvas, axis, GUTTER, scale.end + 1);
  for (const tick of scale.ticks) {
    canvas.stroke(axis, scale.column(tick), DOWN);
    write(axis + 1, scale.column(tick) - (String(tick).length >> 1), String(tick), tone.faint);
  }
  write(floorRow, 1, 'floor', tone.strong);
  write(floorRow, scale.column(chart.floor.at), '▲', tone.strong);
  write(floorRow, scale.end + 3, chart.floor.label, tone.strong);
  let base = floorRow;
  chart.rows.forEach((row, i) => {
    base += heights[i] as number;
    write(base, 1, row.name);
    for (const [column, count] of stacks(row, scale.column)) {
      for (let level = 0; level * FULL < count; level++) {
        canvas.text(base - level, column, DOTS[Math.min(FULL, count - level * FULL)] as string);
      }
    }
    write(base, scale.end + 3, row.summary);
  });
  return canvas.lines();
}

function scaleOf(chart: PlumbChart, room: number) {
  const said = chart.claims.flatMap(({ low, high }) => [low ?? 0, high ?? 0]);
  const most = Math.max(1, chart.floor.at, ...said, ...chart.rows.flatMap((row) => row.dots));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((s) => (most / s) * 6 <= room) ?? 1000;
  // Whole columns per asset where they fit: dots of neighbouring counts then stand evenly.
  const whole = Math.floor((room - 1) / most);
  const perUnit = whole >= 1 ? whole : (room - 1) / most;
  const column = (x: number): number => GUTTER + Math.round(x * perUnit);
  return { column, end: column(most), ticks: Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step) };
}

function hang(claim: HungClaim, column: (x: number) => number): Hung {
  const at = (x: number | null, other: number | null): number => column(x ?? other ?? 0);
  return { ...claim, from: at(claim.low, claim.high), to: at(claim.high, claim.low) };
}

const ends = (claims: readonly Hung[]): readonly number[] =>
  [...new Set(claims.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);

const reach = (at: readonly number[]): number => (at.at(-1) as number) - (at[0] as number);

function line(canvas: Canvas, row: number, from: number, to: number): void {
  for (let column = from; column < to; column++) canvas.stroke(row, column, LEFT | RIGHT);
}

function threadAbove(canvas: Canvas, at: readonly number[], row: number, beam: number): void {
  const [from, to] = [at[0] as number, at.at(-1) as number];
  canvas.stroke(row, from, RIGHT);
  canvas.stroke(row, to, LEFT);
  line(canvas, row, from + 1, to);
  for (const column of at) drop(canvas, column, row, beam);
}

function hangBelow(canvas: Canvas, { from, to, low, high, bob }: Hung, beam: number, row: number): void {
  for (const column of [from, to]) drop(canvas, column, beam, row);
  for (let column = from + 1; column < to; column++) canvas.text(row, column, '━');
  for (const column of [from, to]) canvas.text(row, column, bob);
  if (high === null) canvas.text(row, to + 1, '╶▸');
  if (low === null && from >= GUTTER + 2) canvas.text(row, from - 2, '◂╴');
}

function drop(canvas: Canvas, column: number, from: number, to: number): void {
  canvas.stroke(from, column, DOWN);
  for (let row = from + 1; row < to; row++) canvas.stroke(row, column, UP | DOWN);
  canvas.stroke(to, column, UP);
}

function stacks(row: DotRow, column: (x: number) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const dot of row.dots) counts.set(column(dot), (counts.get(column(dot)) ?? 0) + 1);
  return counts;
}

const heightOf = (row: DotRow, column: (x: number) => number): number =>
  Math.max(1, ...[...stacks(row, column).values()].map((count) => Math.ceil(count / FULL)));
