import fc from 'fast-check';
import { expect, test } from 'vitest';
import { geodesicKm } from '../../../core/measure/place.js';
import { circleRing } from './circle.js';
import { boundsOf, type DrawnMark, markFeatures } from './mark-features.js';

const mark = (over: Partial<DrawnMark> = {}): DrawnMark => ({
  ...{ id: 'north', kind: 'site', name: 'North', at: { lat: 50, lon: 20 }, radiusKm: 15, cell: null, seenOn: null },
  ...{ counts: '', under: '', isFaint: false, isChosen: false },
  ...over,
});

test('a circle is as far from its middle on every side as it says', () => {
  const places = fc.record({
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(places, fc.double({ min: 0.1, max: 300, noNaN: true }), (at, radiusKm) => {
      for (const [lon, lat] of circleRing(at, radiusKm)) {
        const turned = lon - 360 * Math.round(lon / 360);
        // sphere against ellipsoid: 0.56 % at most
        expect(Math.abs(geodesicKm(at, { lat, lon: turned }) / radiusKm - 1)).toBeLessThan(0.006);
      }
    }),
    { numRuns: 60, seed: 3 },
  );
});

test('a circle over the antimeridian stays in one piece', () => {
  const lons = circleRing({ lat: 52, lon: 179.9 }, 50).map(([lon]) => lon);
  expect(Math.max(...lons) - Math.min(...lons)).toBeLessThan(2);
});

test('what has to be seen is the areas and nothing else, over the antimeridian too', () => {
  expect(boundsOf([])).toBeNull();
  const [west, south, east, north] = boundsOf([
    mark({ at: { lat: 52, lon: 179 }, radiusKm: 10 }),
    mark({ at: { lat: 54, lon: -179 }, radiusKm: 10 }),
  ]) as [number, number, number, number];
  expect(east - west).toBeCloseTo(2.31, 1);
  expect([south, north].map((lat) => Math.round(10 * lat) / 10)).toEqual([51.9, 54.1]);
});

test('a cell is drawn as its square, a mark without one as its circle', () => {
  const ring = [
    [19, 49],
    [20, 49],
    [20, 50],
    [19, 50],
    [19, 49],
  ] as const;
  const { areas } = markFeatures([mark({ cell: ring }), mark()], null);
  expect(areas.features.map(({ geometry }) => geometry.coordinates[0]?.length)).toEqual([5, 73]);
});

test('the one that has the focus is told apart, and nothing is told that was not given', () => {
  const { marks } = markFeatures([mark(), mark({ id: 'south' })], 'south');
  expect(marks.features.map(({ properties }) => properties.isLookedAt)).toEqual([false, true]);
  expect(Object.keys(marks.features[0]?.properties ?? {}).sort()).toEqual(
    ['under', 'id', 'isChosen', 'isFaint', 'isLookedAt', 'kind', 'name'].sort(),
  );
});
