import { expect, test } from 'vitest';
import { readCostModel } from './read-model.js';
import { weighModel } from './weigh-model.js';

/** Subset by subset in closed form (conditional covariances of log-normals), by NumPy apart from this code. */
const EXACT = {
  firstOrder: [0.6292055496426532, 0.5569798401603574, 0.14559776749397613],
  total: [0.08264930573960873, 0.30437917722039565, 0.18663840948538343],
  shapley: [0.37168575273406856, 0.4464378337333141, 0.18187641353261738],
};

test('correlated log-normals: what goes along, what is left, and the Shapley effects between them', () => {
  const read = readCostModel(
    {
      items: [
        { name: 'a', quantity: 7, mu: 4.1, sigma: 0.35 },
        { name: 'b', quantity: 4, mu: 4.9, sigma: 0.49 },
        { name: 'c', quantity: 2, mu: 5.6, sigma: 0.37 },
      ],
      correlation: [
        [1, 0.5, 0.2],
        [0.5, 1, -0.3],
        [0.2, -0.3, 1],
      ],
      claims: [1000],
    },
    'm',
  );
  if (!read.ok) throw new Error('does not read');
  const shares = weighModel(read.model, 1).sensitivity;
  for (const [i, { firstOrder, total, q025, q975, shapley }] of shares.entries()) {
    // 32 replicates: a hundredth is three of their standard errors; the intervals are 95 %, widened to four
    expect(Math.abs(firstOrder - (EXACT.firstOrder[i] as number))).toBeLessThan(0.012);
    expect(Math.abs(total - (EXACT.total[i] as number))).toBeLessThan(q975 - q025);
    const width = (shapley?.q975 ?? 0) - (shapley?.q025 ?? 0);
    expect(Math.abs((shapley?.value ?? 0) - (EXACT.shapley[i] as number))).toBeLessThan(width);
    expect(width).toBeLessThan(0.1);
  }
  expect(shares.reduce((sum, { shapley }) => sum + (shapley?.value ?? 0), 0)).toBeCloseTo(1, 12);
});
