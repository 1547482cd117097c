import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ranWithout, sharedPath } from '../../../../test/shared.js';
import { makeRng } from '../../numerics/rng.js';
import type { CostModel } from './model.js';
import { plainTotals } from './plain-draws.js';
import { readCostModel } from './read-model.js';
import { weighModel } from './weigh-model.js';

export function modelOf(document: unknown): CostModel {
  const read = readCostModel(document, 'model');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.model;
}

/** One log-normal and a sum of two that are one: both in closed form. */
test('chances and quantiles of a log-normal are exact, far into the tail', () => {
  const one = { name: 'one', quantity: 3, mu: 4, sigma: 0.7 };
  for (const document of [
    { items: [one] },
    {
      items: [
        { ...one, quantity: 1 },
        { ...one, quantity: 2 },
      ],
      correlation: 1,
    },
  ]) {
    const claims = [50, 163.794, 1000, 8000];
    const found = weighModel(modelOf({ ...document, claims }), 1);
    // P(3X >= c) = Φ((ln 3 + 4 − ln c)/.7), from scipy.stats.norm.sf
    const exact = [0.9549743862716289, 0.5000015661087129, 0.004876156821833614, 1.3870995086930792e-8];
    for (const [i, { probability }] of found.exceedance.entries())
      expect(Math.abs(probability / (exact[i] as number) - 1)).toBeLessThan(2e-4);
    expect(found.mean).toBeCloseTo(3 * Math.exp(4 + 0.245), 9);
    // two secant steps from a sample within half a per cent
    for (const [name, z] of [
      ['q05', -1.644853627],
      ['q50', 0],
      ['q95', 1.644853627],
    ] as const)
      expect(Math.abs(found.quantiles[name] / (3 * Math.exp(4 + 0.7 * z)) - 1)).toBeLessThan(1e-4);
  }
});

const MIXED = {
  items: [
    { name: 'a', quantity: 2, p10: 20, p90: 60 },
    { name: 'b', quantity: 3, distribution: 'triangular', low: 5, mode: 8, high: 30 },
    { name: 'c', quantity: 1, distribution: 'PERT', low: 10, mode: 25, high: 100 },
    { name: 'd', quantity: 4, distribution: 'uniform', low: 1, high: 6 },
    { name: 'e', quantity: 1, distribution: 'metalog', p10: 10, p50: 18, p90: 45 },
    { name: 'f', quantity: 1, experts: { x: { p10: 5, p90: 20 }, y: { p10: 30, p90: 90 } } },
    { name: 'g', quantity: 2, value: 7 },
  ],
  claims: [150, 250, 350],
};

test.each([
  ['independent', undefined],
  ['correlated', 0.4],
])('two ways to the same numbers, every distribution, %s', (_, correlation) => {
  const model = modelOf({ ...MIXED, ...(correlation === undefined ? {} : { correlation }) });
  const draws = 400_000;
  const smooth = weighModel(model, 1);
  const plain = weighModel(model, 2, draws);
  for (const [i, { at, probability, mcse }] of smooth.exceedance.entries()) {
    const other = plain.exceedance[i];
    expect(other?.at).toBe(at);
    // four standard errors of both; pairs err no more than the plain error printed
    expect(Math.abs((other?.probability ?? 0) - probability)).toBeLessThan(4 * Math.hypot(mcse, other?.mcse ?? 0));
  }
  for (const name of ['q05', 'q50', 'q95'] as const)
    expect(Math.abs(smooth.quantiles[name] - plain.quantiles[name])).toBeLessThan(
      4 * Math.hypot(smooth.quantilesMcse[name], plain.quantilesMcse[name]),
    );
  const totals = plainTotals(model, draws, makeRng(3));
  const mean = totals.reduce((sum, x) => sum + x, 0) / draws;
  const sd = Math.sqrt(totals.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / draws);
  expect(Math.abs(mean - smooth.mean)).toBeLessThan((4 * sd) / Math.sqrt(draws));
});

test('an item that moves against the others lets the total fall along the main direction, and the chances still agree', () => {
  const items = [
    { name: 'a', quantity: 5, p10: 20, p90: 60 },
    { name: 'b', quantity: 1, p10: 20, p90: 60 },
  ];
  const model = modelOf({
    items,
    correlation: [
      [1, -0.9],
      [-0.9, 1],
    ],
    claims: [200, 300],
  });
  const [smooth, plain] = [weighModel(model, 1), weighModel(model, 2, 400_000)];
  for (const [i, { probability, mcse }] of smooth.exceedance.entries())
    expect(Math.abs((plain.exceedance[i]?.probability ?? 0) - probability)).toBeLessThan(
      4 * Math.hypot(mcse, plain.exceedance[i]?.mcse ?? 0),
    );
});

test('independent items of a sum: first-order and total shares are both their part of the variance', () => {
  const items = [
    { name: 'a', quantity: 7, mu: 4.1, sigma: 0.35 },
    { name: 'b', quantity: 4, mu: 4.9, sigma: 0.49 },
    { name: 'c', quantity: 1, mu: 2.7, sigma: 1 },
    { name: 'd', quantity: 1, value: 100 },
  ];
  const found = weighModel(modelOf({ items, claims: [1000] }), 1).sensitivity;
  const variances = [variance(7, 4.1, 0.35), variance(4, 4.9, 0.49), variance(1, 2.7, 1), 0];
  const all = variances.reduce((sum, v) => sum + v, 0);
  for (const [i, { firstOrder, total, q025, q975 }] of found.entries()) {
    const exact = (variances[i] as number) / all;
    // the tolerance published for this design at twice the points
    expect(Math.abs(firstOrder - exact)).toBeLessThan(0.004);
    expect(Math.abs(total - exact)).toBeLessThan(0.004);
    expect(q025).toBeLessThanOrEqual(exact);
    expect(q975).toBeGreaterThanOrEqual(exact);
  }
});

const variance = (q: number, mu: number, sigma: number): number =>
  q * q * Math.exp(2 * mu + sigma * sigma) * Math.expm1(sigma * sigma);

test('cost-A: chances, quantiles and mean of the reference; shares of the independent model', () => {
  const folder = sharedPath('data/statistics/cost-models');
  if (folder === null) return ranWithout('the cost-A reference');
  const document = JSON.parse(readFileSync(`${folder}/cost-A.json`, 'utf8'));
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))['cost-A'];
  for (const [name, given] of [
    ['correlated', document],
    ['independent', { ...document, correlation: undefined }],
  ] as const) {
    const found = weighModel(modelOf(given), 1);
    const reference = expected[name];
    // four errors of both sides; theirs is 24 scrambles of the indicator
    for (const [i, { probability, mcse }] of found.exceedance.entries())
      expect(Math.abs(probability - reference.P_ge_claims[i])).toBeLessThan(4 * Math.hypot(mcse, reference.P_se[i]));
    for (const [i, q] of ['q05', 'q25', 'q50', 'q75', 'q95'].entries()) {
      const key = q as keyof typeof found.quantiles;
      expect(Math.abs(found.quantiles[key] - reference.q05_25_50_75_95[i])).toBeLessThan(
        4 * Math.hypot(found.quantilesMcse[key], reference.q_se[i]),
      );
    }
    // the reference file prints its exact mean to all digits
    expect(found.mean / expected.exact.mean).toBeCloseTo(1, 12);
    if (name === 'independent')
      for (const [i, { firstOrder, total }] of found.sensitivity.entries()) {
        // the tolerance of the file, for half its points
        expect(Math.abs(firstOrder - expected.sobol_independent_S1_equals_ST[i])).toBeLessThan(0.004);
        expect(Math.abs(total - expected.sobol_independent_S1_equals_ST[i])).toBeLessThan(0.004);
      }
  }
});

test('the same seed gives the same bytes, another seed the same answer', () => {
  const model = modelOf({ ...MIXED, correlation: 0.3 });
  expect(JSON.stringify(weighModel(model, 1))).toBe(JSON.stringify(weighModel(model, 1)));
  const [one, other] = [weighModel(model, 1), weighModel(model, 2)];
  expect(one).not.toEqual(other);
  // five, for three sums and two estimated errors
  for (const [i, { probability, mcse }] of one.exceedance.entries())
    expect(Math.abs(probability - (other.exceedance[i]?.probability ?? 0))).toBeLessThan(8 * mcse);
});
