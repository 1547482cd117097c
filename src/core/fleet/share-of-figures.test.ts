import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capabilityRange } from './capability-range.js';
import { shareOfFigures, summaryOver } from './share-of-figures.js';

/** By hand: two counts over two fleets, each of the four points with a weight of its own. */
test('every count meets every figure', () => {
  const summary = shareOfFigures(Float64Array.of(0.25, 0, 0.75), [4, 8]);
  // 0 (.125 twice), 2/8 (.375), 2/4 (.375)
  expect(summary).toEqual({ mean: 0.375 * 0.25 + 0.375 * 0.5, q05: 0, q50: 0.25, q95: 0.5 });
});

test('no more than all of a fleet is lost', () => {
  expect(shareOfFigures(Float64Array.of(0, 0, 0, 1), [2])).toEqual({ mean: 1, q05: 1, q50: 1, q95: 1 });
});

test('a merge of figures is a sort of all their points', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
  const counts = fc
    .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 })
    .filter((all) => all.some(Boolean));
  fc.assert(
    fc.property(counts, sizes, (weights, figures) => {
      const total = weights.reduce((sum, n) => sum + n, 0);
      const pmf = Float64Array.from(weights, (n) => n / total);
      const points = figures
        .flatMap((figure) =>
          weights.map((n, count) => ({ share: Math.min(1, count / figure), weight: n / total / figures.length })),
        )
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => a.share - b.share || a.weight - b.weight);
      const quantile = (p: number): number => {
        let upTo = 0;
        return (
          points.find(({ weight }) => {
            upTo += weight;
            return upTo >= p - 1e-12;
          }) ?? points.at(-1)
        )?.share as number;
      };
      expect(summaryOver(pmf, figures, (count, figure) => Math.min(1, count / figure))).toEqual({
        mean: points.reduce((sum, { share, weight }) => sum + share * weight, 0),
        q05: quantile(0.05),
        q50: quantile(0.5),
        q95: quantile(0.95),
      });
    }),
  );
});

const figures = (size: number) => ({
  low: size,
  high: size,
  figures: [
    { row: { table: 'inventory', file: 'inventory.csv', line: 2, id: '2' }, asOf: null, low: size, high: size },
  ],
});

test('a bound on what could fly takes each fleet with each number that fits into it', () => {
  // 4 lost of 10, of which 8 could fly: 2 of the 8 at least, 4 of the 8 at most.
  expect(capabilityRange(Float64Array.of(0, 0, 0, 0, 1), figures(10), figures(8))).toMatchObject({
    low: { mean: 0.25 },
    proportional: { mean: 0.4 },
    high: { mean: 0.5 },
  });
  expect(capabilityRange(Float64Array.of(1), figures(8), figures(10))).toMatchObject({ reason: 'contradictory' });
});
