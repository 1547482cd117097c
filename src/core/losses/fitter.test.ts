import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { Reading } from '../case.js';
import { mean, sum } from '../numerics/discrete.js';
import { makeRng } from '../numerics/rng.js';
import { makeFitter } from './fitter.js';
import type { CellFilter } from './posterior.js';
import { SCENARIOS } from './result.js';

type Rows = Parameters<typeof buildCase>[0];
const EVERY: CellFilter = () => true;
const PRESENCE = [
  { assetType: 'tank', low: 8, high: 8 },
  { assetType: 'truck', low: 5, high: 5 },
];

const fit = (rows: Rows, scenario: 'good' | 'poor' = 'good', silence = true) =>
  makeFitter(buildCase({ presence: PRESENCE, imagery: [{}], ...rows }), '2031')({ scenario, silence });
const hits = (rows: Rows, type = 'tank'): number => mean(fit(rows).distribution('hit', (cell) => cell.type === type));

test('without a reading the posterior is the prior', () => {
  const posterior = fit({ readings: [] });
  expect(posterior.distribution('hit', EVERY)).toEqual(posterior.prior('hit', EVERY));
  expect(posterior.cells.every((cell) => !cell.looked && cell.priorShare === 0)).toBe(true);
});

test('a look at an untouched apron lowers the estimate', () => {
  const none = [{ state: 'NO_DAMAGE', count: null, assetType: 'vehicle' }] as const;
  expect(hits({ typeGroups: { vehicle: ['*'] }, readings: none })).toBeLessThan(0.3 * hits({ readings: [] }));
});

test('silence about a type while others are counted is a weak zero, and can be turned off', () => {
  const readings = [{ count: 3 }];
  const trucks: CellFilter = (cell) => cell.type === 'truck';
  const heard = mean(fit({ readings }).distribution('hit', trucks));
  const deaf = mean(fit({ readings }, 'good', false).distribution('hit', trucks));
  expect(heard).toBeLessThan(deaf);
  // What was hit beside them still speaks for the site.
  expect(deaf).toBeGreaterThan(hits({ readings: [] }, 'truck'));
});

test('a base-wide image read without a hedge puts most weight on the count read', () => {
  const pmf = fit({ readings: [{ count: 4 }] }).distribution('destroyed', (cell) => cell.type === 'tank');
  expect(pmf[4]).toBe(Math.max(...pmf));
  // the rest: one state in eight is swapped
  expect(sum(pmf.slice(4))).toBeGreaterThan(0.8);
});

test('worse visibility leaves room for more', () => {
  const readings = [{ count: 4 }];
  const at = (scenario: 'good' | 'poor') => mean(fit({ readings }, scenario).distribution('hit', EVERY));
  expect(at('poor')).toBeGreaterThan(at('good'));
});

test('permuting rows or splitting a count over rows changes nothing', () => {
  const rows: Partial<Reading>[] = [
    { count: 3 },
    { count: 1, state: 'DAMAGED' },
    { count: 2, assetType: 'truck', sourceId: 'other' },
  ];
  const split: Partial<Reading>[] = [{ count: 1 }, { count: 2 }, ...rows.slice(1)];
  const distribution = (readings: Partial<Reading>[]) => [...fit({ readings }).distribution('hit', EVERY)];
  const whole = distribution(rows);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      for (const [k, p] of distribution(shuffled).entries()) expect(p).toBeCloseTo(whole[k] as number, 12);
    }),
    { numRuns: 6 },
  );
  for (const [k, p] of distribution(split).entries()) expect(p).toBeCloseTo(whole[k] as number, 12);
});

test('a second analyst of one image narrows less than a second image', () => {
  const spread = (second: Partial<Reading>) => {
    const rows = {
      imagery: [{ coverage: 'partial' }, { coverage: 'partial' }],
      readings: [{ count: 4 }, { count: 4, sourceId: 'other', ...second }],
    } as const;
    return fit(rows).cells.find((cell) => cell.type === 'tank')?.priorShare ?? 0;
  };
  expect(spread({ imageId: 'i2' })).toBeGreaterThan(spread({ imageId: 'i1' }));
});

test('an untyped count constrains the sum over its cells', () => {
  const rows = { typeGroups: { vehicle: ['*'] }, readings: [{ assetType: 'vehicle', count: 5 }] };
  const posterior = fit(rows);
  const both = posterior.distribution('hit', EVERY);
  expect(sum(both.slice(5))).toBeGreaterThan(0.9);
  // Neither cell alone carries it.
  expect(posterior.cells.map((cell) => cell.DAMAGED_OR_DESTROYED.q05)).toEqual([0, 0]);
});

test('at a site only one side named, the chance that it was struck at all is one in two', () => {
  const sites = (targeted: 'yes' | 'claimed') => ({ sites: [{ id: 'north', targeted }], readings: [] });
  expect(hits(sites('claimed'))).toBeCloseTo(0.5 * hits(sites('yes')), 10);
});

test('draws follow the exact distribution, and the seed decides them', () => {
  const posterior = fit({ readings: [{ count: 3 }] });
  const draw = (seed: number) => posterior.draws(20_000, makeRng(seed));
  const { destroyed } = draw(1);
  const average = (column: Float64Array) => sum(column) / column.length;
  const exact = posterior.cells.map((cell) => cell.DESTROYED.mean);
  // four Monte Carlo standard errors, with the largest cell's spread (sd < 2)
  for (const [i, column] of destroyed.entries())
    expect(Math.abs(average(column) - (exact[i] as number))).toBeLessThan(4 * (2 / Math.sqrt(20_000)));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(2).destroyed).not.toEqual(destroyed);
});

test.each([
  ['readings exceeding presence', { readings: [{ count: 30 }] }],
  ['all decoys', { readings: [{ count: 8, identityState: 'DECOY' as const }] }],
  [
    'contradictory images',
    { imagery: [{}, {}], readings: [{ count: 8 }, { imageId: 'i2', count: 0, state: 'NO_DAMAGE' as const }] },
  ],
  ['no image', { imagery: [], readings: [] }],
])('%s give a sane posterior', (_, rows) => {
  for (const scenario of SCENARIOS) {
    const theCase = buildCase({ presence: PRESENCE, imagery: [{}], ...rows });
    const pmf = makeFitter(theCase, '2031')({ scenario }).distribution('hit', EVERY);
    expect(sum(pmf)).toBeCloseTo(1, 9);
    expect(pmf.every((p) => p >= 0)).toBe(true);
    expect(pmf.length).toBeLessThanOrEqual(14);
  }
});
