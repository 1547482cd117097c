import { expect, test } from 'vitest';
import { dayText, firstDay } from '../../core/measure/day.js';
import { caseDays, isWithin } from './case-days.js';

const march = isWithin({ from: '2031-03-12', to: '2031-03-14' });

test.each([
  ['2031-03-12', true],
  ['2031-03-14T23:59Z', true],
  ['2031-03-14T23:59:59.5Z', true],
  ['2031-03-11', false],
  ['2031-03-15', false],
  // a month or a year may mean any of its days
  ['2031-03', true],
  ['2031', true],
  ['2031-04', false],
  // open at one end
  ['2031-03-13/..', true],
  ['2031-03-15/..', false],
  ['../2031-03-13', true],
  ['2031-03-01/2031-03-13', true],
  ['2031-03-01/2031-03-11', false],
] as const)('%s within 12 to 14 March: %s', (text, is) => {
  expect(march(text)).toBe(is);
});

test('what has no day is within all days, and within no others', () => {
  expect(isWithin(null)(null)).toBe(true);
  expect(march(null)).toBe(false);
  expect(march('no date')).toBe(false);
});

test('each lane holds its days in order, without what has none', () => {
  const claims = [{ date: '2031-03-14' }, { date: '2031-03-12' }] as never;
  const imagery = [{ acquired: null }, { acquired: '2031-03-15T10:20Z' }] as never;
  const days = caseDays({ claims, imagery }, [{ capturedAt: '2031-03-16T08:00:00Z' }]);
  expect(days.claims.map(dayText)).toEqual(['2031-03-12', '2031-03-14']);
  expect(days.images).toEqual([firstDay('2031-03-15')]);
  expect(days.files.map(dayText)).toEqual(['2031-03-16']);
});
