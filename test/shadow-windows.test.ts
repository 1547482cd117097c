import { expect, test } from 'vitest';
import { chronolocate, type TimeTest, testTime } from '../src/core/evidence/place/chronolocate.js';
import { azimuthOf, elevationOf } from '../src/core/evidence/place/shadow-reading.js';
import { instantText, parseInstant } from '../src/core/measure/instant.js';
import { isGap } from '../src/core/problem.js';

const PLACE = { lat: 52.2869, lon: 104.305 };
const at = (text: string): number => parseInstant(text) as number;
const DAY = [at('2025-06-01T00:00Z'), at('2025-06-01T23:59Z')] as const;
const readingOf = (bearing: number) => ({
  elevation: elevationOf({ value: 12, sd: 0.3 }, { value: 16.2, sd: 0.6 }),
  azimuth: azimuthOf({ value: bearing, sd: 4 }),
});
const sightingOf = (bearing: number) => ({ reading: readingOf(bearing), place: PLACE, radiusKm: 0 });

test('a shadow of known length gives the sun’s height with its error', () => {
  const { elevation } = readingOf(82);
  expect(elevation.value).toBeCloseTo(36.5289, 3);
  expect(elevation.sd).toBeCloseTo(1.2246, 3);
});

test('length and bearing together leave half an hour', () => {
  const { windows, leastChi2 } = chronolocate(sightingOf(82), ...DAY);
  expect(windows).toHaveLength(1);
  // 08:40 to 09:13, best at 08:56, by another formula of the sun: a minute either way.
  expect(Math.abs((windows[0]?.from as number) - at('2025-06-01T08:40Z'))).toBeLessThanOrEqual(60);
  expect(Math.abs((windows[0]?.to as number) - at('2025-06-01T09:13Z'))).toBeLessThanOrEqual(60);
  expect(Math.abs((windows[0]?.best as number) - at('2025-06-01T08:56Z'))).toBeLessThanOrEqual(60);
  expect(Math.abs((leastChi2 as number) - 0.489)).toBeLessThan(0.01);
});

test('a claimed time that does not fit is rejected', () => {
  const claimed = testTime(sightingOf(82), at('2025-06-01T05:00Z')) as TimeTest;
  expect(claimed.fits).toBe(false);
  expect(Math.abs(claimed.chi2 - 784.7)).toBeLessThan(1);
});

test('where no time fits, that is the answer, not the nearest time', () => {
  const { windows, leastChi2, gap } = chronolocate(sightingOf(105), ...DAY);
  expect(windows).toEqual([]);
  expect(Math.abs((leastChi2 as number) - 35.65)).toBeLessThan(0.1);
  expect(isGap(gap)).toBe(true);
  expect(gap?.detail).toMatch(/place|date|measure/);
});

test('nobody’s shadow fell at night', () => {
  expect(isGap(testTime(sightingOf(82), at('2025-06-01T18:00Z')))).toBe(true);
  expect(instantText(at('2025-06-01T18:00Z'))).toBe('2025-06-01T18:00Z');
});
