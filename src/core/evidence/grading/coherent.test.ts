import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coherent, incoherence, pooledCoherent } from './coherent.js';

const sets = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 });
const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(a.reduce((sum, x, i) => sum + (x - (b[i] as number)) * (x - (b[i] as number)), 0));

test('a mended set sums to one, keeps the order of what was said, and no other such set is nearer', () => {
  fc.assert(
    fc.property(sets, sets, (raw, other) => {
      const mended = coherent(raw);
      expect(mended.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      for (const [i, x] of raw.entries())
        for (const [j, y] of raw.entries()) if (x > y) expect(mended[i]).toBeGreaterThanOrEqual(mended[j] as number);
      const total = other.reduce((sum, x) => sum + x, 0);
      if (other.length !== raw.length || total < 1e-9) return;
      const rival = other.map((x) => x / total);
      expect(distance(raw, mended)).toBeLessThanOrEqual(distance(raw, rival) + 1e-12);
    }),
    { numRuns: 500, seed: 3 },
  );
});

test('a coherent analyst is left alone, and the mean of coherent sets is coherent', () => {
  expect(coherent([0.5, 0.3, 0.2])).toEqual([0.5, 0.3, 0.2]);
  expect(incoherence([0.5, 0.3, 0.2])).toBe(0);
  expect(incoherence([0.6, 0.3, 0.3])).toBeCloseTo(0.2 / Math.sqrt(3), 12);
  const pooled = pooledCoherent([
    [0.6, 0.3, 0.3],
    [0.9, 0.3, 0.05],
  ]);
  expect(pooled.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(pooled[0]).toBeCloseTo((0.53333333 + 0.8) / 2, 6);
});
