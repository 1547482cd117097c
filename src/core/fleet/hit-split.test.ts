import { expect, test } from 'vitest';
import { hitAvailable, leftOf } from './hit-split.js';

test('the three answers bound each other, and more hits than stood idle reach the available', () => {
  expect(['idle', 'proportional', 'available'].map((which) => hitAvailable(6, 20, 8, which as 'idle'))).toEqual([
    0, 2, 6,
  ]);
  expect(['idle', 'proportional', 'available'].map((which) => hitAvailable(15, 20, 8, which as 'idle'))).toEqual([
    3, 6, 8,
  ]);
});

test('what is taken leaves piles in proportion, whole, and no more than there is', () => {
  expect(leftOf([10, 20, 30], 6)).toEqual([9, 18, 27]);
  expect(leftOf([3, 3, 0], 3)).toEqual([1, 2, 0]);
  expect(leftOf([2, 1], 9)).toEqual([0, 0]);
  expect(leftOf([0, 0], 2)).toEqual([0, 0]);
});
