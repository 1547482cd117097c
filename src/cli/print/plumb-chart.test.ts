import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HungClaim, type PlumbChart, plumbChart } from './plumb-chart.js';
import { makeTone } from './tone.js';
import { width } from './width.js';

const tone = makeTone(false);
const claim = (id: string, low: number | null, high: number | null, root = id): HungClaim => ({
  root,
  side: 'third_party',
  bob: '◆',
  low,
  high,
  labels: [`${id} said, in full and by whom`, `${id} said`],
});
const row = (name: string, dots: readonly number[]) => ({ name, dots, summary: name });
const CHART: PlumbChart = {
  claims: [
    claim('a', 40, 40, 'r'),
    claim('b', 10, 20, 'r'),
    claim('c', 12, null),
    claim('d', null, 5),
    claim('e', 0, 0),
  ],
  roots: [
    { id: 'r', label: 'one root: r' },
    { id: 'c', label: 'alone' },
  ],
  rows: [
    row(
      'good',
      Array.from({ length: 20 }, () => 11),
    ),
    row('poor', [10, 12, 15, 18, 22]),
  ],
  floor: { at: 11, label: '11 read' },
};

test('the whole chart: threads, beam, claims, axis, floor, dots', () => {
  expect(`\n${plumbChart(CHART, 90, tone).join('\n')}\n`).toMatchSnapshot();
});

const lineOf = (text: string): string => plumbChart(CHART, 90, tone).find((line) => line.includes(text)) as string;
const columnOf = (line: string, mark: string): number => line.lastIndexOf(mark);

test('floor, dots and a claim of the same number stand in one column', () => {
  const chart = { ...CHART, claims: [claim('same', 11, 11)] };
  const lines = plumbChart(chart, 90, tone);
  const at = (mark: string): number[] => lines.flatMap((line) => (line.includes(mark) ? [columnOf(line, mark)] : []));
  expect(new Set([...at('◆'), ...at('▲'), ...at('⣿')]).size).toBe(1);
});

test('ends that are open say so, ranges are bars, and only threads of several claims are drawn', () => {
  expect(lineOf('c said')).toContain('◆╶▸');
  expect(lineOf('d said')).toContain('◂╴◆');
  expect(lineOf('b said')).toMatch(/◆━+◆/);
  expect(plumbChart(CHART, 90, tone).join('\n')).not.toContain('alone');
});

test('every dot stands: the cells of a row add up to its dots', () => {
  const cells = '⡀⣀⣄⣤⣦⣶⣷⣿';
  const drawn = plumbChart(CHART, 90, tone).join('');
  const dots = [...drawn].reduce((total, c) => total + cells.indexOf(c) + 1, 0);
  expect(dots).toBe(25);
});

const number = fc.integer({ min: 0, max: 400 });
const anyClaim = fc
  .tuple(
    number,
    number,
    fc.constantFrom('eq', 'ge', 'le'),
    fc.string({ maxLength: 30 }),
    fc.constantFrom('r1', 'r2', 'r3'),
  )
  .map(([a, b, comparator, text, root]): HungClaim => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const said = { low: comparator === 'le' ? null : low, high: comparator === 'ge' ? null : high };
    return { root, side: 'attacker', bob: '◇', ...said, labels: [`X ${text} · speaker`, `X ${text}`] };
  });
const anyChart = fc.record({
  claims: fc.array(anyClaim, { maxLength: 12 }),
  roots: fc.constant(['r1', 'r2', 'r3'].map((id) => ({ id, label: `one root: ${id} and 12 relays` }))),
  rows: fc.array(
    fc.array(number, { minLength: 1, maxLength: 20 }).map((dots) => row('middling', dots)),
    { maxLength: 3 },
  ),
  floor: number.map((at) => ({ at, label: `${at} read in images` })),
});

test('no chart is wider than the page, and every claim has its label or the beginning of it', () => {
  fc.assert(
    fc.property(anyChart, fc.integer({ min: 60, max: 100 }), (chart, columns) => {
      const lines = plumbChart(chart, columns, tone);
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      expect(lines.filter((line) => line.includes(' X ')).length).toBe(chart.claims.length);
    }),
  );
});
