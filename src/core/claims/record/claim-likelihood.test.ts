import { expect, test } from 'vitest';
import { claimChances, claimedInterval, claimLikelihood } from './claim-likelihood.js';
import { predictTruth } from './predict-truth.js';
import { between4 } from './student4.js';
import type { Voice } from './voice.js';

/** Claims twice the truth and half a unit of log wide; in the second draw, three times and one unit. */
const VOICE: Voice = {
  b: Float64Array.of(Math.log(2), Math.log(3)),
  sigma: Float64Array.of(0.5, 1),
  z: Float64Array.of(0, 0),
  kappa: Float64Array.of(1, 1.2),
  known: { conflict: true, side: true, category: true },
};

test('words become intervals as the verdicts have them', () => {
  expect(claimedInterval('ge', 40, null)).toEqual({ low: 40, high: null });
  expect(claimedInterval('le', null, 40)).toEqual({ low: 0, high: 40 });
  expect(claimedInterval('range', 10, 12)).toEqual({ low: 10, high: 12 });
  expect(claimedInterval('about', 4, null)).toEqual({ low: 2, high: 6 });
  expect(claimedInterval('about', 40, 40)).toEqual({ low: 32, high: 48 });
  expect(claimedInterval('eq', 41, 41)).toEqual({ low: 41, high: 41 });
  expect(claimedInterval('ge', null, null)).toBeNull();
});

test('the chances of all claims add up to one, whatever the truth', () => {
  for (const truth of [1, 7, 300])
    expect(claimLikelihood(VOICE, { low: 0, high: null }, truth)[truth]).toBeCloseTo(1, 14);
  // Of nothing only claims of one or more are made.
  const ofNothing = (low: number, high: number | null) => claimLikelihood(VOICE, { low, high }, 0)[0] as number;
  expect(ofNothing(1, 9) + ofNothing(10, null)).toBeCloseTo(1, 14);
});

test('draw by draw, and their mean', () => {
  const interval = { low: 8, high: 12 };
  const [each, mean] = [claimChances(VOICE, interval, 5), claimLikelihood(VOICE, interval, 5)];
  expect(each).toHaveLength(2 * 6);
  for (const t of [0, 3])
    expect(((each[2 * t] as number) + (each[2 * t + 1] as number)) / 2).toBeCloseTo(mean[t] as number, 14);
  // In the first draw 3 are claimed as about 6.5: z from log(8 / 7) / .5 to log(13 / 7) / .5.
  expect(each[6]).toBeCloseTo(between4(Math.log(8 / 7) / 0.5, Math.log(13 / 7) / 0.5), 14);
});

test('weighing truths that are equally likely per unit of log gives the record’s own prediction', () => {
  const first: Voice = {
    ...VOICE,
    b: VOICE.b.slice(0, 1),
    sigma: VOICE.sigma.slice(0, 1),
    z: VOICE.z.slice(0, 1),
    kappa: VOICE.kappa.slice(0, 1),
  };
  const most = 400;
  const weights = claimLikelihood(first, { low: 12, high: 12 }, most).map((chance, t) =>
    t === 0 ? 0 : chance / (t + 0.5),
  );
  const total = weights.reduce((sum, x) => sum + x, 0);
  const predicted = predictTruth(first, 12, [1, 5, 6, 30]);
  const something = 1 - (predicted.mass[0] as number);
  // Blocks of up to 4 % stand for single numbers in the prediction, and 400 cuts a tail of 1e-4.
  for (const t of [1, 5, 6, 30])
    expect(
      Math.abs(((weights[t] as number) / total) * something - (predicted.mass[predicted.starts.indexOf(t)] as number)),
    ).toBeLessThan(1e-3);
});

test('a claim far above all that stood there speaks for more, and for nothing only by its tail', () => {
  const chances = claimLikelihood(VOICE, { low: 40, high: null }, 30);
  expect(chances[30] as number).toBeGreaterThan(chances[10] as number);
  expect(chances[0]).toBeCloseTo((40 ** -1 + 40 ** -1.2) / 2, 12);
});
