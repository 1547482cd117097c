import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { atLeast, mean } from '../numerics/discrete.js';
import { makeFitter } from './fitter.js';
import { makeLeft } from './left.js';
import type { CellFilter } from './posterior.js';

const EVERY: CellFilter = () => true;
type Rows = Parameters<typeof buildCase>[0];

/** One frame for each item named; an item may be named in several. */
const framesOf = (names: readonly string[], coverage: 'single_item' | 'partial' = 'single_item'): Rows => ({
  presence: [{ low: 20, high: 20 }],
  items: [...new Set(names)].map((id) => ({ id })),
  imagery: names.map(() => ({ coverage, channel: 'ground_photo' as const })),
  readings: names.map((itemId, i) => ({
    imageId: `i${i + 1}`,
    itemId,
    state: 'DESTROYED' as const,
    comparator: 'ge' as const,
    count: null,
  })),
});

const destroyed = (rows: Rows) => {
  const theCase = buildCase(rows);
  return makeFitter(theCase, makeLeft(theCase, '2031'), 1)({ scenario: 'good' }).distribution('destroyed', EVERY);
};

const FIVE = ['a', 'b', 'c', 'd', 'e'];

test('five frames of five named wrecks are five wrecks; of one, one', () => {
  const [five, one] = [destroyed(framesOf(FIVE)), destroyed(framesOf(['a', 'a', 'a', 'a', 'a']))];
  // Each is trusted .98, and a state is swapped one time in eight.
  expect(atLeast(five, 4)).toBeGreaterThan(0.9);
  expect(mean(five)).toBeGreaterThan(mean(one) + 2);
  expect(atLeast(one, 1)).toBeGreaterThan(0.9);
});

test('names given in two partial images add up where they differ', () => {
  const two = framesOf(['a', 'b', 'c', 'd'], 'partial');
  const distinct = two.readings?.map((row, i) => ({ ...row, imageId: i < 2 ? 'i1' : 'i2' })) ?? [];
  const same = distinct.map((row, i) => ({ ...row, itemId: i % 2 === 0 ? 'a' : 'b' }));
  const [apart, together] = [distinct, same].map((readings) => destroyed({ ...two, readings }));
  // Frames show about half of what is there, so even two names in both leave room for more; four names leave none for fewer.
  expect(atLeast(apart as Float64Array, 4)).toBeGreaterThan(0.9);
  expect(1 - atLeast(together as Float64Array, 4)).toBeGreaterThan(2 * (1 - atLeast(apart as Float64Array, 4)));
});

test('names that one analyst gives in one image say nothing his count does not', () => {
  const rows = framesOf(['a', 'b'], 'partial');
  const named = rows.readings?.map((row) => ({ ...row, imageId: 'i1' })) ?? [];
  const counted = [{ imageId: 'i1', count: 2, state: 'DESTROYED' as const, comparator: 'ge' as const }];
  expect(mean(destroyed({ ...rows, readings: named }))).toBe(mean(destroyed({ ...rows, readings: counted })));
});

test('a name called a decoy anywhere counts for nothing', () => {
  const rows = framesOf(FIVE);
  const decoys = { ...rows, items: FIVE.map((id) => ({ id, identityState: 'DECOY' as const })) };
  expect(mean(destroyed(decoys))).toBeLessThan(mean(destroyed(rows)) - 2);
});
