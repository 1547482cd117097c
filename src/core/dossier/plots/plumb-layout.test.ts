import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCENARIOS } from '../../losses/result.js';
import { MOST } from './hang-claims.js';
import { BOB, type PlumbClaim, type PlumbInput, type PlumbLayout, plumbLayout } from './plumb-layout.js';
import { THREAD } from './thread-roots.js';

type Box = {
  readonly what: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
};

const box = (what: string, x: number, y: number, width: number, height: number): Box => ({
  what,
  x0: x,
  x1: x + width,
  y0: y,
  y1: y + height,
});

const touch = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

const labels = (chart: PlumbLayout): Box[] => [
  ...chart.hung.map(({ id, label }) => box(id, label.x, label.y, label.width, label.height)),
  ...chart.threads.flatMap(({ root, label, y }) =>
    label ? [box(`thread ${root}`, label.x, y - THREAD.size - 4, label.width, THREAD.size + 2)] : [],
  ),
  box('floor', chart.floor.label.x, chart.floor.label.y, chart.floor.label.width, 18),
];

const marks = (chart: PlumbLayout): Box[] => [
  ...chart.hung.flatMap(({ id, strings }) =>
    strings.map(({ x, y0, y1 }) => box(`string ${id}`, x - 1, y0, 2, y1 - y0)),
  ),
  ...chart.hung.flatMap(({ id, ends, y }) => ends.map((x) => box(`bob ${id}`, x - BOB, y - BOB, 2 * BOB, 2 * BOB))),
  ...chart.threads.flatMap(({ root, risers, y }) =>
    risers.map((x) => box(`riser ${root}`, x - 1, y, 2, chart.beamY - y)),
  ),
];

function collisions(chart: PlumbLayout): string[] {
  const words = labels(chart);
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j < words.length; j++)
      if (touch(words[i]!, words[j]!)) found.push(`${words[i]!.what} on ${words[j]!.what}`);
    for (const mark of marks(chart)) if (touch(words[i]!, mark)) found.push(`${words[i]!.what} on ${mark.what}`);
  }
  return found;
}

const words = fc.array(
  fc.constantFrom('Ministry', 'of', 'a', 'WWW', 'security', 'service', 'spokesperson,', '4 June'),
  {
    minLength: 1,
    maxLength: 12,
  },
);
const said = fc.oneof(
  fc.integer({ min: 0, max: 90 }).map((n) => ({ low: n, high: n, around: null })),
  fc.integer({ min: 0, max: 90 }).map((n) => ({ low: n, high: null, around: null })),
  fc.integer({ min: 0, max: 90 }).map((n) => ({ low: null, high: n, around: null })),
  fc
    .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 40 }))
    .map(([n, k]) => ({ low: n, high: n + k, around: null })),
  fc.integer({ min: 2, max: 90 }).map((n) => ({ low: n, high: n, around: [n - 2, n + 2] as const })),
);
const claims = fc.array(fc.tuple(said, fc.constantFrom('r1', 'r2', 'r3'), words), { maxLength: 14 }).map((list) =>
  list.map(
    ([ends, root, speaker], i): PlumbClaim => ({
      ...ends,
      id: `k${i}`,
      root,
      statement: `at least ${ends.low ?? ends.high} destroyed`,
      speaker: speaker.join(' '),
    }),
  ),
);
const dots = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 60 }), { minLength: count, maxLength: count })
    .map((xs) => xs.sort((a, b) => a - b));
const rows = fc.tuple(dots(20), dots(50)).map(([twenty, fifty]) => SCENARIOS.map((name) => ({ name, twenty, fifty })));
const inputs: fc.Arbitrary<PlumbInput> = fc.record({
  width: fc.integer({ min: 320, max: 1600 }),
  claims,
  threads: fc.constant(
    new Map([
      ['r1', 'one origin: a speaker and 34 relays'],
      ['r2', 'one origin: two officials'],
      ['r3', 'one origin'],
    ]),
  ),
  rows,
  floor: fc.integer({ min: 0, max: 50 }).map((count) => ({ count, label: `floor: ${count} seen destroyed` })),
  dots: fc.constantFrom('fit' as const, 20 as const, 50 as const),
});

test('no label touches a label, a string, a bob or a riser, for any claims at any width', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(collisions(plumbLayout(input))).toEqual([]);
    }),
    { numRuns: 250, seed: 1 },
  );
});

test('nothing is drawn outside the chart', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const chart = plumbLayout(input);
      const outside = [...labels(chart), ...marks(chart)].filter(
        ({ x0, x1, y0, y1 }) => x0 < 0 || x1 > chart.width || y0 < 0 || y1 > chart.height,
      );
      expect(outside).toEqual([]);
      for (const row of chart.rows)
        for (const { x, y } of row.dots)
          expect(x >= 0 && x <= chart.width && y > chart.axisY && y < chart.height).toBe(true);
    }),
    { numRuns: 150, seed: 2 },
  );
});

test('every claim either hangs or is named as left out', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const chart = plumbLayout(input);
      expect([...chart.hung.map(({ id }) => id), ...chart.unhung].sort()).toEqual(
        input.claims.map(({ id }) => id).sort(),
      );
    }),
    { numRuns: 100, seed: 3 },
  );
});

const spread: PlumbClaim[] = [0, 10, 13, 20, 21, 40, 41].map((n, i) => ({
  id: `k${i}`,
  root: `k${i}`,
  low: n,
  high: n,
  around: null,
  statement: `${n} destroyed`,
  speaker: 'a named speaker, 4 June',
}));
const plain = (width: number): PlumbInput => ({
  width,
  claims: spread,
  threads: new Map(),
  rows: SCENARIOS.map((name) => ({ name, twenty: new Array(20).fill(11), fifty: new Array(50).fill(11) })),
  floor: { count: 11, label: 'floor: 11 seen destroyed' },
  dots: 'fit',
});

test.each([320, 360, 480, 768, 1024, 1280, 1600])('seven claims all hang at %d px', (width) => {
  expect(plumbLayout(plain(width)).unhung).toEqual([]);
});

test('on a wide screen no string has to pass behind a label', () => {
  const { hung } = plumbLayout(plain(1100));
  expect(hung.every(({ breaks }) => breaks.flat().length === 0)).toBe(true);
});

test('more claims than can be tried are left out, the last ranked first', () => {
  const many = Array.from({ length: MOST + 3 }, (_, i) => ({
    ...spread[i % spread.length]!,
    id: `m${i}`,
    root: `m${i}`,
  }));
  expect(plumbLayout({ ...plain(1200), claims: many }).unhung).toContain(`m${MOST + 2}`);
});

test('fifty dots are shown where they fit and twenty where they do not', () => {
  expect(plumbLayout(plain(1280)).dotCount).toBe(50);
  expect(plumbLayout(plain(360)).dotCount).toBe(20);
});

test('dots stand over their count and never on one another', () => {
  const chart = plumbLayout(plain(900));
  for (const { dots: made } of chart.rows) {
    const places = new Set(made.map(({ x, y }) => `${x.toFixed(3)},${y.toFixed(3)}`));
    expect(places.size).toBe(chart.dotCount);
    const middle = made.reduce((sum, { x }) => sum + x, 0) / made.length;
    // half a dot: the last level of a pile may be off centre by its own filling
    expect(Math.abs(middle - chart.scale.at(11))).toBeLessThan(chart.dotDiameter / 2);
  }
});
