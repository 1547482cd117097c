import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { daysAround } from './known-days.js';

const CASE = buildCase({
  imagery: [{}, {}, {}],
  readings: [{ date: '2030-01-03' }, { imageId: 'i2', date: '2030-01-05' }, { imageId: 'i3', date: '2030-01-09' }],
  claims: [],
});
const daysFrom = (asOf: string | null) => daysAround(CASE, asOf);

test('nearest days come first, and the latest goes by no name, as the control has it', () => {
  expect(daysFrom(null)).toEqual(['2030-01-05', '2030-01-03']);
  expect(daysFrom('2030-01-05')).toEqual(['2030-01-03', null]);
  expect(daysFrom('2030-01-09')).toEqual(['2030-01-05', '2030-01-03']);
});
