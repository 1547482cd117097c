import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOf, lengthOf, type SweepRows, sumRows } from './sweep-rows.js';

const rowsOf = (rows: readonly (readonly number[])[]): SweepRows => ({
  width: Math.max(...rows.map((row) => row.length)),
  starts: Int32Array.from([0, ...rows.map((_, k) => rows.slice(0, k + 1).reduce((n, row) => n + row.length, 0))]),
  values: Float64Array.from(rows.flat()),
});
const rowAt = ({ starts, values }: SweepRows, k: number): readonly number[] => [
  ...values.subarray(starts[k], starts[k + 1]),
];
const convolved = (a: readonly number[], b: readonly number[]): readonly number[] => {
  const sum = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) sum[i + j] = (sum[i + j] as number) + x * y;
  return sum;
};
const row = fc
  .array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((weights) => weights.map((w) => w / weights.reduce((a, b) => a + b, 0)));
const lists = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([count, n]) =>
    fc.array(fc.array(row, { minLength: count, maxLength: count }), { minLength: n, maxLength: n }),
  );

test('a sum of independent counts is their convolution, row by row, but for tails too light to print', () => {
  fc.assert(
    fc.property(lists, (given) => {
      const count = given[0]?.length ?? 0;
      const sum = sumRows(given.map(rowsOf), count);
      expect(countOf(sum)).toBe(count);
      expect(sum.values.length).toBe(sum.starts[count]);
      for (let k = 0; k < count; k++) {
        const expected = given.map((list) => list[k] as readonly number[]).reduce(convolved, [1]);
        const got = rowAt(sum, k);
        expect(lengthOf(sum, k)).toBeLessThanOrEqual(sum.width);
        // each of three additions cuts tails under 1e-10 a count
        for (const [n, p] of expected.entries()) expect(Math.abs((got[n] ?? 0) - p)).toBeLessThan(1e-8);
      }
    }),
  );
});

test('nothing summed is zero, and what is surely zero adds nothing', () => {
  const zeros = rowsOf([[1], [1]]);
  const some = rowsOf([[0.5, 0.5], [1]]);
  expect(sumRows([], 2)).toEqual(zeros);
  expect(sumRows([zeros, some], 2)).toBe(some);
  expect(sumRows([zeros, zeros], 2)).toEqual(zeros);
});
