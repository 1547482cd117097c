import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { SeriesPoint } from '../case.js';
import { isGap } from '../problem.js';
import { indicatorsOf } from './indicators.js';
import { eventStudy, marketEffect } from './market-effect.js';

const market = (series: readonly Partial<SeriesPoint>[]) => {
  const theCase = buildCase({
    strike: '2031-06-01',
    series: series.map((point) => ({ indicator: 'odds', unit: 'percent', ...point })),
    indicators: {
      odds: {
        kind: 'market',
        title: 'Odds',
        deft: null,
        versions: 1,
        fieldwork: {},
        benchmark: null,
        window: null,
        house: null,
        question: null,
      },
    },
  });
  const all = indicatorsOf(theCase, '2032');
  const [rows] = all;
  if (!rows) throw new Error('the series has rows');
  return marketEffect(rows, theCase, all);
};

test('too few days: a gap that tells what the rows do say, a bound among them, and how many days are wanted', () => {
  const made = market([
    { date: '2031-03-12', value: 78 },
    { date: '2031-05-20', high: 50 },
    { date: '2031-08-15', value: 40 },
  ]);
  expect(made.study).toMatchObject({ reason: 'too-few' });
  expect(made.sentence).toMatch(/31 trading days before and 2 after would be needed/);
  expect(made.sentence).toMatch(/at most 50 percent on 2031-05-20, 40 on 2031-08-15/);
  expect(made.quotes).toMatchObject({ reason: 'no-source' });
});

test('a middle that stays inside the old spread is no signal, whatever the last price was', () => {
  const made = market([
    { date: '2031-05-30', value: 28, low: 26, high: 30 },
    { date: '2031-06-02', value: 24, low: 23, high: 29 },
  ]);
  expect(made.quotes).toMatchObject({ isInside: true, move: -2 });
  expect(made.sentence).toMatch(/inside the old spread: no signal/);
});

test('two prices of one day are a gap, and so is a market that never moved', () => {
  expect(
    market([
      { date: '2031-05-30', value: 28 },
      { date: '2031-05-30', value: 29 },
      { date: '2031-06-02', value: 30 },
    ]).study,
  ).toMatchObject({ reason: 'contradictory' });
  expect(
    eventStudy(
      Array.from({ length: 60 }, () => 3),
      null,
      50,
    ),
  ).toMatchObject({ reason: 'outside-model' });
});

test('placebo windows do not overlap, and a jump that is the largest move of all ranks first', () => {
  const prices = Array.from({ length: 64 }, (_, i) => 5 + 0.01 * ((i * 7) % 5) + (i >= 62 ? 0.2 : 0));
  const study = eventStudy(prices, null, 62);
  if (isGap(study)) throw new Error(study.detail);
  expect(study.placebo.of).toBe(1 + Math.floor(61 / 2));
  expect(study.placebo.rank).toBe(1);
});
