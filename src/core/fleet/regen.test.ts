/** The published model of a struck fleet, whose repairs are log-normal: simulated, against ten thousand runs of SimPy. */
import { expect, test } from 'vitest';
import { makeRng } from '../numerics/rng.js';
import type { RepairLine } from './repair-line.js';
import { makeSimulator } from './simulate.js';

const REGEN: RepairLine = {
  available: 40,
  waiting: [{ count: 40, duration: { kind: 'log-normal', medianDays: 30, sigma: 0.8 } }],
  bays: 8,
  failureDays: 60,
  routine: { kind: 'exponential', meanDays: 5 },
  arrivals: Array.from({ length: 20 }, (_, i) => 15 * (i + 1)),
};

test('a struck fleet falls before it rises, as published', () => {
  const days = [30, 90, 180, 365, 730];
  const simulate = makeSimulator(REGEN, days, 80);
  const rng = makeRng(20310601);
  const [failures, repairs] = [rng.fork('failures'), rng.fork('repairs')];
  const n = 4000;
  const sums = new Float64Array(days.length);
  const reached = new Float64Array(n);
  let area = 0;
  for (let i = 0; i < n; i++) {
    const { available, assetDays, firstReached } = simulate(failures, repairs);
    for (let d = 0; d < sums.length; d++) sums[d] = (sums[d] as number) + (available[d] as number);
    reached[i] = firstReached;
    area += assetDays;
  }
  // Tolerances as published beside the figures: half an asset a day, 0.2 on the mean, 2.5 days on the median.
  [29.86, 21.47, 24.47, 85.17, 88.25].forEach((expected, d) => {
    expect(Math.abs((sums[d] as number) / n - expected)).toBeLessThan(0.5);
  });
  expect(Math.abs(area / n / 730 - 65.6)).toBeLessThan(0.2);
  expect(Math.abs((reached.sort()[n / 2] as number) - 290.1)).toBeLessThan(2.5);
});
