import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { predictiveChecks } from './predictive.js';

type Rows = Parameters<typeof buildCase>[0];
const PRESENCE = [
  { assetType: 'tank', low: 10, high: 10 },
  { assetType: 'truck', low: 6, high: 6 },
];
const checks = (rows: Rows, seed = 1) =>
  predictiveChecks(buildCase({ presence: PRESENCE, imagery: [{}], ...rows }), {
    asOf: '2031',
    scenario: 'good',
    seed,
  });
const of = (rows: Rows, sourceId = 'analyst') => checks(rows).find((check) => check.sourceId === sourceId);

test('a count that nothing contradicts is what the model would have produced', () => {
  const check = of({ readings: [{ count: 4 }] });
  expect(check).toMatchObject({ observed: 4, atLeast: false, flagged: false, imageId: 'i1', site: 'north' });
  // A posterior pulled to the number read predicts it: neither tail holds less than a tenth.
  expect(check?.posterior.tail).toBeGreaterThan(0.2);
  expect(check?.posterior.summary.q05).toBeLessThanOrEqual(4);
  expect(check?.posterior.summary.q95).toBeGreaterThanOrEqual(4);
});

test('an analyst who sees none where three others see eight is flagged, and comes first', () => {
  const eight = ['a', 'b', 'c'].map((sourceId) => ({ sourceId, count: 8 }));
  const found = checks({ readings: [...eight, { sourceId: 'odd', count: 0, state: 'NO_DAMAGE' }] });
  expect(found[0]).toMatchObject({ sourceId: 'odd', observed: 0, flagged: true });
  expect(found.slice(1).every(({ flagged }) => !flagged)).toBe(true);
});

test('before any reading a quarter of an apron is not surprising, all of it is', () => {
  // mean of the prior: 10 · .85 · .2 = 1.7 hits
  const [few, all] = [2, 10].map((count) => of({ readings: [{ count }] })?.prior.tail ?? 0);
  expect(few).toBeGreaterThan(0.3);
  expect(all).toBeLessThan(0.05);
});

test('the prior predictive mean is the product of the prior means', () => {
  const mean = of({ readings: [{ count: 4 }] })?.prior.summary.mean ?? 0;
  // 10 assets · reached .85 · hit .2 · [destroyed .6 · see .95 + damaged .4 · shows .9 · see .65] · frame .95 · report 18/19,
  // and 10/401 · .95 false alarms
  const seen = 0.6 * 0.95 + 0.4 * 0.9 * 0.65;
  const expected = 10 * 0.85 * 0.2 * seen * 0.95 * (18 / 19) + (10 / 401) * 0.95;
  // sd of a count 2, 2,000 draws: four standard errors
  expect(Math.abs(mean - expected)).toBeLessThan(4 * (2 / Math.sqrt(2000)));
});

test('"at least" is surprised by too few only from above: as many or more', () => {
  const check = of({ readings: [{ count: 1, comparator: 'ge' }] });
  expect(check).toMatchObject({ atLeast: true, observed: 1 });
  expect(check?.posterior.tail).toBeGreaterThan(0.5);
});

test('silence, untyped counts and single items are not checked', () => {
  expect(checks({ readings: [{ state: 'NO_DAMAGE', count: null }] })).toEqual([]);
  expect(checks({ typeGroups: { vehicle: ['*'] }, readings: [{ assetType: 'vehicle', count: 3 }] })).toEqual([]);
  expect(checks({ imagery: [{ coverage: 'single_item' }], readings: [{ count: 1 }] })).toEqual([]);
  // who counts tanks and says nothing of trucks is asked of tanks alone
  expect(of({ readings: [{ count: 3 }] })?.rows.map(({ id }) => id)).toEqual(['r1']);
});

test('the seed decides, and another analyst moves nothing of this one before the readings', () => {
  const rows = { readings: [{ count: 4 }] };
  expect(checks(rows)).toEqual(checks(rows));
  expect(checks(rows, 2)).not.toEqual(checks(rows));
  const both = of({ readings: [{ count: 4 }, { count: 1, sourceId: 'other' }] });
  expect(both?.prior).toEqual(of(rows)?.prior);
});
