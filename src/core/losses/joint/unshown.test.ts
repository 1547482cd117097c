import { expect, test } from 'vitest';
import { fillBeyond, fillBeyondSummed } from './unshown.js';

test('weights of the unshown are those of the binomial, and their sum is that of the weights as they stand', () => {
  const [v, n, share] = [2, 6, 0.3];
  const of = Float64Array.from({ length: n + 1 }, (_, h) => 1 / (h + 1));
  const out = new Float64Array(10);
  const sum = fillBeyondSummed(out, of, v, n, share, 3);
  const ways = [1, 3, 6, 10, 15];
  for (const [u, way] of ways.entries()) expect(out[3 + u]).toBeCloseTo((way * share ** u) / (v + u + 1), 14);
  expect([...out.subarray(0, 3), ...out.subarray(8)]).toEqual([0, 0, 0, 0, 0]);
  expect(sum).toBe(out.subarray(3, 8).reduce((a, b) => a + b, 0));
});

test('what would overflow is lowered, and the sum is that of what was lowered', () => {
  const [v, n] = [900, 2000];
  const of = new Float64Array(n + 1).fill(1);
  const out = new Float64Array(n + 1);
  const sum = fillBeyondSummed(out, of, v, n, 0.9);
  expect(sum).toBe(out.subarray(0, n - v + 1).reduce((a, b) => a + b, 0));
  expect(fillBeyond(out, of, v, n, 0.9)).toBeCloseTo(sum, -Math.floor(Math.log10(sum)) + 10);
  expect(Number.isFinite(sum)).toBe(true);
  // P(u + 1) / P(u) where neither weighs nothing
  expect((out[800] as number) / (out[799] as number)).toBeCloseTo((0.9 * (v + 800)) / 800, 12);
});
