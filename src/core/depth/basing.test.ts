import { expect, test } from 'vitest';
import type { Case } from '../case.js';
import { isGap } from '../problem.js';
import { basingOf } from './basing.js';

const row = (id: string) => ({ table: 't', id, line: 1 });
const reading = (id: string, image: string, site: string, count: number | null, rest: object = {}) => ({
  row: row(id),
  imageId: image,
  siteId: site,
  assetType: 'ferry',
  itemId: null,
  count,
  state: 'NO_DAMAGE',
  identityState: 'UNKNOWN',
  ...rest,
});

const CASE = {
  strike: { from: '2021-04-10', to: '2021-04-10', stated: true },
  typeGroups: { boat: ['ferry'] },
  presence: [
    { row: row('p1'), siteId: 'pier', assetType: 'ferry', asOf: '2021-04-01', low: null, mode: 8, high: null },
    { row: row('p2'), siteId: 'cove', assetType: 'ferry', asOf: '2021-04-01', low: 2, mode: null, high: null },
    { row: row('p3'), siteId: 'cove', assetType: 'boat', asOf: '2021-04-01', low: null, mode: 9, high: null },
  ],
  imagery: [
    { id: 'old', acquired: '2021-04-02', channel: 'satellite_optical' },
    { id: 'soon', acquired: '2021-04-11T09:55Z', channel: 'satellite_optical' },
    { id: 'later', acquired: '2021-05-01', channel: 'satellite_optical' },
    { id: 'said', acquired: '2021-05-02', channel: 'none' },
    { id: 'undated', acquired: null, channel: 'satellite_optical' },
  ],
  readings: [
    reading('r1', 'old', 'rock', 99),
    reading('r2', 'soon', 'pier', 5),
    reading('r3', 'later', 'pier', 1),
    reading('r4', 'later', 'rock', 8, { state: 'UNKNOWN' }),
    reading('r5', 'later', 'rock', 6, { state: 'DESTROYED' }),
    reading('r6', 'later', 'rock', 7, { identityState: 'DECOY' }),
    reading('r7', 'said', 'pier', 50),
    reading('r8', 'undated', 'pier', 50),
    reading('r9', 'later', 'cove', 0),
    reading('r10', 'later', 'cove', 1, { itemId: 'hull-3' }),
    reading('r11', 'later', 'rock', 30, { assetType: 'boat' }),
  ],
  events: [
    { row: row('e1'), date: '2021-04-12', precision: 'day', kind: 'rebasing', event: 'ferries leave the pier' },
    { row: row('e2'), date: '2021-03-12', precision: 'day', kind: 'rebasing', event: 'long before' },
    { row: row('e3'), date: '2021-04-12', precision: 'day', kind: 'other', event: 'rain' },
  ],
} as unknown as Case;

const KM = new Map([
  ['pier', 100],
  ['cove', 200],
  ['rock', 900],
]);

test('before is what was counted before, after is what was counted as present in images taken since', () => {
  const [ferry, ...others] = basingOf(CASE, KM).byType;
  expect(others).toEqual([]);
  expect(ferry?.before.map(({ site, count }) => [site, count])).toEqual([
    ['cove', 2],
    ['pier', 8],
  ]);
  // The newest image of each site; damage, decoys, speech, single items and undated images do not say how many stood there.
  expect(ferry?.after.map(({ site, count, day }) => [site, count, day])).toEqual([
    ['cove', 0, '2021-05-01'],
    ['pier', 1, '2021-05-01'],
    ['rock', 8, '2021-05-01'],
  ]);
  if (!ferry || isGap(ferry.was) || isGap(ferry.is)) throw new Error('no measures');
  expect([ferry.was.weightedMeanKm, ferry.is.weightedMeanKm]).toEqual([120, 7300 / 9]);
  expect(ferry.meanShiftKm).toBe(7300 / 9 - 120);
  expect(ferry.is.counted).toBe(9);
});

test('a type that nobody counted since has no after, and says so', () => {
  const [ferry] = basingOf({ ...CASE, readings: [] }, KM).byType;
  expect(ferry?.is).toMatchObject({ reason: 'no-source' });
  expect(ferry?.meanShiftKm).toMatchObject({ reason: 'no-source' });
});

test('counts that cannot be of one fleet give no shift', () => {
  const readings = CASE.readings.filter(({ siteId }) => siteId !== 'rock');
  const [ferry] = basingOf({ ...CASE, readings }, KM).byType;
  expect(ferry?.meanShiftKm).toEqual({
    reason: 'too-few',
    detail: '10 counted before and 1 after: where the others stood is not known',
  });
});

test('only moves reported since the strike are listed', () => {
  expect(basingOf(CASE, KM).moves.map(({ row: { id } }) => id)).toEqual(['e1']);
});
