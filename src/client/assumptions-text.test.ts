import { expect, test } from 'vitest';
import type { Assumptions } from '../core/assumptions.js';
import { assumptionsIn, assumptionsText } from './assumptions-text.js';

const set: Assumptions = {
  name: 'Обережно & “co”',
  depthBook: { coverKm: { low: 20, high: 40, source: 'published reach, 2031' }, defences: 3 },
};

test('whoever opens the address reads the same set', () => {
  const text = assumptionsText(set);
  expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(assumptionsIn(text)).toEqual(set);
});

test('a set that is none is read as none; one too large for an address is not put into one', () => {
  for (const text of [null, '', 'x', '%%%', btoa('{"name":""}'), btoa('[]'), 'A'.repeat(9000)])
    expect(assumptionsIn(text)).toBeNull();
  const source = 'word '.repeat(2000);
  expect(assumptionsText({ ...set, depthBook: { coverKm: { low: 1, high: 2, source } } })).toBeNull();
});
