import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayRange, dayText, isBy } from './day.js';

test('a partial date means every day it may be', () => {
  expect(dayRange('2028-02')).toEqual({ first: dayNumber(2028, 2, 1), last: dayNumber(2028, 2, 29) });
  expect(dayRange('2027')).toEqual({ first: dayNumber(2027, 1, 1), last: dayNumber(2027, 12, 31) });
  expect(dayRange('2027-03-04T09:55Z')).toEqual({ first: dayNumber(2027, 3, 4), last: dayNumber(2027, 3, 4) });
});

test.each(['2027-02-29', '2027-13', '2027-00', '2027-1-1', '27-01-01', '2027-01-01T24:00Z', '', 'soon'])(
  '%j is no date',
  (text) => {
    expect(dayRange(text)).toBeNull();
  },
);

test('day numbers count from 1970-01-01 and come back as the same day', () => {
  expect(dayNumber(1970, 1, 1)).toBe(0);
  expect(dayNumber(2000, 3, 1)).toBe(11017); // date -u -d 2000-03-01 +%s / 86400
  fc.assert(
    fc.property(
      fc.integer({ min: -500_000, max: 2_000_000 }),
      (n) => dayRange(dayText(n))?.first === n || dayText(n).length !== 10,
    ),
  );
});

test('published by a day: a partial date counts from its first day', () => {
  expect(isBy('2027-03', '2027-03-01')).toBe(true);
  expect(isBy('2027-03-02', '2027-03-01')).toBe(false);
  expect(isBy('2027-03-02', '2027-03')).toBe(true);
});
