import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { DEFAULT_CONFIG, run } from '../execute.js';

const INVENTORY = [
  {
    row: { table: 'inventory', id: '1', line: 2 },
    url: null,
    note: null,
    assetType: 'truck',
    asOf: '2029',
    inventory: { low: 40, mode: null, high: 50 },
    serviceable: { low: null, mode: null, high: null },
    productionStatus: null,
    annualNewHigh: null,
  },
] as unknown as ReturnType<typeof buildCase>['inventory'];

/** All that speaks of tanks are the readings of the one who claims them. */
const CASE = buildCase({
  sources: [{ id: 'desk' }, { id: 'other' }],
  sites: [{ id: 'north' }, { id: 'south' }],
  presence: [{ siteId: 'south', assetType: 'ship', low: 6, high: 6 }],
  imagery: [{ siteId: 'north' }, { siteId: 'south' }],
  readings: [
    { imageId: 'i1', siteId: 'north', sourceId: 'desk', assetType: 'tank', count: 2 },
    { imageId: 'i2', siteId: 'south', sourceId: 'other', assetType: 'ship', count: 1 },
  ],
  inventory: INVENTORY,
  claims: [
    { sourceId: 'desk', low: 2, scopeTypes: ['tank'] },
    { sourceId: 'desk', low: 2 },
    { sourceId: 'another', low: 2, scopeTypes: ['tank'] },
    { sourceId: 'another', measure: 'share', unit: 'percent', low: 10, scopeTypes: ['truck'] },
  ],
});
const { verdicts } = run(CASE, { ...DEFAULT_CONFIG, only: ['claims', 'evidence', 'losses', 'fleet'] });
const gapOf = (at: number): string | undefined => verdicts[at]?.gap?.reason;

test('where only what a claim rests on speaks of its assets, the answer is a gap and no chance of zero', () => {
  expect([gapOf(0), verdicts[0]?.holds]).toEqual(['not-covered', null]);
});

test('where it is all that speaks of one of several sites, the claim is weighed on the others and says so', () => {
  expect(gapOf(1)).toBeUndefined();
  expect(verdicts[1]?.warnings.join()).toContain('nobody describes north');
});

test('the same number of somebody else is weighed by those readings', () => {
  expect(verdicts[2]?.holds?.middling).toBeGreaterThan(0.1);
});

test('a share of assets that stood at no struck site is a gap and no chance of zero', () => {
  expect([gapOf(3), verdicts[3]?.holds]).toEqual(['not-covered', null]);
});
