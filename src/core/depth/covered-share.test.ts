import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredShares } from './covered-share.js';

/** Every choice tried. */
function bruteForce(weights: readonly number[], covers: readonly (readonly number[])[], defences: number): number {
  let best = 0;
  for (let chosen = 0; chosen < 1 << covers.length; chosen++) {
    const places = covers.filter((_, i) => (chosen >> i) & 1);
    if (places.length > defences) continue;
    const held = new Set(places.flat());
    best = Math.max(
      best,
      weights.reduce((sum, weight, i) => (held.has(i) ? sum + weight : sum), 0),
    );
  }
  return best;
}

test('the largest share is the one that trying every choice finds', () => {
  const places = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 5 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 8, maxLength: 8 }),
      places,
      (weights, covers) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        for (const { defences, low, high } of coveredShares(weights, covers, 4)) {
          expect(low).toBe(bruteForce(weights, covers, defences) / total);
          expect(high).toBe(low);
        }
      },
    ),
    { seed: 20310601, numRuns: 100 },
  );
});

test('picking the largest first is not always best, and is not what is done', () => {
  // The middle place covers most, yet the two outer ones together cover all.
  const weights = [4, 5, 5, 4];
  const shares = coveredShares(
    weights,
    [
      [1, 2],
      [0, 1],
      [2, 3],
    ],
    2,
  );
  expect(shares.map(({ low }) => low)).toEqual([10 / 18, 1]);
});

test('shares are all that is told: nothing names a place', () => {
  const [one] = coveredShares([3, 2, 1], [[0], [1], [2]], 1);
  expect(Object.keys(one ?? {}).sort()).toEqual(['defences', 'high', 'low']);
  expect(Object.values(one ?? {}).every((value) => typeof value === 'number')).toBe(true);
});

test('weights and covers that cannot be are refused', () => {
  expect(() => coveredShares([1, -2], [[0]], 1)).toThrow('weights[1]: at least 0, got -2');
  expect(() => coveredShares([1], [[3]], 1)).toThrow('covers: an index below 1, got 3');
  expect(() => coveredShares([0], [[0]], 1)).toThrow('weights: some weight above 0, got 0');
});
