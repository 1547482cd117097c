import { expect, test } from 'vitest';
import { detectionOf } from './detection.js';
import { listedInTheEnd, shareListed } from './list-lag.js';
import type { Pair } from './pair.js';
import { truthNodes } from './truth-says.js';

const PAIR: Pair = {
  line: 2,
  id: 'a',
  conflict: 'War',
  claimant: 'Staff',
  side: 'North',
  category: 'tank',
  isCounted: true,
  claimed: 6,
  truth: 3,
  isLowerBound: false,
  low: null,
  high: null,
  listedAfterDays: null,
};
const nodes = (pair: Partial<Pair>, detection: readonly [number, number] = [1, 1]) =>
  truthNodes({ ...PAIR, ...pair }, detection);

test('a number is the number', () => {
  expect(nodes({}).map(({ truth }) => truth)).toEqual([3]);
});

test('a range keeps half of the weight on the number, and its ends are in it', () => {
  const made = nodes({ low: 2, high: 5 });
  expect(made.map(({ truth }) => truth)).toEqual([2, 3, 4, 5]);
  // At one T the chance of the row is ¼ · ½ in the range, and ½ more at the number; times 1 / (T + ½).
  expect(made[1]?.weight).toBeCloseTo((0.5 + 0.125) / 3.5, 14);
  expect(made[3]?.weight).toBeCloseTo(0.125 / 5.5, 14);
});

test('nothing lies below a bound, and where lists are good little far above it', () => {
  const weightAt = (detection: readonly [number, number], truth: number) =>
    nodes({ isLowerBound: true }, detection).find((node) => node.truth === truth)?.weight ?? 0;
  expect(weightAt([8, 2], 2)).toBe(0);
  expect(weightAt([8, 2], 6) / weightAt([8, 2], 3)).toBeLessThan(weightAt([2, 8], 6) / weightAt([2, 8], 3));
});

test('a list read early is a worse list; a category without a name may be listed or not', () => {
  const [a, b] = detectionOf('tank', 3);
  expect(a / (a + b)).toBeLessThan(0.7 * 0.5);
  expect(a + b).toBeCloseTo(10, 12);
  expect(detectionOf('balloon')).toEqual([1, 1]);
});

test('half of what a list will show stands in it after a week, a twentieth comes after a year', () => {
  expect(shareListed(7)).toBeCloseTo(0.5, 12);
  expect(shareListed(390)).toBeCloseTo(0.95, 12);
  expect(shareListed(-1)).toBeLessThan(1e-6);
});

test('steady losses look like rising ones in a late list; spread back they are steady again', () => {
  const [months, each] = [12, 100];
  const shown = (age: number) =>
    age <= 0 ? shareListed(15) : shareListed((age + 0.5) * 30) - shareListed((age - 0.5) * 30);
  const increments = Array.from({ length: months }, (_, t) =>
    Array.from({ length: t + 1 }, (_, s) => each * shown(t - s)).reduce((a, b) => a + b),
  );
  expect((increments[0] as number) / (increments[11] as number)).toBeLessThan(0.75);
  // Exact increments of the model itself: what is left is the stopping after twenty rounds.
  for (const found of listedInTheEnd(increments, 30)) expect(Math.abs(found - each)).toBeLessThan(10);
});
