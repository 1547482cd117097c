import { expect, test } from 'vitest';
import { geodesicKm, type Lines, nearestOn, type Place } from './place.js';

const nearestOnLines = (from: Place, lines: Lines) => nearestOn(lines)(from);

test('published geodesics on WGS84 come out to the millimetre', () => {
  // A degree of the equator, a·π/180; the quarter meridian (Karney 2013); the worked example of GeographicLib's Inverse.
  expect(geodesicKm({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(111.319490793, 6);
  expect(geodesicKm({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo(10001.965729, 6);
  expect(geodesicKm({ lat: 40.6, lon: -73.8 }, { lat: 51.6, lon: -0.5 })).toBeCloseTo(5551.7594, 3);
});

test('the nearest point of a line is where dense points along it say, on long edges in every direction', () => {
  const edges = [
    [
      [10, 40],
      [45, 62],
    ],
    [
      [-30, -10],
      [-5, -55],
    ],
    [
      [100, 70],
      [160, 70],
    ],
  ] as const;
  const places = [
    { lat: 55, lon: 110 },
    { lat: 20, lon: 30 },
    { lat: -30, lon: -25 },
    { lat: 75, lon: 128 },
  ];
  for (const [a, b] of edges)
    for (const place of places) {
      const { km } = nearestOnLines(place, [[a, b]]);
      const dense = Math.min(
        ...Array.from({ length: 4001 }, (_, i) => {
          const part = i / 4000;
          return geodesicKm(place, { lon: a[0] + part * (b[0] - a[0]), lat: a[1] + part * (b[1] - a[1]) });
        }),
      );
      // 0.3 km: the arc that stands for half a degree of a straight edge lies up to 0.25 km off it at 70° of latitude;
      // the dense points are at most 1.2 km apart, which costs under 0.05 km where they are farther than 5 km.
      expect(Math.abs(km - dense)).toBeLessThan(0.3);
    }
});

test('an edge along a parallel stays on it, as RFC 7946 draws it, not on the great circle', () => {
  const { km } = nearestOnLines({ lat: 60, lon: 20 }, [
    [
      [0, 60],
      [40, 60],
    ],
  ]);
  expect(km).toBeLessThan(0.2); // half-degree arcs; the great circle between the ends passes some 190 km farther north
});

test('an edge across the antimeridian takes the short way round', () => {
  const { km, at } = nearestOnLines({ lat: 1, lon: 180 }, [
    [
      [179, 0],
      [-179, 0],
    ],
  ]);
  expect(km).toBeCloseTo(110.574, 2); // a degree of latitude at the equator, 110.574 km on WGS84
  expect(Math.abs(at.lon)).toBeCloseTo(180, 6);
});

test('beyond the end of a line its end is nearest, and a line may be a single point', () => {
  const end = geodesicKm({ lat: 0, lon: 20 }, { lat: 0, lon: 10 });
  expect(
    nearestOnLines({ lat: 0, lon: 20 }, [
      [
        [0, 0],
        [10, 0],
      ],
    ]).km,
  ).toBeCloseTo(end, 6);
  expect(nearestOnLines({ lat: 0, lon: 20 }, [[[10, 0]]]).km).toBeCloseTo(end, 6);
});

test('no line and no place are refused', () => {
  expect(() => nearestOnLines({ lat: 0, lon: 0 }, [])).toThrow('place.lines: at least one point');
  expect(() => geodesicKm({ lat: 91, lon: 0 }, { lat: 0, lon: 0 })).toThrow('place.lat: -90 to 90');
});
