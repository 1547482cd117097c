import { expect, test } from 'vitest';
import { baseMap, unrolledRing } from './base-map.js';

test('no edge of the base crosses the map from one side to the other', () => {
  const rings = baseMap().countries.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  );
  const longest = rings.flatMap((ring) =>
    ring.slice(1).map(([lon = 0, lat = 0], i) => (Math.abs(lat) === 90 ? 0 : Math.abs(lon - (ring[i]?.[0] ?? lon)))),
  );
  // at 1 : 50 million no two neighbouring corners of a coast or border are twenty degrees apart, but the foot of a pole
  expect(longest.reduce((a, b) => Math.max(a, b), 0)).toBeLessThan(20);
});

test('a square over the antimeridian stays a square', () => {
  const ring = [
    [179, 10],
    [-179, 10],
    [-179, 12],
    [179, 12],
    [179, 10],
  ];
  expect(unrolledRing(ring).map(([lon]) => lon)).toEqual([179, 181, 181, 179, 179]);
});

test('every country with a name has a point for it on the globe', () => {
  const { countries, names } = baseMap();
  expect(names.features.length).toBe(
    countries.features.filter(({ properties }) => properties.name !== undefined).length,
  );
  for (const { geometry } of names.features) {
    expect(Math.abs(geometry.coordinates[1] as number)).toBeLessThanOrEqual(90);
    expect(Number.isFinite(geometry.coordinates[0])).toBe(true);
  }
});
