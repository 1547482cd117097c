import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isotonic } from '../../numerics/isotonic.js';
import { isGap } from '../../problem.js';
import { type Brier, brier, type Forecast } from './brier.js';

const scored = (forecasts: readonly Forecast[]): Brier => {
  const found = brier(forecasts);
  if (isGap(found)) throw new Error(found.detail);
  return found;
};
const forecasts = fc.array(
  fc.record({ probability: fc.integer({ min: 0, max: 10 }).map((n) => n / 10), came: fc.boolean() }),
  { minLength: 1, maxLength: 40 },
);

test('miscalibration less discrimination plus uncertainty is the score, and neither of the two is negative', () => {
  fc.assert(
    fc.property(forecasts, (list) => {
      const { score, miscalibration, discrimination, uncertainty } = scored(list);
      expect(miscalibration - discrimination + uncertainty).toBeCloseTo(score, 12);
      expect(Math.min(miscalibration, discrimination)).toBeGreaterThanOrEqual(-1e-12);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('a desk that always says the base rate discriminates nothing and is not miscalibrated', () => {
  const { miscalibration, discrimination, skill } = scored(
    Array.from({ length: 10 }, (_, i) => ({ probability: 0.3, came: i < 3 })),
  );
  for (const part of [miscalibration, discrimination, skill]) expect(part).toBeCloseTo(0, 12);
});

test('saying the opposite of what happens is all miscalibration', () => {
  const { score, discrimination } = scored([
    { probability: 1, came: false },
    { probability: 0, came: true },
  ]);
  expect(score).toBe(1);
  // a rising recalibration can only flatten it to the base rate
  expect(discrimination).toBe(0);
});

test('no outcome, no score; one outcome, no spread; one kind of outcome, no skill', () => {
  expect(brier([])).toMatchObject({ reason: 'too-few' });
  const { standardError, skill } = scored([{ probability: 0.9, came: true }]);
  expect([standardError, skill]).toEqual([
    expect.objectContaining({ reason: 'too-few' }),
    expect.objectContaining({ reason: 'too-few' }),
  ]);
});

test('a certain forecast that failed costs an infinite log score and no more than 1 of Brier', () => {
  const { score, logScore } = scored([{ probability: 1, came: false }]);
  expect([score, logScore]).toEqual([1, Number.POSITIVE_INFINITY]);
});

test('the rising fit is the nearest one', () => {
  expect(isotonic([1, 3, 2, 2, 5], [1, 1, 1, 2, 1])).toEqual([1, 2.25, 2.25, 2.25, 5]);
  expect(isotonic([3, 2, 1], [1, 1, 1])).toEqual([2, 2, 2]);
});
