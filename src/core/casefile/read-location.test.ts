import { expect, test } from 'vitest';
import { printProblem } from '../problem.js';
import { type LocationRow, readLocation } from './read-location.js';

const ROW: LocationRow = {
  place_id: 'stand',
  place: '52.304, 10.917',
  radius_km: '0.3',
  basis: 'overhead-image',
  author: 'A. One',
  signed_by: 'B. Two',
  signed_on: '2031-03-19',
  seen_on: '2031-03-15/2031-03-16',
  precision: '10km',
  embargo_until: '2031-09',
  reason: 'They still stood there',
  approver: 'C. Three',
};
const told = (over: LocationRow): readonly string[] => {
  const read = readLocation({ ...ROW, ...over }, 'locations.csv', 2);
  return read.ok ? [] : read.problems.map(printProblem);
};

test('a whole row becomes a location', () => {
  expect(readLocation(ROW, 'locations.csv', 2)).toMatchObject({
    ok: true,
    location: {
      ...{ placeId: 'stand', at: { lat: 52.304, lon: 10.917 }, radiusKm: 0.3, precision: '10km' },
      ...{ signedOff: { by: 'B. Two', on: '2031-03-19' }, seenOn: '2031-03-15/2031-03-16', embargoUntil: '2031-09' },
    },
  });
});

test.each([
  ['33.87 S, 151.21 E', { lat: -33.87, lon: 151.21 }],
  ['-33.87, 151.21', { lat: -33.87, lon: 151.21 }],
  ['48.5° N 123.25° W', { lat: 48.5, lon: -123.25 }],
])('a place may be written %s', (place, at) => {
  const read = readLocation({ ...ROW, place, radius_km: '30' }, 'locations.csv', 2);
  expect(read).toMatchObject({ ok: true, location: { at } });
});

test.each([
  [{ place: '-33.87 S, 151.21 E' }, /locations.csv:2 place: latitude, longitude/],
  [{ place: '33.87 S, 151.21' }, /place: latitude, longitude/],
  [{ radius_km: '0.01' }, /radius_km: at least 0.065 km: 52.304, 10.917 says no more/],
  [{ radius_km: '0' }, /radius_km: kilometres, above 0/],
  [{ basis: 'guess' }, /basis: one of ground-features/],
  [{ signed_by: ' a.  one ' }, /signed_by: a second person, not the author/],
  [{ signed_by: '' }, /signed_by: who signed on the day given/],
  [{ signed_on: '2031-03' }, /signed_on: the day it was signed/],
  [{ seen_on: 'in spring' }, /seen_on: an EDTF date/],
  [{ precision: '5km' }, /precision: one of exact/],
  [{ embargo_until: '' }, /embargo_until: the EDTF date it ends with, or "none"/],
  [{ embargo_until: '2031/..' }, /embargo_until: the EDTF date it ends with/],
  [{ reason: '' }, /reason: why this precision/],
  [{ approver: 'A. One' }, /approver: another person than the author/],
] as const)('%o is told once', (over, rule) => {
  expect(told(over)).toEqual([expect.stringMatching(rule)]);
});

test('every fault of a row is told at once', () => {
  expect(told({ place: 'here', radius_km: 'some', approver: '', reason: '' })).toHaveLength(4);
});
