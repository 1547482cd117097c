import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import { listCells } from './cells.js';
import { MODELS } from './models.js';
import { weighLists } from './weigh-lists.js';

const weigh = (lists: number, tally: readonly (readonly [number, number])[], only?: (typeof MODELS)[number]) =>
  weighLists(
    listCells(
      Array.from({ length: lists }, (_, j) => `L${j + 1}`),
      tally,
    ),
    makeRng(1),
    { only: only ?? null },
  );

test.each([
  ['one list', 1, [[1, 40]], /one list alone/],
  ['nobody', 3, [], /nobody is listed/],
  [
    'lists that share nobody',
    3,
    [
      [1, 40],
      [2, 30],
      [4, 5],
    ],
    /no two lists share anybody/,
  ],
  ['lists that all hold everybody', 3, [[7, 30]], /every list holds everybody/],
] as const)('%s: every model is a gap with its reason', (_, lists, tally, detail) => {
  const made = weigh(lists, tally as readonly (readonly [number, number])[]);
  expect(made.models.map(({ name }) => name)).toEqual([...MODELS]);
  for (const { gap, q50 } of made.models)
    expect([gap?.reason, gap?.detail, q50]).toEqual(['too-few', expect.stringMatching(detail), null]);
  expect(isGap(made.chaoLowerBound)).toBe(true);
  expect(made.oddsRatioSweep).toEqual([]);
});

test('two lists have no headline: the odds ratio each total needs, and Chapman among gaps', () => {
  // Two lists of 11 and 12 that share 8: 3 · 4 / 8 = 1.5 unseen if independent; 41 needs an odds ratio of (41 − 15)/1.5.
  const made = weigh(2, [
    [1, 3],
    [2, 4],
    [3, 8],
  ]);
  expect(made.oddsRatioSweep.find(({ xi }) => xi === 1)?.total).toBeCloseTo(16.5, 12);
  expect(made.oddsRatioSweep.find(({ xi }) => xi === 0.5)?.total).toBeCloseTo(18, 12);
  expect(isGap(made.oddsRatioNeeded)).toBe(false);
  expect(made.models.filter(({ gap }) => gap === null).map(({ name }) => name)).toEqual(['chapman']);
  expect(made.models.find(({ name }) => name === 'chapman')?.q50).toBeCloseTo((12 * 13) / 9 - 1, 12);
  expect(isGap(made.chaoLowerBound)).toBe(true);
});

test('two lists that share nobody: any total fits', () => {
  const made = weigh(2, [
    [1, 3],
    [2, 4],
  ]);
  expect(made.models.find(({ name }) => name === 'chapman')?.gap?.detail).toMatch(/share anybody: any total fits/);
  expect(made.oddsRatioNeeded).toMatchObject({ reason: 'too-few' });
});

test('an empty list is left out and lists that never meet are named', () => {
  const made = weigh(
    4,
    [
      [1, 40],
      [2, 30],
      [4, 25],
      [3, 10],
      [6, 9],
    ],
    'independence',
  );
  expect(made.lists.map(({ count }) => count)).toEqual([50, 49, 34, 0]);
  expect(made.warnings).toEqual([
    'list L4 holds nobody and is left out',
    expect.stringMatching(/^lists that share nobody: L1:L3; if they cannot share anybody/),
    'no sweep over ξ: 2 of the 7 patterns are empty; every one enters as a factor',
  ]);
  expect(made.models).toHaveLength(1);
  expect(made.models[0]?.q50).toBeGreaterThan(114);
});

test('a list that holds everybody leaves nothing to scale for a model of independence', () => {
  const made = weigh(
    3,
    [
      [1, 10],
      [3, 12],
      [5, 9],
      [7, 4],
    ],
    'independence',
  );
  expect(made.models[0]?.gap?.reason).toBe('too-few');
});

test('the same seed gives the same document, and one model alone the row it has among all', () => {
  const tally = [
    [1, 60],
    [2, 49],
    [3, 4],
    [4, 247],
    [5, 112],
    [6, 142],
    [7, 12],
  ] as const;
  const all = weigh(3, tally);
  expect(weigh(3, tally)).toEqual(all);
  for (const name of ['sparse-loglinear', 'latent-class', 'no-highest-order'] as const)
    expect(weigh(3, tally, name).models).toEqual(all.models.filter((model) => model.name === name));
});
