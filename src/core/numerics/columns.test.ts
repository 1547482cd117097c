import { expect, test } from 'vitest';
import { copyIntegers, copyNumbers, copyShorts, cutNumbers } from './columns.js';

test('columns are zeros, do not overlap, and may be longer than the large one they are cut from', () => {
  const lengths = [3, 4000, 200, 0, 10_000, 1, 4096, 7];
  const columns = lengths.map((length) => cutNumbers(length));
  for (const [i, column] of columns.entries()) {
    expect(column).toEqual(new Float64Array(lengths[i] as number));
    column.fill(i + 1);
  }
  for (const [i, column] of columns.entries()) expect(column.every((x) => x === i + 1)).toBe(true);
});

test('a copy does not change with what it was copied from', () => {
  const [numbers, integers, shorts] = [Float64Array.of(0.5, 1, 2), Int32Array.of(7, 70_000), Int16Array.of(-3, 4, 5)];
  const copies = [copyNumbers(numbers, 1, 3), copyIntegers(integers), copyShorts(shorts, 3)];
  for (const column of [numbers, integers, shorts]) column.fill(0);
  expect(copies).toEqual([Float64Array.of(1, 2), Int32Array.of(7, 70_000), Int16Array.of(-3, 4, 5)]);
});
