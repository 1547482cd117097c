import { expect, test } from 'vitest';
import { makeQuotas, QUOTA_MS, QUOTAS, quotaOf } from './quotas.js';

test('so many in ten minutes and no more, of each kind and person by itself; it fills again evenly', () => {
  let ms = 0;
  const quotas = makeQuotas(1, () => ms);
  for (let i = 0; i < QUOTAS['take out']; i++) expect(quotas.take('take out', 'a')).toBe(0);
  const wait = quotas.take('take out', 'a');
  expect(wait).toBe(Math.ceil(QUOTA_MS / QUOTAS['take out'] / 1000));
  expect([quotas.take('take out', 'b'), quotas.take('read', 'a')]).toEqual([0, 0]);
  ms += wait * 1000;
  expect([quotas.take('take out', 'a'), quotas.take('take out', 'a') > 0]).toEqual([0, true]);
  ms += 10 * QUOTA_MS;
  for (let i = 0; i < QUOTAS['take out']; i++) expect(quotas.take('take out', 'a')).toBe(0);
  expect(quotas.take('take out', 'a')).toBeGreaterThan(0);
});

test('an operator gives more, less, or no limit', () => {
  const half = makeQuotas(0.5, () => 0);
  const taken = (quotas: typeof half): number => {
    let n = 0;
    while (n < 1_000 && quotas.take('bring in', 'a') === 0) n += 1;
    return n;
  };
  expect([taken(half), taken(makeQuotas(2, () => 0)), taken(makeQuotas(0, () => 0))]).toEqual([60, 240, 1_000]);
});

test('every act draws on a kind, but those before anybody is there', () => {
  expect(quotaOf('export a case', true)).toBe('take out');
  expect(quotaOf('bring in a case', false)).toBe('bring in');
  expect([quotaOf('read a case', true), quotaOf('change a case', false), quotaOf('own', true)]).toEqual([
    'read',
    'change',
    'read',
  ]);
  expect([quotaOf('open', false), quotaOf('none', true)]).toEqual([null, null]);
});
