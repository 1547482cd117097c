/** A series that cannot carry a number gets a reason and never a number, from the model and from the broken line alike. */
import { describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../../measure/day.js';
import { makeRng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import { checkSeries } from './check-series.js';
import type { SeriesInput } from './effect.js';
import { segmentedEffect } from './segmented/segmented.js';
import { seriesEffect } from './series-effect.js';
import { shiftWithoutModel } from './shift.js';

const FIRST = dayNumber(2031, 3, 3);
const days = (n: number, step = 1): string[] => Array.from({ length: n }, (_, i) => dayText(FIRST + i * step));
const wave = (n: number): number[] => Array.from({ length: n }, (_, i) => 10 + ((i * 7) % 5));
const of = (given: Partial<SeriesInput>): SeriesInput => ({
  at: days(30),
  y: wave(30),
  controls: [],
  preEnd: 19,
  ...given,
});

const BAD: readonly (readonly [string, SeriesInput, string, RegExp])[] = [
  ['too short before', of({ at: days(9), y: wave(9), preEnd: 2 }), 'too-few', /before the event, got 3/],
  ['one row', of({ at: days(1), y: [3], preEnd: 0 }), 'too-few', /at least two rows, got 1/],
  ['no row', of({ at: [], y: [], preEnd: -1 }), 'too-few', /got 0/],
  ['nothing after', of({ preEnd: 29 }), 'not-covered', /got 30 before and 0 after/],
  ['nothing before', of({ preEnd: -1 }), 'not-covered', /got 0 before and 30 after/],
  ['blank after', of({ y: wave(30).map((x, i) => (i < 20 ? x : null)) }), 'too-few', /after the event, got none/],
  ['holes', of({ y: wave(30).map((x, i) => (i < 20 && i % 2 === 1 ? null : x)) }), 'not-covered', /got 10 of 20/],
  [
    'missing days',
    of({ at: [...days(12), ...days(60).slice(42)], y: wave(30), preEnd: 14 }),
    'not-covered',
    /of the steps \(of 1 day\) before the event/,
  ],
  ['constant', of({ y: wave(30).map((x, i) => (i < 20 ? 7 : x)) }), 'outside-model', /got 7 throughout/],
  [
    'one date twice',
    of({ at: days(30).map((d, i, all) => (i === 5 ? (all[4] as string) : d)) }),
    'contradictory',
    /two rows for/,
  ],
  ['out of order', of({ at: days(30).reverse() }), 'not-dated', /rows in order of time/],
  ['no date', of({ at: days(30).map((d, i) => (i === 3 ? '2031-13-40' : d)) }), 'not-dated', /got "2031-13-40"/],
  ['months among days', of({ at: days(30).map((d, i) => (i === 29 ? '2031-05' : d)) }), 'not-dated', /all alike/],
  [
    'days between steps',
    of({ at: days(30, 7).map((d, i) => (i === 9 ? dayText(FIRST + 9 * 7 + 2) : d)) }),
    'not-dated',
    /whole number of steps/,
  ],
];

describe.each(BAD)('%s', (_, input, reason, detail) => {
  test('is a gap with its reason', () => {
    const made = seriesEffect(input, { placebos: 0 }, makeRng(1));
    expect(made).toEqual({ reason, detail: expect.stringMatching(detail) });
    expect(isGap(segmentedEffect(input))).toBe(true);
    expect(isGap(shiftWithoutModel(input))).toBe(true);
  });
});

test('a control that is the series, or has no value after the event, is a gap; one that does not move is left out', () => {
  const y = wave(30);
  const withControl = (values: readonly (number | null)[]) => checkSeries(of({ controls: [{ name: 'x', values }] }));
  expect(withControl(y)).toMatchObject({ reason: 'contradictory' });
  expect(withControl(y.map((x, i) => (i === 25 ? null : x * x)))).toMatchObject({ reason: 'not-covered' });
  expect(withControl(y.map((x, i) => (i < 20 ? 4 : x)))).toMatchObject({
    controls: [],
    warnings: ['control x does not move before the event and is left out'],
  });
});

test.each([
  ['weeks', days(30, 7), '7 days'],
  [
    'months',
    Array.from({ length: 30 }, (_, i) => `${2029 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`),
    '1 month',
  ],
  [
    'the first of each quarter',
    Array.from({ length: 30 }, (_, i) => `${2000 + Math.floor(i / 4)}-${['01', '04', '07', '10'][i % 4]}-01`),
    '3 months',
  ],
  ['years', Array.from({ length: 30 }, (_, i) => String(1990 + i)), '1 year'],
  ['working days', days(42).filter((_, i) => i % 7 < 5), '1 working day'],
])('%s are an even grid without a hole', (_, at, step) => {
  const checked = checkSeries(of({ at, y: wave(30) }));
  expect(isGap(checked) ? checked : [checked.step, checked.y.length, checked.warnings]).toEqual([step, 30, []]);
});

test('columns of unequal length and numbers that are none are refused by name', () => {
  expect(() => checkSeries(of({ y: wave(29) }))).toThrow('series.y: a value or null for each of 30 rows, got 29');
  expect(() => checkSeries(of({ y: wave(30).map((x, i) => (i === 2 ? Number.NaN : x)) }))).toThrow(
    'series.y: finite numbers or null, got NaN',
  );
});
