/** The two engines against published figures, against the closed form, and against each other. */
import { expect, test } from 'vitest';
import { makeRng } from '../numerics/rng.js';
import { isGap } from '../problem.js';
import { longRun } from './machine-repair.js';
import type { RepairLine } from './repair-line.js';
import { makeSimulator } from './simulate.js';
import { solveMarkov } from './solve-markov.js';

const exponential = (meanDays: number) => ({ kind: 'exponential', meanDays }) as const;

/** A hundred assets, eight bays, a failure in 60 days, five days each: the machine-repair model. */
const MACHINES: RepairLine = {
  available: 100,
  waiting: [],
  bays: 8,
  failureDays: 60,
  routine: exponential(5),
  arrivals: [],
};

/** Two batches of different length, new assets, a line that starves at first. */
const STRUCK: RepairLine = {
  available: 6,
  waiting: [
    { count: 3, duration: exponential(12) },
    { count: 4, duration: exponential(30) },
  ],
  bays: 2,
  failureDays: 60,
  routine: exponential(5),
  arrivals: [20, 50],
};

const solved = (line: RepairLine, days: readonly number[], target: number) => {
  const answer = solveMarkov(line, days, target);
  if (isGap(answer)) throw new Error(answer.detail);
  return answer;
};
const mean = (pmf: Float64Array): number => pmf.reduce((sum, p, n) => sum + p * n, 0);

test('the exact solution gives the published transient of the machine-repair model', () => {
  // Matrix exponential, printed to four decimals.
  const daily = solved(
    MACHINES,
    Array.from({ length: 3651 }, (_, day) => day),
    101,
  );
  const means = daily.available.map(mean);
  expect([30, 90, 180, 365].map((day) => Number(means[day]?.toFixed(4)))).toEqual([90.0564, 88.4217, 88.2214, 88.212]);
  // The published mean to 3,650 days, 88.261523, is the trapezium rule on whole days, which a convex fall lifts by
  // (100 / 60) / 12 asset-days; the integral itself has no such error.
  const trapezium = means.reduce((sum, x) => sum + x, 0) - ((means[0] as number) + (means[3650] as number)) / 2;
  expect(trapezium / 3650).toBeCloseTo(88.261523, 6);
  expect((trapezium - (daily.assetDays[3650] as number)) / (100 / 60 / 12)).toBeCloseTo(1, 1);
});

test('the long run is the product form, and the exact solution comes to it', () => {
  const { meanAvailable, allBusy } = longRun(100, 8, 60, 5);
  // Printed to ten decimals.
  expect(meanAvailable).toBeCloseTo(88.211968108, 9);
  expect(allBusy).toBeCloseTo(0.7377293569, 10);
  // After ten years only rounding and the Poisson tail are left.
  expect(mean(solved(MACHINES, [3650], 101).available[0] as Float64Array)).toBeCloseTo(meanAvailable, 9);
});

test('chance is neither lost nor made', () => {
  for (const pmf of solved(STRUCK, [1, 20, 35, 50, 400], 12).available)
    expect(pmf.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 11); // some thousand ticks of 1e-14 each
});

test('simulation and exact solution agree: mean, spread, area and the day a number is reached', () => {
  const days = [5, 20, 60, 150];
  const target = 11;
  const exact = solved(STRUCK, days, target);
  const simulate = makeSimulator(STRUCK, days, target);
  const n = 20_000;
  const rng = makeRng(20310601);
  const [failures, repairs] = [rng.fork('failures'), rng.fork('repairs')];
  const sums = days.map(() => ({ up: 0, square: 0, reached: 0 }));
  let [area, areaSquare] = [0, 0];
  for (let i = 0; i < n; i++) {
    const { available, assetDays, firstReached } = simulate(failures, repairs);
    area += assetDays;
    areaSquare += assetDays * assetDays;
    sums.forEach((sum, d) => {
      const up = available[d] as number;
      sum.up += up;
      sum.square += up * up;
      if (firstReached <= (days[d] as number)) sum.reached++;
    });
  }
  // Four standard errors each: thirteen comparisons, one false alarm in a thousand seeds; the seed is fixed.
  sums.forEach(({ up, square, reached }, d) => {
    const pmf = exact.available[d] as Float64Array;
    const p = exact.reachedBy[d] as number;
    const variance = pmf.reduce((sum, w, k) => sum + w * k * k, 0) - mean(pmf) ** 2;
    expect(Math.abs(up / n - mean(pmf))).toBeLessThan(4 * Math.sqrt(variance / n));
    const fourth = pmf.reduce((sum, w, k) => sum + w * (k - mean(pmf)) ** 4, 0);
    const drawn = square / n - (up / n) ** 2;
    expect(Math.abs(drawn - variance)).toBeLessThan(4 * Math.sqrt((fourth - variance ** 2) / n) + 1e-9);
    expect(Math.abs(reached / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n) + 1e-9);
  });
  const spread = areaSquare / n - (area / n) ** 2;
  expect(Math.abs(area / n - (exact.assetDays[3] as number))).toBeLessThan(4 * Math.sqrt(spread / n));
});

test('with no failures and fixed lengths the history is arithmetic', () => {
  const line: RepairLine = {
    ...MACHINES,
    available: 2,
    waiting: [{ count: 3, duration: { kind: 'fixed', days: 10 } }],
    bays: 2,
    failureDays: null,
    arrivals: [5, 25],
  };
  // Done on days 10, 10 and 20; new on 5 and 25.
  const history = makeSimulator(line, [0, 5, 10, 19, 20, 25, 30], 6)(makeRng(1), makeRng(1));
  expect([...history.available]).toEqual([2, 3, 5, 5, 6, 7, 7]);
  expect(history.assetDays).toBe(2 * 5 + 3 * 5 + 5 * 10 + 6 * 5 + 7 * 5);
  expect(history.firstReached).toBe(20);
  expect(history.events).toBe(5);
});

test('no bay repairs nothing, and what never comes is not a day', () => {
  const none = { ...STRUCK, bays: 0, arrivals: [] };
  const { available, reachedBy } = solved(none, [1000], 7);
  expect(available[0]?.[0]).toBeGreaterThan(0.999); // six assets of a mean of 60 days
  expect(reachedBy).toEqual([0]);
  expect(makeSimulator(none, [1000], 7)(makeRng(1), makeRng(2)).firstReached).toBe(Number.POSITIVE_INFINITY);
});

test('what is not Markov is said to be none', () => {
  const line = { ...STRUCK, routine: { kind: 'fixed', days: 5 } as const };
  expect(solveMarkov(line, [10], 5)).toMatchObject({ reason: 'outside-model' });
});

test.each([
  [{ ...STRUCK, bays: -1 }, 'line.bays: a whole number, at least 0, got -1'],
  [{ ...STRUCK, available: 2.5 }, 'line.available: a whole number, at least 0, got 2.5'],
  [{ ...STRUCK, failureDays: -60 }, 'line.failureDays: a number of days above 0, or null where none fails, got -60'],
  [{ ...STRUCK, routine: exponential(-5) }, 'line.routine.meanDays: a number of days above 0, got -5'],
  [
    { ...STRUCK, routine: { kind: 'uniform', lowDays: 9, highDays: 4 } as const },
    'line.routine.lowDays: at most highDays (4), got 9',
  ],
  [{ ...STRUCK, arrivals: [50, 20] }, 'line.arrivals[1]: on or after the one before it (50), got 20'],
])('a line that cannot be is refused: %#', (line, message) => {
  expect(() => solveMarkov(line, [10], 5)).toThrow(message);
  expect(() => makeSimulator(line, [10], 5)).toThrow(message);
});
