import { expect, test } from 'vitest';
import { readMgrs, toMgrs } from './mgrs.js';
import { geodesicKm } from './place.js';
import { readPlace } from './place-text.js';
import { readPlusCode, toPlusCode } from './plus-code.js';

test('plus codes of the published test data', () => {
  // open-location-code, test_data/encoding.csv
  expect(toPlusCode({ lat: 20.375, lon: 2.775 }, 6)).toBe('7FG49Q00+');
  expect(toPlusCode({ lat: 20.3700625, lon: 2.7821875 }, 10)).toBe('7FG49QCJ+2V');
  expect(toPlusCode({ lat: 47.0000625, lon: 8.0000625 }, 10)).toBe('8FVC2222+22');
  const box = readPlusCode('7FG49QCJ+2V');
  expect(box?.southWest.lat).toBeCloseTo(20.37, 9);
  expect(box?.northEast.lon).toBeCloseTo(2.78225, 9);
  expect(readPlusCode('9QCJ+2V')).toBeNull();
});

test('a grid reference there and back stays in its square', () => {
  // The mgrs library's own example.
  const place = { lat: 48.24949, lon: 16.4145 };
  const reference = toMgrs(place, 5) as string;
  expect(reference).toBe('33UXP0500444997');
  const box = readMgrs(reference);
  expect(geodesicKm(box?.southWest ?? place, place)).toBeLessThan(0.002);
  expect(toMgrs({ lat: 89, lon: 0 }, 5)).toBeNull();
});

test('a place as people write it, with what the writing leaves open', () => {
  expect(readPlace('52.287, 104.305')?.at).toEqual({ lat: 52.287, lon: 104.305 });
  expect(readPlace('52.287, 104.305')?.radiusKm).toBeGreaterThan(0.05);
  expect(readPlace('8FVC2222+22')?.radiusKm).toBeLessThan(0.02);
  expect(readPlace('somewhere')).toBeNull();
  expect(readPlace('95, 10')).toBeNull();
});
