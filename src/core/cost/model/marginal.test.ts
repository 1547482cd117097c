import { expect, test } from 'vitest';
import { normalQuantile } from '../../numerics/normal-quantile.js';
import { type Marginal, meanOf, unitValue } from './marginal.js';

/** scipy.stats: beta.ppf, triang.ppf, and a root of the mixture's cdf. */
test.each<[string, Marginal, readonly number[], readonly number[]]>([
  [
    'PERT',
    { kind: 'pert', low: 10, mode: 25, high: 100 },
    [1e-6, 0.01, 0.1, 0.5, 0.9, 0.99, 1 - 1e-6],
    [
      10.006211565598916, 11.5952126626439, 16.839369976150902, 32.67585794271493, 56.674138847346136, 75.4861036141159,
      97.17304938925517,
    ],
  ],
  [
    'triangular',
    { kind: 'triangular', low: 5, mode: 8, high: 30 },
    [1e-6, 0.01, 0.1, 0.5, 0.9, 0.99, 1 - 1e-6],
    [
      5.008660254037844, 5.866025403784438, 7.738612787525831, 13.416876048223001, 22.583801512904337,
      27.654792120088285, 29.976547921200545,
    ],
  ],
  [
    'a pool of two log-normals',
    {
      kind: 'pool',
      parts: [
        { weight: 0.3, unit: { mu: 2.3, sigma: 0.5 } },
        { weight: 0.7, unit: { mu: 4, sigma: 0.4 } },
      ],
    },
    [0.01, 0.1, 0.3, 0.5, 0.9, 0.99],
    [3.987014405922486, 8.041644912929108, 23.626076366746286, 43.5724181554903, 83.68302787428583, 131.07117709156617],
  ],
  ['uniform', { kind: 'uniform', low: 1, high: 6 }, [0.01, 0.5, 0.75], [1.05, 3.5, 4.75]],
])('%s: the quantiles of another library', (_, marginal, ps, values) => {
  const value = unitValue(marginal);
  // read off a grid of 1024 or 2048 scores: 1e-5 of the value
  for (const [i, p] of ps.entries())
    expect(Math.abs(value(normalQuantile(p)) / (values[i] as number) - 1)).toBeLessThan(1e-5);
});

test('means in closed form agree with the quantile functions they are means of', () => {
  const each: readonly Marginal[] = [
    { kind: 'lognormal', mu: 1, sigma: 0.5 },
    { kind: 'pert', low: 10, mode: 25, high: 100 },
    { kind: 'triangular', low: 5, mode: 8, high: 30 },
    { kind: 'uniform', low: 1, high: 6 },
    { kind: 'metalog', fit: { a: [4, 0.3, 0.1], least: 0 } },
    { kind: 'metalog', fit: { a: [40, 3, 1], least: null } },
    { kind: 'fixed', value: 3 },
  ];
  for (const marginal of each) {
    const value = unitValue(marginal);
    let total = 0;
    for (let k = -800; k <= 800; k++)
      total += (value(k / 100) * Math.exp(-(k * k) / 20000)) / Math.sqrt(2 * Math.PI) / 100;
    // the grid's own error
    expect(Math.abs(total / meanOf(marginal) - 1)).toBeLessThan(1e-5);
  }
});
