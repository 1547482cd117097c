import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { selectEvidence } from '../evidence/select.js';
import { buildCells } from './cells.js';
import { floorOf } from './floor.js';

type Rows = Parameters<typeof buildCase>[0];
const TANKS = [{ assetType: 'tank', mode: 20 }];

function floor(rows: Rows) {
  const theCase = buildCase({ presence: TANKS, imagery: [{}, {}], ...rows });
  const evidence = selectEvidence(theCase, '2031');
  return floorOf(theCase, evidence, buildCells(theCase, evidence));
}
const counts = (rows: Rows) => {
  const { destroyed, damagedOrDestroyed } = floor(rows);
  return [destroyed, damagedOrDestroyed];
};

test('images are never added up: the one with most hits counts', () => {
  expect(counts({ readings: [{ count: 3 }, { imageId: 'i2', count: 4 }] })).toEqual([4, 4]);
});

test('rows of one analyst on one image add up, rows of two analysts do not', () => {
  expect(counts({ readings: [{ count: 3 }, { count: 1, state: 'DAMAGED' }] })).toEqual([3, 4]);
  expect(counts({ readings: [{ count: 3 }, { count: 4, sourceId: 'other' }] })).toEqual([3, 4]);
});

test('destroyed is what all who told states apart agree on; one who told none apart does not lower it', () => {
  expect(counts({ readings: [{ count: 4 }, { count: 4, state: 'DAMAGED', sourceId: 'other' }] })).toEqual([4, 4]);
  const other = [
    { count: 1, sourceId: 'other' },
    { count: 3, state: 'DAMAGED', sourceId: 'other' },
  ] as const;
  expect(counts({ readings: [{ count: 4 }, ...other] })).toEqual([1, 4]);
});

test('of two images with as many hits, the one with more destroyed, then the optical one', () => {
  const radar = { imagery: [{ channel: 'satellite_sar' }, {}] } as const;
  expect(
    counts({
      readings: [
        { count: 3, state: 'DAMAGED' },
        { imageId: 'i2', count: 3 },
      ],
    }),
  ).toEqual([3, 3]);
  const tie = floor({ ...radar, readings: [{ count: 3 }, { imageId: 'i2', count: 3 }] });
  expect(tie.byCell.map((cell) => cell.imageId)).toEqual(['i2', 'i2']);
});

test('POSSIBLE, speech, images before the strike, decoys and derelicts are listed with a reason, never added', () => {
  const found = floor({
    imagery: [{}, { channel: 'none' }, { acquired: '2030-01-01' }, { acquired: null }],
    readings: [
      { count: 2 },
      { count: 5, confidence: 'POSSIBLE' },
      { count: 5, imageId: 'i2' },
      { count: 5, imageId: 'i3' },
      { count: 5, imageId: 'i4' },
      { count: 5, identityState: 'DECOY' },
      { count: 5, identityState: 'DERELICT' },
    ],
  });
  expect([found.destroyed, found.damagedOrDestroyed]).toEqual([2, 2]);
  expect(found.listed.map((row) => row.row.id).sort()).toEqual(['r2', 'r3', 'r4', 'r5', 'r6', 'r7']);
  expect(found.listed.every((row) => row.reason.length > 5)).toBe(true);
});

test('a decoy flag on a named item lowers the floor and says why', () => {
  const readings = [{ count: 1, itemId: 'x' }, { count: 2 }];
  expect(counts({ readings })).toEqual([3, 3]);
  const flagged = floor({
    readings: [...readings, { itemId: 'x', imageId: 'i2', state: 'UNKNOWN', identityState: 'DECOY' }],
  });
  expect(flagged.destroyed).toBe(2);
  expect(flagged.listed[0]?.reason).toContain('decoy');
});

test('named items from other images join, the same item only once', () => {
  const readings = [
    { count: 1, itemId: 'x' },
    { count: 1 },
    { imageId: 'i2', count: 1, itemId: 'x' },
    { imageId: 'i2', count: 1, itemId: 'y', state: 'DAMAGED' },
  ] as const;
  expect(counts({ readings })).toEqual([2, 3]);
});

test('an untyped count raises a site only above the sum of its cells', () => {
  const rows = { typeGroups: { vehicle: ['*'] }, presence: [...TANKS, { assetType: 'truck', mode: 9 }] };
  const typed = [{ count: 2 }, { count: 1, assetType: 'truck' }];
  expect(counts({ ...rows, readings: [...typed, { imageId: 'i2', assetType: 'vehicle', count: 3 }] })).toEqual([3, 3]);
  expect(counts({ ...rows, readings: [...typed, { imageId: 'i2', assetType: 'vehicle', count: 5 }] })).toEqual([5, 5]);
});

test('the floor never exceeds what stood there', () => {
  expect(counts({ presence: [{ assetType: 'tank', low: 2, high: 3 }], readings: [{ count: 9 }] })).toEqual([3, 3]);
});

test('a blank count of damage is at least one; an image nobody read changes nothing', () => {
  expect(counts({ readings: [{ count: null, state: 'DAMAGED' }] })).toEqual([0, 1]);
  expect(counts({ imagery: [{}, {}, {}], readings: [{ count: 2 }] })).toEqual([2, 2]);
});
