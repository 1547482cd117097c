/** The harness on few strikes: what it counts is right, and the world is fair. Full runs: `npx tsx validation/coverage/main.ts`. */
import { describe, expect, test } from 'vitest';
import { VISIBILITIES } from '../../src/testing/strike-world.js';
import { type Asked, askStrikes, summarize } from './coverage.js';
import { replayStrikes, summarizeReplay } from './replay.js';
import { worldMeans } from './world-means.js';

// Pooled over 600 strikes, clustered as hits are, a share has a standard error of .01 to .02; and hits that few frames can
// miss make the mean of frames' shares a little larger than the pooled one. Words of analysts (ω) rest on fewer.
const FAIR = 0.06;
const FAIR_WORDS = 0.12;

describe.each(VISIBILITIES)('%s', (visibility) => {
  test('the means of the world are those of the model’s table', () => {
    for (const { name, pooled, model } of worldMeans(visibility, 600, 3))
      expect(Math.abs(pooled - model), `${name}: ${pooled} for ${model}`).toBeLessThan(
        name.startsWith('ω') ? FAIR_WORDS : FAIR,
      );
  });
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

test('one strike, asked and replayed: the last day of the replay is the case as it stands', () => {
  const [asked] = askStrikes('good', { strikes: 1, seed: 1 });
  const replayed = replayStrikes('good', { strikes: 1, seed: 1 });
  const last = replayed.find(({ isLast, quantity }) => isLast && quantity === 'DESTROYED');
  expect(asked && asked.mass >= 0.9 && asked.pit >= 0 && asked.pit <= 1).toBe(true);
  expect(last?.truth).toBe(asked?.truth);
  expect(summarizeReplay(replayed, 'good', 'DESTROYED').days).toBeGreaterThan(1);
});
