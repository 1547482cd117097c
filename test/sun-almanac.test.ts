/** The sun against JPL Horizons (refracted, topocentric): every city, day and hour of the almanac, none dropped. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseInstant } from '../src/core/measure/instant.js';
import { sunAt } from '../src/core/measure/sun.js';
import { ranWithout, sharedPath } from './shared.js';

type Almanac = {
  readonly locations: readonly { readonly name: string; readonly lat: number; readonly lng: number }[];
  readonly positions: Readonly<
    Record<string, { readonly sun: Readonly<Record<string, { readonly azimuth: number; readonly altitude: number }>> }>
  >;
};

/** Degrees: what a low-precision sun promises, and more than any shadow shows. */
const TOLERANCE = 0.02;
/** Under this the air of the day bends light by more than the tolerance; Horizons and we both take a standard one. */
const OVER_THE_HAZE = 5;

test('azimuth and elevation are the almanac’s to 0.02°', () => {
  const path = sharedPath('fixtures/evidence/sun/almanac.json');
  if (path === null) return ranWithout('the almanac of the sun');
  const { locations, positions } = JSON.parse(readFileSync(path, 'utf8')) as Almanac;
  let [compared, low, worstAzimuth, worstElevation] = [0, 0, 0, 0];
  for (const { name, lat, lng: lon } of locations)
    for (const [when, { azimuth, altitude }] of Object.entries(positions[name]?.sun ?? {})) {
      const sun = sunAt(parseInstant(when) as number, { lat, lon });
      const apart = Math.abs(((sun.azimuth - azimuth + 540) % 360) - 180);
      compared++;
      // on the sky: near the zenith a degree of azimuth is little
      worstAzimuth = Math.max(worstAzimuth, apart * Math.cos((altitude * Math.PI) / 180));
      if (altitude < OVER_THE_HAZE) low++;
      else worstElevation = Math.max(worstElevation, Math.abs(sun.apparentElevation - altitude));
    }
  expect(compared).toBe(locations.length * Object.keys(positions[locations[0]?.name ?? '']?.sun ?? {}).length);
  expect(compared - low).toBeGreaterThan(200);
  expect(worstAzimuth).toBeLessThan(TOLERANCE);
  expect(worstElevation).toBeLessThan(TOLERANCE);
});
