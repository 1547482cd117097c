/** Numbers of methods J1 to J4, and what must hold of the two models whatever is put in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printProblem } from '../problem.js';
import { attrition } from './attrition.js';
import { bargainingRange, breakingShift, shareBelowZero, shiftWeights } from './bargaining.js';
import { breakEven } from './facts.js';
import { ILLUSTRATIVE, readLeverageBook } from './leverage-book.js';
import { modelsOf } from './models.js';

const at = (power: number, costA: number, costB: number) => {
  const { low, high, point } = bargainingRange({ power, costA, costB, split: 0.5 });
  return [low, high, point].map((x) => Number(x.toFixed(6)));
};

test('J1: the range and its middle before, after, with retaliation, and where it backfires', () => {
  expect(at(0.5, 0.15, 0.1)).toEqual([0.35, 0.6, 0.475]);
  expect(at(0.52, 0.15, 0.15)).toEqual([0.37, 0.67, 0.52]);
  expect(at(0.52, 0.2, 0.15)).toEqual([0.32, 0.67, 0.495]);
  expect(at(0.5, 0.2, 0.1)[2]).toBe(0.45);
});

test('J1: over the box the point moves by −.04 to +.075, against the attacker in a quarter of it', () => {
  const { change, shareAgainst } = modelsOf(null).bargaining;
  expect(change.low).toBeCloseTo(-0.04, 10);
  expect(change.high).toBeCloseTo(0.075, 10);
  // Exact by volume of a cut box; the methods page prints 25 %.
  expect(shareAgainst).toBeCloseTo(0.25, 1);
  let below = 0;
  const side = 60;
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++)
      for (let k = 0; k < side; k++) {
        const [u, v, w] = [i, j, k].map((x) => (x + 0.5) / side) as [number, number, number];
        if (-0.02 + 0.07 * u - 0.5 * 0.04 * v + 0.5 * 0.05 * w < 0) below++;
      }
  // a grid of 60 points each way is right to about one in 200
  expect(Math.abs(shareAgainst - below / (side * side * side))).toBeLessThan(0.005);
});

test('J2: a stylised shift breaks no bargain; one of .278 would', () => {
  expect(0.9 * 0.1).toBeLessThan(0.15 + 0.1);
  expect(breakingShift({ costA: 0.15, costB: 0.1 }, 0.9)).toBeCloseTo(0.277778, 6);
});

test('J3: raising B’s cost makes A give up sooner, opposite to J1', () => {
  const contest = (costB: number) => attrition({ costA: 2, costB, valueA: 100, valueB: 100 });
  expect(contest(2)).toEqual({ rateA: 0.02, rateB: 0.02, duration: 25, concedesA: 0.5 });
  expect(contest(4).rateA).toBe(0.04);
  expect(contest(4).duration).toBeCloseTo(16.667, 3);
  expect(contest(4).concedesA).toBeCloseTo(0.667, 3);
});

test('J4: break-even per drone', () => {
  expect([200e6, 500e6, 1e9].map((usd) => breakEven(usd, 117) / 1e6).map((x) => x.toFixed(4))).toEqual([
    '1.7094',
    '4.2735',
    '8.5470',
  ]);
  expect(() => breakEven(1, 0)).toThrow('above 0');
});

test('models of opposite signs are said in one sentence, and the share where they are', () => {
  const { sentence, opposite, map } = modelsOf(null);
  expect(sentence).toMatch(/the two say the opposite in \d+ % of it: the sign is not determined\.$/);
  expect(opposite).toBeGreaterThan(0.3);
  expect(map.some(({ bargaining, attrition: other }) => bargaining > 0 && other < 0)).toBe(true);
});

const range = fc
  .tuple(fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.double({ min: -0.5, max: 0.5, noNaN: true }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
test('the share below nought is that of a sample, and turns with the sign', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(range, { minLength: 3, maxLength: 3 }),
      (split, ranges) => {
        const weights = shiftWeights(split);
        const below = shareBelowZero(weights, ranges);
        const above = shareBelowZero(
          weights.map((w) => -w),
          ranges,
        );
        expect(below).toBeGreaterThanOrEqual(0);
        expect(below).toBeLessThanOrEqual(1);
        const varies = weights.some((w, i) => Math.abs(w * ((ranges[i]?.[1] ?? 0) - (ranges[i]?.[0] ?? 0))) > 1e-3);
        // inclusion and exclusion cancel where a span is far smaller than the others
        const spans = weights
          .map((w, i) => Math.abs(w * ((ranges[i]?.[1] ?? 0) - (ranges[i]?.[0] ?? 0))))
          .filter((span) => span > 0);
        if (varies && Math.min(...spans) > 1e-3 * Math.max(...spans)) expect(below + above).toBeCloseTo(1, 4);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test('what is at stake in other units changes no sign and no share', () => {
  const scaled = Object.fromEntries(
    Object.entries(ILLUSTRATIVE).map(([key, { low, high, source }]) => [
      key,
      key === 'split' || key === 'power' ? { low, high, source } : { low: low / 2, high: high / 2, source },
    ]),
  );
  expect(modelsOf(scaled).bargaining.shareAgainst).toBeCloseTo(modelsOf(null).bargaining.shareAgainst, 10);
  expect(modelsOf(scaled).opposite).toBeCloseTo(modelsOf(null).opposite, 2);
});

test('bad parameters are refused, all at once', () => {
  const read = readLeverageBook({
    power: { low: 2, high: 1, source: '' },
    costA: 3,
    luck: { low: 0, high: 1, source: 'x' },
  });
  const said = read.ok ? [] : read.problems.map(printProblem);
  for (const part of [
    'power.low: a number from 0 to 1, got "2"',
    'power.source',
    'costA.low',
    'luck: one of power, costA',
  ])
    expect(
      said.some((line) => line.includes(part)),
      part,
    ).toBe(true);
});
