import { expect, test } from 'vitest';
import { type Merge, replayMerges } from './merges.js';

const merge = (id: number, first: number, second: number): Merge => ({
  id,
  first,
  second,
  probability: 0.9,
  because: {},
});

test('merges join, and leaving one out takes it back', () => {
  const lists = [0, 1, 2, 1];
  const log = [merge(1, 0, 1), merge(2, 1, 2)];
  expect(replayMerges(lists, log)).toEqual([[0, 1, 2], [3]]);
  expect(replayMerges(lists, log, new Set([1]))).toEqual([[0], [1, 2], [3]]);
  expect(replayMerges(lists, log, new Set([1, 2]))).toEqual([[0], [1], [2], [3]]);
});

test('a merge that would give one list an asset twice is passed over, and made when the surer one is undone', () => {
  const lists = [0, 1, 1];
  const log = [merge(1, 0, 1), merge(2, 0, 2)];
  expect(replayMerges(lists, log)).toEqual([[0, 1], [2]]);
  expect(replayMerges(lists, log, new Set([1]))).toEqual([[0, 2], [1]]);
});
