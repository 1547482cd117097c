import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { Reading } from '../case.js';
import { mean, sum } from '../numerics/discrete.js';
import { makeFitter } from './fitter.js';
import { makeLeft } from './left.js';
import type { CellFilter } from './posterior.js';
import { SCENARIOS } from './result.js';

type Rows = Parameters<typeof buildCase>[0];
const EVERY: CellFilter = () => true;
const PRESENCE = [
  { assetType: 'tank', low: 8, high: 8 },
  { assetType: 'truck', low: 5, high: 5 },
];

const fitterOf = (rows: Rows, seed = 1) => {
  const theCase = buildCase({ presence: PRESENCE, imagery: [{}], ...rows });
  return makeFitter(theCase, makeLeft(theCase, '2031'), seed);
};
const fit = (rows: Rows, scenario: 'good' | 'poor' = 'good', silence = true) => fitterOf(rows)({ scenario, silence });
const hits = (rows: Rows, type = 'tank'): number => mean(fit(rows).distribution('hit', (cell) => cell.type === type));

test('without a reading the posterior is the prior', () => {
  const posterior = fit({ readings: [] });
  const [after, before] = [posterior.distribution('hit', EVERY), posterior.prior(EVERY)];
  // both average the same exact distributions, over 160 and 200 draws of the shares: sd of a mean near .2
  expect(Math.abs(mean(after) - mean(before))).toBeLessThan(0.8);
  expect(posterior.cells().every((cell) => !cell.looked && cell.priorShare < 0.15)).toBe(true);
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
      expect(distribution(shuffled)).toEqual(whole);
    }),
    { numRuns: 6 },
  );
  expect(distribution(split)).toEqual(whole);
});

test('a second analyst of one image narrows less than a second image', () => {
  const spread = (second: Partial<Reading>) => {
    const rows = {
      // frames so coarse and partial that one image alone leaves most open
      presence: [{ assetType: 'tank', low: 30, high: 30 }],
      imagery: [{ coverage: 'partial' }, { coverage: 'partial' }],
      readings: [{ count: 4 }, { count: 4, sourceId: 'other', ...second }],
    } as const;
    return (
      fit(rows)
        .cells()
        .find((cell) => cell.type === 'tank')?.priorShare ?? 0
    );
  };
  expect(spread({ imageId: 'i2' })).toBeGreaterThan(spread({ imageId: 'i1' }));
});

test('an untyped count constrains the sum over its cells', () => {
  const rows = { typeGroups: { vehicle: ['*'] }, readings: [{ assetType: 'vehicle', count: 5 }] };
  const posterior = fit(rows);
  const both = posterior.distribution('hit', EVERY);
  expect(sum(both.slice(5))).toBeGreaterThan(0.9);
  // Neither cell alone carries it.
  for (const cell of posterior.cells()) expect(cell.DAMAGED_OR_DESTROYED.q05).toBeLessThan(3);
});

test('at a site only one side named, the chance that it was struck at all is one in two', () => {
  const sites = (targeted: 'yes' | 'claimed') => ({ sites: [{ id: 'north', targeted }], readings: [] });
  expect(hits(sites('claimed'))).toBeCloseTo(0.5 * hits(sites('yes')), 0);
});

test('draws follow the exact distribution, and the seed decides them', () => {
  const at = (seed: number) => fitterOf({ readings: [{ count: 3 }] }, seed)({ scenario: 'good' });
  const posterior = at(1);
  const { destroyed } = posterior.draws(4000);
  const exact = posterior.cells().map((cell) => cell.DESTROYED.mean);
  // four Monte Carlo standard errors, with the largest cell's spread (sd < 2)
  for (const [i, column] of destroyed.entries())
    expect(Math.abs(sum(column) / column.length - (exact[i] as number))).toBeLessThan(4 * (2 / Math.sqrt(4000)));
  expect(at(1).draws(4000)).toEqual(posterior.draws(4000));
  expect(at(2).draws(4000).destroyed).not.toEqual(destroyed);
  expect(() => posterior.draws(100_000)).toThrow(/at most \d+ joint draws/);
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
    const pmf = fitterOf(rows)({ scenario }).distribution('hit', EVERY);
    expect(sum(pmf)).toBeCloseTo(1, 9);
    expect(pmf.every((p) => p >= 0)).toBe(true);
    expect(pmf.length).toBeLessThanOrEqual(14);
  }
});

test('where no claimant is heard no joint draws are made without readings, and every answer is the same', () => {
  const theCase = buildCase({ presence: PRESENCE, imagery: [{}], readings: [{ count: 4 }, { count: 3 }] });
  const without = [theCase.readings[0]?.id as string];
  const [heard, unheard] = [true, false].map((hears) =>
    makeFitter(theCase, makeLeft(theCase, '2031'), 1, undefined, undefined, hears)({ scenario: 'good', without }),
  );
  const drawn = (posterior = heard) => posterior?.drawBlocks().reduce((n, count) => n + count, 0);
  expect([(drawn(heard) as number) > 0, drawn(unheard)]).toEqual([true, 0]);
  expect(unheard?.distribution('hit', EVERY)).toEqual(heard?.distribution('hit', EVERY));
});
