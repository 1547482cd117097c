import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { CaseLocation } from '../case.js';
import { coarsePlace } from './coarse-place.js';
import { mapPlaces } from './map-places.js';

const theCase = buildCase({ sites: [{ id: 'north', name: 'North', lat: 50.1, lon: 20.2, uncertaintyKm: 15 }] });
const [site] = theCase.sites;
if (!site) throw new Error('site');
const located = (over: Partial<CaseLocation>): CaseLocation => ({
  ...{ row: { table: 'locations', id: 'locations:2', line: 2 }, url: null, note: null },
  ...{ placeId: 'north', at: { lat: 50.08, lon: 20.21 }, radiusKm: 0.2, basis: 'overhead-image', author: 'A. One' },
  ...{ signedOff: { by: 'B. Two', on: '2031-03-20' }, seenOn: null, precision: 'exact', embargoUntil: null },
  ...{ reason: 'why', approver: 'C. Three' },
  ...over,
});
const mapped = (...locations: readonly CaseLocation[]) =>
  mapPlaces({ ...theCase, locations, placePolicy: { precision: 'exact', embargoUntil: null } }, '2031-06-01');

test('a place that was never located stands where its coarse row says', () => {
  expect(mapped()).toEqual({ map: [coarsePlace(site)], warnings: [] });
});

test('however fine the analyst and the policy, a map shows no finer than the row', () => {
  expect(mapped(located({})).map).toEqual([coarsePlace(site)]);
});

test('where the analyst allows only 100 km the map shows that, and says that the row tells more', () => {
  const { map, warnings } = mapped(located({ precision: '100km' }));
  expect(map[0]?.radiusKm).toBeGreaterThan(50);
  expect(warnings).toEqual([expect.stringMatching(/its row in sites places it within 15 km/)]);
});

test.each([
  ['withheld', { precision: 'withheld' }],
  ['under embargo', { embargoUntil: '2031-06' }],
  ['not signed off by a second person', { signedOff: null }],
] as const)('a place that is %s is on no map', (_, over) => {
  const { map, warnings } = mapped(located(over));
  expect(map).toEqual([]);
  expect(warnings).toEqual([expect.stringMatching(/North is on no map/)]);
});
