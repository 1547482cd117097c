import { expect, test } from 'vitest';
import { parseInstant } from '../src/core/measure/instant.js';
import { type Shadow, shadowOf, sunAt } from '../src/core/measure/sun.js';
import { isGap } from '../src/core/problem.js';

/** Checked against an independent almanac formula to 0.013°; what is printed may be off by 0.02°. */
const TOLERANCE = 0.02;
const at = (text: string): number => parseInstant(text) as number;

test.each([
  // lat, lon, instant, azimuth, elevation
  [51.4779, 0, '2024-06-20T12:00Z', 179.1669, 61.9583],
  [51.4779, 0, '2024-12-21T12:00Z', 180.3986, 15.0826],
  [52.2869, 104.305, '2025-06-01T05:00Z', 179.7064, 59.8012],
  [52.2869, 104.305, '2025-06-01T09:00Z', 260.2216, 35.6295],
  [-33.8688, 151.2093, '2025-03-20T02:00Z', 1.1913, 56.2383],
])('at %f, %f on %s the sun stands where the almanac has it', (lat, lon, when, azimuth, elevation) => {
  const sun = sunAt(at(when), { lat, lon });
  expect(Math.abs(sun.azimuth - azimuth)).toBeLessThan(TOLERANCE);
  expect(Math.abs(sun.elevation - elevation)).toBeLessThan(TOLERANCE);
});

test('air lifts the sun; declination and the equation of time are the almanac’s', () => {
  const sun = sunAt(at('2024-06-20T12:00Z'), { lat: 51.4779, lon: 0 });
  expect(Math.abs(sun.apparentElevation - 61.9669)).toBeLessThan(TOLERANCE);
  expect(Math.abs(sun.declination - 23.4381)).toBeLessThan(TOLERANCE);
  expect(Math.abs(sun.equationOfTimeMinutes + 1.7074)).toBeLessThan(0.05);
});

test('a shadow points away from the sun, and there is none at night', () => {
  const shadow = shadowOf(sunAt(at('2025-06-01T09:00Z'), { lat: 52.2869, lon: 104.305 })) as Shadow;
  expect(Math.abs(shadow.lengthPerMetre - 1.3941)).toBeLessThan(0.001);
  expect(Math.abs(shadow.bearing - 80.22)).toBeLessThan(TOLERANCE);
  const down = sunAt(at('2025-03-20T06:00Z'), { lat: 0, lon: 0 });
  expect(Math.abs(down.elevation + 1.859)).toBeLessThan(TOLERANCE);
  expect(isGap(shadowOf(down))).toBe(true);
});
