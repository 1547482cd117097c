import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { againstBand, type EcdfBand, ecdfBand, pointwiseBand, ranksToValues } from './ecdf-band.js';
import { insideProbability } from './ecdf-coverage.js';
import { makeRng } from './rng.js';

type Case = { readonly samples: number; readonly points: number; readonly probability: number; readonly gamma: number };
type Reference = {
  readonly versions: { readonly bayesplot: string };
  readonly bands: readonly (Case & {
    readonly coverage: number;
    readonly lower: readonly number[];
    readonly upper: readonly number[];
  })[];
  readonly table: readonly Case[];
};
const reference: Reference = JSON.parse(readFileSync('validation/ecdf-band/reference.json', 'utf8'));

describe(`R's bayesplot ${reference.versions.bayesplot}`, () => {
  test.each(reference.bands)('N $samples, K $points at $probability', (theirs) => {
    const { samples, points, probability } = theirs;
    const same = pointwiseBand(samples, points, theirs.gamma);
    expect([...same.lower]).toEqual(theirs.lower);
    expect([...same.upper]).toEqual(theirs.upper);
    // Binomial and Poisson steps in double precision differ by some 3e-12 at N = 500; one count at one point is worth 1e-5.
    expect(Math.abs(same.coverage - theirs.coverage)).toBeLessThan(1e-10);

    // Theirs is the nearest coverage golden section came across; ours is the least that keeps the promise.
    const ours = ecdfBand({ samples, points, probability });
    expect(ours.coverage).toBeGreaterThanOrEqual(probability);
    if (theirs.coverage >= probability) expect(ours.coverage).toBeLessThanOrEqual(theirs.coverage + 1e-10);
    theirs.lower.forEach((count, k) => {
      expect(Math.abs((ours.lower[k] as number) - count)).toBeLessThanOrEqual(1);
      expect(Math.abs((ours.upper[k] as number) - (theirs.upper[k] as number))).toBeLessThanOrEqual(1);
    });
  });

  test.each(reference.table)('its table for N $samples, K $points at $probability', (row) => {
    // The table's gammas keep their promise to 0.0014: the steps of the counts, and where golden section stopped.
    expect(Math.abs(pointwiseBand(row.samples, row.points, row.gamma).coverage - row.probability)).toBeLessThan(0.002);
  });
});

test('the chance of staying inside, worked by hand', () => {
  // Three values, z = 1/2: one or two of them in the lower half, 1 − 2/8.
  expect(insideProbability(3, Float64Array.of(0, 1, 3), Float64Array.of(0, 2, 3))).toBeCloseTo(0.75, 14);
  // Three values, z = 1/3 and 2/3, exactly one in every third: 3!/27.
  const diagonal = Float64Array.of(0, 1, 2, 3);
  expect(insideProbability(3, diagonal, diagonal)).toBeCloseTo(6 / 27, 14);
  // No edge at all.
  expect(insideProbability(4, Float64Array.of(0, 0, 0, 4), Float64Array.of(0, 4, 4, 4))).toBeCloseTo(1, 14);
});

const shareInside = (repeats: number, band: EcdfBand, draw: () => number): number => {
  let inside = 0;
  for (let i = 0; i < repeats; i++) {
    if (againstBand(Float64Array.from({ length: band.samples }, draw), band).inside) inside++;
  }
  return inside / repeats;
};

/** Four binomial standard errors: a right band is outside by chance once in 16,000 seeds, and the seed is fixed. */
const slack = (p: number, repeats: number): number => 4 * Math.sqrt((p * (1 - p)) / repeats);

test('uniform values stay inside as often as the band says, about 95 %', () => {
  const rng = makeRng(2022);
  const band = ecdfBand({ samples: 100, points: 50, probability: 0.95 });
  expect(band.coverage).toBeLessThan(0.953);
  expect(Math.abs(shareInside(5000, band, rng.uniform) - band.coverage)).toBeLessThan(slack(0.95, 5000));
});

test('so do uniform ranks, when K divides the number of possible ranks', () => {
  const rng = makeRng(77);
  const band = ecdfBand({ samples: 120, points: 20, probability: 0.95 });
  const draw = (): number => ranksToValues([Math.floor(100 * rng.uniform())], 99)[0] as number;
  expect(Math.abs(shareInside(4000, band, draw) - band.coverage)).toBeLessThan(slack(0.95, 4000));
});

test('values that are not uniform leave, and the worst point is told', () => {
  const rng = makeRng(4);
  const band = ecdfBand({ samples: 250, points: 50, probability: 0.95 });
  const narrow = Float64Array.from({ length: 250 }, () => (rng.uniform() + rng.uniform()) / 2);
  const verdict = againstBand(narrow, band);
  expect(verdict.inside).toBe(false);
  expect(verdict.excursion).toBeGreaterThan(0);

  const even = Float64Array.from({ length: 250 }, (_, i) => (i + 0.5) / 250);
  expect(againstBand(even, band)).toMatchObject({ inside: true });
  expect(againstBand(even, band).excursion).toBeLessThan(0);

  const low = againstBand(new Float64Array(250).fill(0.41), band);
  // All at 0.41: 250 counts at z = 0.42 where at most upper[21] are allowed, none at 0.40 where lower[20] are due.
  expect(low.at).toBeCloseTo(0.42, 12);
  expect(low.excursion).toBeCloseTo((250 - (band.upper[21] as number)) / 250, 12);
});

test('quantities judged together each get a wider band, and all stay inside together as often as asked', () => {
  const rng = makeRng(12);
  const one = ecdfBand({ samples: 60, points: 20, probability: 0.99 });
  const forty = ecdfBand({ samples: 60, points: 20, probability: 0.99, quantities: 40 });
  expect(forty.coverage).toBeGreaterThanOrEqual(1 - 0.01 / 40);
  forty.lower.forEach((count, k) => {
    expect(count).toBeLessThanOrEqual(one.lower[k] as number);
  });
  let together = 0;
  for (let repeat = 0; repeat < 500; repeat++) if (shareInside(40, forty, rng.uniform) === 1) together++;
  expect(together / 500).toBeGreaterThan(0.99 - slack(0.99, 500));
});

test('options and values out of range are refused', () => {
  const band = ecdfBand({ samples: 3, points: 2, probability: 0.9 });
  expect(() => ecdfBand({ samples: 0, points: 2, probability: 0.9 })).toThrow('ecdfBand.samples');
  expect(() => ecdfBand({ samples: 9, points: 1, probability: 0.9 })).toThrow('ecdfBand.points');
  expect(() => ecdfBand({ samples: 9, points: 2, probability: 1 })).toThrow('ecdfBand.probability');
  expect(() => ecdfBand({ samples: 9, points: 2, probability: 0.9, quantities: 0.5 })).toThrow('ecdfBand.quantities');
  expect(() => againstBand(Float64Array.of(0.2), band)).toThrow("the band's 3");
  expect(() => againstBand(Float64Array.of(0.2, 0.4, 1.2), band)).toThrow('in 0..1');
  expect(() => againstBand(Float64Array.of(0.2, 0.4, Number.NaN), band)).toThrow('in 0..1');
});
