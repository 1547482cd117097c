import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf, roundingKm } from './coarse-cell.js';
import { geodesicKm } from './place.js';

test('how far rounding moves a place', () => {
  // 111.195 km to a degree: the worst corner at 52° and at 68° of latitude.
  expect(roundingKm(52, 1)).toBeCloseTo(6.529, 3);
  expect(roundingKm(52, 2)).toBeCloseTo(0.6529, 4);
  expect(roundingKm(52, 3)).toBeCloseTo(0.0653, 4);
  expect(roundingKm(68, 1)).toBeCloseTo(5.937, 3);
});

const places = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lon: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
});

test('every place of a cell becomes the same point, within the circle it names', () => {
  fc.assert(
    fc.property(places, (place) => {
      const cell = cellOf(place, '10km');
      const again = cellOf(cell.centre, '10km');
      expect(again).toEqual(cell);
      expect(geodesicKm(place, cell.centre)).toBeLessThanOrEqual(cell.radiusKm + 1e-9);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('a coarser cell hides at least as much', () => {
  for (const lat of [0, 52, 68, 85]) {
    const [fine, coarse] = (['1km', '100km'] as const).map((size) => cellOf({ lat, lon: 30.1234 }, size).radiusKm);
    expect(coarse as number).toBeGreaterThan(10 * (fine as number));
  }
});
