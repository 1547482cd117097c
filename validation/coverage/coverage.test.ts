/** The harness on few strikes: what it counts is right, and the world is fair. Full runs: `npx tsx validation/coverage/main.ts`. */
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG, run } from '../../src/core/execute.js';
import { fogCurve } from '../../src/core/losses/fog-curve.js';
import { isGap } from '../../src/core/problem.js';
import { VISIBILITIES } from '../../src/testing/strike-world.js';
import { type Asked, askStrike, askStrikes, summarize } from './coverage.js';
import { replayStrikes, summarizeReplay } from './replay.js';
import { QUANTITIES, simulated } from './simulated.js';
import { worldMeans } from './world-means.js';

// Pooled over 600 strikes, clustered as hits are, a share has a standard error of .01 to .02, and of .04 where it rests on
// few images; a systematic .03 is the price of a world told as a story.
const fair = (images: number): number => (images < 300 ? 0.12 : 0.06);

test.each(VISIBILITIES)('%s: the means of the world are those of the model’s table', (visibility) => {
  for (const { name, pooled, model, of } of worldMeans(visibility, 600, 3))
    expect(Math.abs(pooled - model), `${name}: ${pooled} for ${model}`).toBeLessThan(fair(of));
});

test('below, inside and above add up, and the mass is that of the interval', () => {
  const one: Asked = {
    seed: 1,
    visibility: 'good',
    quantity: 'DESTROYED',
    truth: 4,
    mean: 5,
    q05: 2,
    q95: 8,
    mass: 0.93,
    pit: 0.35,
  };
  const asked = [
    one,
    { ...one, truth: 1, pit: 0.02 },
    { ...one, truth: 9, pit: 0.99 },
    { ...one, truth: 8, mass: 0.97 },
  ];
  const { covered, below, above, mass, pitEcdf } = summarize(asked, 'good', 'DESTROYED');
  expect([covered, below, above]).toEqual([0.5, 0.25, 0.25]);
  expect(mass).toBeCloseTo(0.94, 12);
  expect(pitEcdf).toEqual([0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75]);
});

test('one strike, asked, run and replayed: the same numbers, the last day of the replay being the case as it stands', () => {
  const strike = simulated(50000, 'good');
  const asked = askStrike(strike, 'good');
  const { losses } = run(strike.theCase, { ...DEFAULT_CONFIG, seed: strike.seed, only: ['losses'] });
  const replayed = replayStrikes('good', { strikes: 1, seed: 5 });
  for (const { quantity, truth, q05, q95, mean, mass, pit } of asked) {
    expect(isGap(losses) ? null : losses.scenarios[0]?.total[quantity]).toMatchObject({ mean, q05, q95 });
    expect(mass >= 0.9 && pit >= 0 && pit <= 1).toBe(true);
    expect(replayed.find((one) => one.isLast && one.quantity === quantity)?.truth).toBe(truth);
  }
  expect(asked).toHaveLength(2);
  expect(summarizeReplay(replayed, 'good', 'DESTROYED').days).toBeGreaterThan(1);
  for (const point of fogCurve(strike.theCase, { scenario: 'good', seed: strike.seed }))
    for (const { quantity, q05, q95 } of replayed.filter(({ day }) => day === point.day))
      expect(point[quantity]).toMatchObject({ q05, q95 });
});

// Of 45 intervals that each hold the truth with a chance of .9, 34 or fewer hold it once in 250 times (binomial), so two
// quantities fail by chance less than once in 100. All 45 hold it once in 115: too wide takes more strikes to see, `RESULTS.md`.
const LEAST_OF_45 = 35;

test('90 % intervals hold the truth on a few strikes', () => {
  const asked = VISIBILITIES.flatMap((visibility) => askStrikes(visibility, { strikes: 15, seed: 3 }));
  for (const quantity of QUANTITIES) {
    const own = asked.filter((one) => one.quantity === quantity);
    const held = own.filter(({ truth, q05, q95 }) => q05 <= truth && truth <= q95).length;
    expect(held, `${quantity}: ${held} of ${own.length}`).toBeGreaterThanOrEqual(LEAST_OF_45 - (45 - own.length));
    for (const { mass } of own) expect(mass >= 0.9 && mass <= 1 + 1e-9).toBe(true);
  }
});

test('and so do those of a few strikes as they stood day by day', () => {
  // Days of one strike miss together: one strike of three missed throughout leaves two thirds.
  const replayed = replayStrikes('middling', { strikes: 3, seed: 3, days: 3 });
  for (const quantity of QUANTITIES)
    expect(summarizeReplay(replayed, 'middling', quantity).covered).toBeGreaterThan(0.5);
  expect(replayed.length).toBeLessThanOrEqual(QUANTITIES.length * 3 * 3);
});
