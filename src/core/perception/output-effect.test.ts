import { expect, test } from 'vitest';
import { makeRng } from '../numerics/rng.js';
import { isGap } from '../problem.js';
import { outputEffect, signOf } from './output-effect.js';
import type { IndicatorRows, SeriesValue } from './result.js';

const month = (i: number): string => `${2030 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`;
const rows = (values: readonly (number | Partial<SeriesValue>)[]): IndicatorRows => ({
  indicator: 'raids',
  title: 'Raids',
  kind: 'output',
  from: 'stated',
  unit: 'raids',
  values: values.map((value, i) => ({
    date: month(i),
    value: null,
    low: null,
    high: null,
    n: null,
    row: { table: 'series', id: `series:${i + 2}`, line: i + 2 },
    ...(typeof value === 'number' ? { value } : value),
  })),
});
const weigh = (values: readonly (number | Partial<SeriesValue>)[], window: number | null = null) =>
  outputEffect(rows(values), '2031-01-01', [], makeRng(1), window);

test('rows that cannot be split bound the ratio: least after over most before, most after over least before', () => {
  const early = Array.from({ length: 12 }, (_, i) => ({ value: 10 + (i % 3), low: 10 + (i % 3), high: 20 + (i % 3) }));
  const late = Array.from({ length: 4 }, () => ({ value: 22, low: 22, high: 33 }));
  const { means, sentence } = weigh([...early, ...late]);
  if (isGap(means) || isGap(means.ratio)) throw new Error('both sides have rows');
  // the last four before are 12, 10, 11, 12 → 11.25, with ends up to 21.25
  expect(means.before).toMatchObject({ mean: 11.25, low: 11.25, high: 21.25, rows: 4, from: '2030-09-01' });
  expect(means.ratio.value).toBeCloseTo(22 / 11.25, 12);
  expect(means.ratio.low).toBeCloseTo(22 / 21.25, 12);
  expect(means.ratio.high).toBeCloseTo(33 / 11.25, 12);
  expect(sentence).toMatch(/2 times as many, or 1.04 to 2.93 by what the rows leave open/);
});

test('a window the case fixes leaves later rows out of every number', () => {
  const values = [9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 10, 10, 11, 9];
  const short = weigh([...values, 90, 95, 99], 3);
  expect(short.weighed.n).toEqual({ before: 12, after: 3 });
  expect(isGap(short.means) ? 0 : short.means.after.mean).toBe(10);
  expect(signOf(short)).toBe(0);
});

test('where months differ so much that counts rule nothing out, no change is said though the structural model sees one', () => {
  // twelve months of many noughts and a few heavy ones, then six steady ones
  const made = weigh([68, 22, 5, 20, 0, 9, 0, 35, 7, 35, 46, 9, 62, 65, 44, 78, 30, 40]);
  expect(made.weighed.average?.q025).toBeGreaterThan(0);
  expect(isGap(made.counts) ? 9 : made.counts.ratio.q025).toBeLessThan(1);
  expect(signOf(made)).toBe(0);
  expect(made.sentence).toMatch(/The two ways of weighing do not agree.*Consistent with no effect/);
});

test('amounts that are no counts are weighed by the structural model alone', () => {
  const made = weigh([9.5, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 10, 19, 21, 20]);
  expect(made.counts).toMatchObject({ reason: 'outside-model' });
  expect(signOf(made)).toBe(1);
});
