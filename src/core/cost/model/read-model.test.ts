import { expect, test } from 'vitest';
import { printProblem } from '../../problem.js';
import { readCostModel } from './read-model.js';

const ITEM = { name: 'boat', quantity: 2, p10: 4, p90: 9 };

function faultsOf(document: unknown): readonly string[] {
  const read = readCostModel(document, 'm.json');
  return read.ok ? [] : read.problems.map(printProblem);
}

test('every problem at once, each with its place, its rule and what was found', () => {
  const faults = faultsOf({
    items: [
      { name: 'boat', quantity: -2, p10: 9, p90: 4 },
      { name: '', p10: -1, p90: 4 },
      { name: 'crane', distribution: 'pert', low: 3, mode: 9, high: 5 },
      { name: 'quay', distribution: 'triangle', low: 3, mode: 9, high: 5 },
      { name: 'fuel', distribution: 'uniform', low: 5, high: 2 },
      { name: 'shed', distribution: 'uniform', low: -5, high: 2 },
      { name: 'hull', p50: 3 },
      { name: 'mast', mu: 1, sigma: -1 },
      { name: 'keel', distribution: 'metalog', p10: 10, p50: 100, p90: 101 },
    ],
    claims: [-4],
    copula: 'clayton',
  });
  expect(faults).toEqual([
    'm.json items[0].quantity: a number of at least 0, got "-2"',
    'm.json items[0].p90: at least p10 (9), got "4"',
    'm.json items[1].name: a name, got ""',
    'm.json items[1].p10: above 0, got "-1"',
    'm.json items[2].mode: between low (3) and high (5), got "9"',
    'm.json items[3].distribution: one of lognormal, triangular, pert, uniform, metalog, fixed, got "triangle"',
    'm.json items[4].high: above low (5), got "2"',
    'm.json items[5].low: a number of at least 0, got "-5"',
    expect.stringContaining('items[6]: mu and sigma, or at least two quantiles'),
    'm.json items[7].sigma: a number of at least 0, got "-1"',
    expect.stringContaining('items[8]: quantiles a metalog can pass through'),
    'm.json copula: gaussian (the only one read), got "clayton"',
    'm.json claims[0]: a number of at least 0, got "-4"',
  ]);
});

test('a correlation nobody could have seen is refused', () => {
  const items = [ITEM, ITEM, ITEM];
  const impossible = [
    [1, 0.9, -0.9],
    [0.9, 1, 0.9],
    [-0.9, 0.9, 1],
  ];
  expect(faultsOf({ items, correlation: impossible })).toEqual([expect.stringContaining('positive semidefinite')]);
  expect(faultsOf({ items, correlation: [[1]] })).toEqual([expect.stringContaining('3 rows of 3')]);
  expect(
    faultsOf({
      items: [ITEM, ITEM],
      correlation: [
        [1, 0.2],
        [0.3, 1],
      ],
    }),
  ).toEqual(['m.json correlation[1][0]: the same as correlation[0][1] (0.2), got "0.3"']);
  expect(
    faultsOf({
      items: [ITEM, ITEM],
      correlation: [
        [1, 2],
        [2, 1],
      ],
    }),
  ).toHaveLength(2);
  expect(faultsOf({ items, correlation: 1 })).toEqual([]);
});

test('money of two bases or two years is no sum', () => {
  const items = [
    { ...ITEM, basis: 'book', priceYear: 2020 },
    { ...ITEM, basis: 'export', priceYear: 2021 },
  ];
  expect(faultsOf({ items })).toEqual([
    expect.stringContaining('items[1].basis: the same throughout (book)'),
    expect.stringContaining('items[1].priceYear: the same throughout (2020)'),
  ]);
});

test('what is not stated is said: dependence, basis, price year', () => {
  const read = readCostModel({ items: [ITEM, ITEM] }, 'm.json');
  expect(read.ok && read.model.warnings).toEqual([
    expect.stringContaining('no correlation'),
    expect.stringContaining('no basis'),
    expect.stringContaining('no price year'),
  ]);
  const full = readCostModel({ items: [ITEM, ITEM], correlation: 0, basis: 'book', priceYear: 2020 }, 'm.json');
  expect(full.ok && full.model.warnings).toEqual([]);
});

test('quantiles that do not fit one log-normal are met as well as can be, and the misfit is shown', () => {
  const read = readCostModel({ items: [{ name: 'boat', p05: 80, p50: 170, p95: 400 }] }, 'm.json');
  const misfit = read.ok ? read.model.items[0]?.misfit : [];
  expect(misfit?.map(({ fitted }) => Number(fitted.toFixed(4)))).toEqual([78.6529, 175.8732, 393.2644]);
});

test('mu and sigma that do not go with the quantiles beside them are a mistake', () => {
  expect(faultsOf({ items: [{ name: 'boat', mu: 4, sigma: 0.5, p05: 24, p95: 124 }] })).toEqual([]);
  expect(faultsOf({ items: [{ name: 'boat', mu: 4, sigma: 0.5, p05: 35, p95: 124 }] })).toHaveLength(1);
});

test('experts with enough seed questions are weighed by them, others alike', () => {
  const seeds = (spread: number) =>
    Array.from({ length: 10 }, (_, i) => ({ p05: 10 - spread, p50: 10, p95: 10 + spread, truth: 10 + ((i % 5) - 2) }));
  const items = [{ name: 'boat', experts: { wide: { p10: 4, p90: 9 }, narrow: { p10: 20, p90: 30 } } }];
  const weighed = readCostModel(
    {
      items,
      experts: [
        { name: 'wide', seeds: seeds(4) },
        { name: 'narrow', seeds: seeds(0.5) },
      ],
    },
    'm.json',
  );
  expect(weighed.ok && weighed.experts.map(({ weight }) => weight)).toEqual([1, 0]);
  const alike = readCostModel({ items, experts: [{ name: 'wide' }, { name: 'narrow' }] }, 'm.json');
  expect(alike.ok && alike.experts.map(({ weight, reason }) => [weight, reason])).toEqual([
    [0.5, 'fewer than 10 seed questions: equal weights'],
    [0.5, 'fewer than 10 seed questions: equal weights'],
  ]);
  expect(faultsOf({ items, experts: [{ name: 'wide' }] })).toEqual([
    expect.stringContaining('items[0].experts.narrow: one of the experts (wide)'),
  ]);
});
