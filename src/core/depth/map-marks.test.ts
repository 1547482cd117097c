import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { CaseLocation } from '../case.js';
import { cellOf } from '../measure/coarse-cell.js';
import type { Precision } from '../measure/location.js';
import { geodesicKm } from '../measure/place.js';
import { marksAsKnown, marksAsPublished } from './map-marks.js';

const ON = '2031-06-01';
const north = { id: 'north', name: 'North', lat: 50.137, lon: 20.284, uncertaintyKm: 3 };
const located = (over: Partial<CaseLocation> = {}): CaseLocation => ({
  ...{ row: { table: 'locations', id: 'locations:2', line: 2 }, url: null, note: null },
  ...{ placeId: 'stand', at: { lat: 50.12345, lon: 20.23456 }, radiusKm: 0.2, basis: 'overhead-image' },
  ...{ author: 'A. One', signedOff: { by: 'B. Two', on: '2031-03-20' }, seenOn: '2031-03-15', precision: '10km' },
  ...{ embargoUntil: null, reason: 'why', approver: 'C. Three' },
  ...over,
});
const caseOf = (locations: readonly CaseLocation[], precision: Precision = 'exact') => ({
  ...buildCase({ sites: [north] }),
  locations,
  placePolicy: { precision, embargoUntil: null },
});

/** Every number and word that says where or when something truly is. */
const TRUE_OF_NORTH = [north.lat, north.lon];
const TRUE_OF_STAND = [50.12345, 20.23456, 0.2, '2031-03-15', 'A. One', 'B. Two'];

function valuesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(valuesIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value];
}

test('as published, nothing that is known of a place stands anywhere in what the map is given', () => {
  for (const precision of ['100m', '1km', '10km', '100km'] as const) {
    const given = valuesIn(marksAsPublished(caseOf([located({ precision })]), ON));
    for (const known of [...TRUE_OF_NORTH, ...TRUE_OF_STAND]) expect(given).not.toContain(known);
  }
});

test('as published, two places of one cell are the same mark but for their names', () => {
  const cell = cellOf(located().at, '10km');
  const other = { lat: cell.centre.lat + 0.02, lon: cell.centre.lon - 0.02 };
  const [, a, b] = marksAsPublished(caseOf([located(), located({ placeId: 'gate', at: other })]), ON).marks;
  expect({ ...b, id: 'stand', name: 'stand' }).toEqual(a);
});

test('a released cell is a closed square with the true place inside, its corners on the circle it names', () => {
  const [, stand] = marksAsPublished(caseOf([located()]), ON).marks;
  const ring = stand?.cell ?? [];
  expect(ring).toHaveLength(5);
  expect(ring[0]).toEqual(ring[4]);
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  expect(Math.min(...lats)).toBeLessThan(50.12345);
  expect(Math.max(...lats)).toBeGreaterThan(50.12345);
  expect(Math.min(...lons)).toBeLessThan(20.23456);
  expect(Math.max(...lons)).toBeGreaterThan(20.23456);
  const far = Math.max(...ring.map(([lon, lat]) => geodesicKm(stand?.at ?? north, { lat, lon })));
  // The circle is the cell's and the reading's own radius of 0.2 km about it; both are geodesic.
  expect(far).toBeCloseTo((stand?.radiusKm ?? 0) - 0.2, 6);
});

test.each([
  ['withheld', { precision: 'withheld' }],
  ['under embargo', { embargoUntil: '2031-06' }],
  ['not signed off', { signedOff: null }],
] as const)('a place that is %s is held back with its reason, and is on the map as known', (_, over) => {
  const theCase = caseOf([located(over)]);
  const { marks, held } = marksAsPublished(theCase, ON);
  expect(marks.map(({ id }) => id)).toEqual(['north']);
  expect(held).toEqual([{ id: 'stand', name: 'stand', gap: expect.objectContaining({ reason: 'withheld' }) }]);
  expect(marksAsKnown(theCase).marks.map(({ id }) => id)).toEqual(['north', 'stand/2']);
});

test('a site whose own place is held back is on no published map', () => {
  const { marks, held } = marksAsPublished(caseOf([located({ placeId: 'north', precision: 'withheld' })]), ON);
  expect(marks).toEqual([]);
  expect(held.map(({ name }) => name)).toEqual(['North']);
});

test('as known, every reading of a place is a mark of its own, where its row says', () => {
  const rows = [located(), located({ row: { table: 'locations', id: 'locations:3', line: 3 }, radiusKm: 1.5 })];
  const { marks, held } = marksAsKnown(caseOf(rows, '100km'));
  expect(held).toEqual([]);
  expect(marks.map(({ at, radiusKm }) => [at.lat, radiusKm])).toEqual([
    [50.137, 3],
    [50.12345, 0.2],
    [50.12345, 1.5],
  ]);
});
