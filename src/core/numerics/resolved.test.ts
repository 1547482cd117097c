import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundOf } from './resolved.js';

test.each([
  // probability, its error, what it is known to be below
  [4e-5, 3.1e-5, 1e-3],
  [4e-5, 2e-5, 1e-4],
  [9e-4, 4e-4, 1e-2],
  [3e-8, 3e-8, 1e-7],
  [0, 0, 1e-4],
  [0, 6e-5, 1e-3],
  [5e-4, 4.9e-2, 0.1],
])('%d ± %d is below %d', (p, mcse, bound) => expect(boundOf(p, mcse)).toBe(bound));

test.each([
  [4e-5, 4e-6],
  [9e-4, 1e-4],
  // above one in a thousand the number is printed with its error beside it
  [0.001, 0.001],
  [0.3, 0.2],
])('%d ± %d stands as it is', (p, mcse) => expect(boundOf(p, mcse)).toBeNull());

test('a bound holds the number and two errors, and a tenth of it does not', () => {
  const tiny = fc.double({ min: 1e-10, max: 9.99e-4, noNaN: true });
  fc.assert(
    fc.property(tiny, fc.double({ min: 0.21, max: 5, noNaN: true }), (p, relative) => {
      const bound = boundOf(p, relative * p) as number;
      expect(bound).toBeGreaterThanOrEqual(p + 2 * relative * p);
      expect(bound / 10).toBeLessThan((p + 2 * relative * p) * (1 + 1e-12));
    }),
  );
});
