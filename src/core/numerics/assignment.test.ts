import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastCostPairs } from './assignment.js';

/** Every way to pair, tried. */
function leastByTrying(cost: readonly (readonly number[])[], unpaired: number): number {
  const try_ = (row: number, taken: ReadonlySet<number>): number => {
    if (row === cost.length) return 0;
    let best = unpaired + try_(row + 1, taken);
    for (const [j, c] of (cost[row] ?? []).entries())
      if (!taken.has(j)) best = Math.min(best, c + try_(row + 1, new Set([...taken, j])));
    return best;
  };
  return try_(0, new Set());
}

test('the pairs cost no more than any other, with rows left alone where that is cheaper', () => {
  const table = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).chain(([n, m]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: m, maxLength: m }), {
      ...{ minLength: n, maxLength: n },
    }),
  );
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 8 }), (cost, unpaired) => {
      const columns = cost[0]?.length ?? 0;
      const pairs = leastCostPairs(cost.length, columns, (i, j) => cost[i]?.[j] ?? 0, unpaired);
      const used = pairs.filter((j) => j !== null);
      expect(new Set(used).size).toBe(used.length);
      const sum = pairs.reduce<number>((all, j, i) => all + (j === null ? unpaired : (cost[i]?.[j] ?? 0)), 0);
      // Whole numbers: no rounding.
      expect(sum).toBe(leastByTrying(cost, unpaired));
    }),
    { numRuns: 300 },
  );
});

test('the nearest partner is given up where another would be left without', () => {
  // Worked by hand: 1 + 1 = 2 is less than 0 + 9.
  const cost = [
    [0, 1],
    [1, 9],
  ];
  expect(leastCostPairs(2, 2, (i, j) => cost[i]?.[j] ?? 0, 10)).toEqual([1, 0]);
});
