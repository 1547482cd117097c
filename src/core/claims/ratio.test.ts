import { expect, test } from 'vitest';
import { exceeds, median } from '../numerics/lognormal.js';
import { claimRatio, truthBehind } from './ratio.js';

test('claims that ran at twice the truth put the truth at half the claim', () => {
  const truth = truthBehind(30, { mu: Math.log(claimRatio(8, 4)), sigma: 0.5 });
  expect(median(truth)).toBeCloseTo(15, 10); // one exp of a sum of logs
  expect(exceeds(truth, 15)).toBeCloseTo(0.5, 10);
});

test('a ratio to nothing is refused', () => {
  expect(() => claimRatio(8, 0)).toThrow('ratio.actual');
  expect(() => truthBehind(0, { mu: 0, sigma: 1 })).toThrow('ratio.claimed');
});
