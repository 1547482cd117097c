import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { Indicator } from '../case-indicator.js';
import { houseEffects } from './house-effects.js';
import { indicatorsOf } from './indicators.js';
import { pollChange } from './poll-change.js';

const ASKED: Indicator = {
  kind: 'poll',
  title: null,
  deft: 1,
  versions: 1,
  fieldwork: {},
  benchmark: null,
  window: null,
  house: null,
  question: null,
};
const waves = (indicator: string, before: number, after: number, n: number) => [
  { indicator, date: '2031-03-01', value: before, unit: 'percent', n },
  { indicator, date: '2031-09-01', value: after, unit: 'percent', n },
];
const theCase = buildCase({
  strike: '2031-06-01',
  series: [...waves('north_poll', 40, 46, 1000), ...waves('south_poll', 50, 54, 4000), ...waves('alone', 20, 30, 500)],
  indicators: {
    north_poll: { ...ASKED, house: 'North', question: 'would negotiate' },
    south_poll: { ...ASKED, house: 'South', question: 'would negotiate' },
    alone: { ...ASKED, house: 'North', question: 'something else' },
  },
});
const polls = indicatorsOf(theCase, '2032').map((rows) => pollChange(rows, theCase));

test('a house that asks ten points lower is compared with itself, and its level with nobody', () => {
  const [made, ...others] = houseEffects(polls, theCase);
  expect(others).toEqual([]);
  expect(made?.houses.map(({ house, offset }) => [house, Number(offset.toFixed(12))])).toEqual([
    ['North', -0.05],
    ['South', 0.05],
  ]);
  // by hand: variances .4·.6/1000 + .46·.54/1000 and .5·.5/4000 + .54·.46/4000
  const [a, b] = [0.0004884, 0.0001246];
  expect(made?.change).toBeCloseTo((0.06 / a + 0.04 / b) / (1 / a + 1 / b), 12);
  expect(made?.standardError).toBeCloseTo(1 / Math.sqrt(1 / a + 1 / b), 12);
  // the mean of two is half of each: an offset has half the error of their difference
  expect(made?.houses[0]?.standardError).toBeCloseTo(0.5 * Math.sqrt(0.00024 + 0.0000625), 12);
});

test('a question of one house has no house effect', () => {
  expect(houseEffects(polls.slice(2), theCase)).toEqual([]);
});

test('a poll dated just after the strike with no word on its fieldwork may straddle it; one of the autumn does not', () => {
  const of = (date: string) => {
    const asked = buildCase({
      strike: '2031-06-01',
      series: [
        { indicator: 'p', date: '2031-03-01', value: 50, n: 1000, unit: 'percent' },
        { indicator: 'p', date, value: 52, n: 1000, unit: 'percent' },
      ],
    });
    const [rows] = indicatorsOf(asked, '2032');
    return rows ? pollChange(rows, asked) : null;
  };
  expect(of('2031-06-20')).toMatchObject({ mayStraddle: true, straddles: null });
  expect(of('2031-06-20')?.sentence).toMatch(/Nobody says when the later fieldwork began/);
  expect(of('2031-09-20')).toMatchObject({ mayStraddle: false, straddles: null });
});
