import { expect, test } from 'vitest';
import { binomial, pointMass } from '../numerics/discrete.js';
import { fleetSizes, shareProbability } from './share-verdict.js';

const AT_LEAST = (low: number) => ({ low, high: null });

test('the fleet is one figure per type, every combination as likely', () => {
  expect(
    fleetSizes([
      [10, 20],
      [1, 3],
    ]),
  ).toEqual(
    new Map([
      [11, 0.25],
      [13, 0.25],
      [21, 0.25],
      [23, 0.25],
    ]),
  );
  expect(fleetSizes([[10], null])).toBeNull();
});

test('many types and figures stay exact: equal sums are one fleet', () => {
  const figures = Array.from({ length: 10 }, (_, i) => 40 + i);
  const sizes = fleetSizes(Array.from({ length: 8 }, () => figures)); // 100 million combinations
  expect(sizes?.size).toBe(73);
  // Eight times 1/10, summed: only the last bits may be off.
  expect([...(sizes?.values() ?? [])].reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
});

test('a share holds where the count reaches it on each fleet, weighed by the fleet’s chance', () => {
  const fleets = new Map([
    [40, 0.5],
    [60, 0.5],
  ]);
  // Five of 40 are over a tenth, of 60 they are not; a tenth of 60 is 6 exactly, and rounding must not cost an asset.
  expect(shareProbability(pointMass(5), fleets, AT_LEAST(0.1))).toBe(0.5);
  expect(shareProbability(pointMass(6), fleets, AT_LEAST(0.1))).toBe(1);
  expect(shareProbability(pointMass(5), fleets, { low: null, high: 0.1 })).toBe(0.5);
});

test('a share that is certain is certain, not a little more', () => {
  const thirds = new Map(Array.from({ length: 3 }, (_, i) => [10 + i, 1 / 3] as const));
  expect(shareProbability(binomial(9, 0.3), thirds, AT_LEAST(0))).toBe(1);
});
