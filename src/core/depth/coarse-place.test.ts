import fc from 'fast-check';
import { expect, test } from 'vitest';
import { geodesicKm } from '../measure/place.js';
import { coarsePlace } from './coarse-place.js';

const site = (lat: number, lon: number, uncertaintyKm = 10) => ({ id: 'x', lat, lon, uncertaintyKm });

test('a place is never finer than ten kilometres, nor than the row itself', () => {
  expect(coarsePlace(site(52.93, 103.58))).toMatchObject({ lat: 52.9, lon: 103.6 });
  expect(coarsePlace(site(52.93, 103.58, 0))).toMatchObject({ lat: 52.9, lon: 103.6 });
  expect(coarsePlace(site(52.93, 103.58, 50))).toMatchObject({ lat: 53, lon: 104 });
});

test('the circle holds the place, anywhere, the poles and the antimeridian with it', () => {
  const degrees = (most: number) => fc.integer({ min: -10 * most, max: 10 * most }).map((n) => n / 10);
  fc.assert(
    fc.property(degrees(90), degrees(180), fc.constantFrom(10, 30, 120), (lat, lon, uncertainty) => {
      const found = coarsePlace(site(lat, lon, uncertainty));
      expect(Math.abs(found.lat) <= 90 && Math.abs(found.lon) <= 180).toBe(true);
      // What rounding moved it by, within what the circle allows beyond the row's own doubt; 1 % for the ellipsoid.
      expect(geodesicKm(found, { lat, lon })).toBeLessThanOrEqual(1.01 * (found.radiusKm - uncertainty) + 0.01);
    }),
    { seed: 20310601, numRuns: 2000 },
  );
});
