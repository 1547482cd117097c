import { expect, test } from 'vitest';
import { shiftWithoutModel } from './shift.js';

const input = (y: readonly (number | null)[], preEnd: number) => ({
  at: y.map((_, i) => String(i + 1)),
  y,
  controls: [],
  preEnd,
});

test('a shift by hand: means of two before and after, at the event and at three earlier dates', () => {
  // event: (9 + 11)/2 − (4 + 6)/2 = 5; dates 3, 4, 5: 5−3, 4.5−4.5... as written out beside each
  const made = shiftWithoutModel(input([2, 4, 5, 4, 4, 6, 9, 11], 5));
  expect(made).toMatchObject({ window: 2, event: 5, rank: 1, of: 4, p: 0.25 });
  expect('dates' in made && made.dates).toEqual([
    { at: '3', effect: 1.5 }, // (5 + 4)/2 − (2 + 4)/2
    { at: '4', effect: -0.5 }, // (4 + 4)/2 − (4 + 5)/2
    { at: '5', effect: 0.5 }, // (4 + 6)/2 − (5 + 4)/2
  ]);
});

test('five rows before an event are enough, four are not; no p is ever under one in the dates there are', () => {
  const made = shiftWithoutModel(input([1, 2, 1, 2, 1, 9], 4));
  expect(made).toMatchObject({ rank: 1, of: 5, p: 1 / 5 });
  expect(shiftWithoutModel(input([1, 2, 1, 2, 9], 3))).toMatchObject({ reason: 'too-few' });
});
