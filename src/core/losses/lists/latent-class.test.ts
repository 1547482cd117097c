import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { drawGamma } from '../../numerics/sample.js';
import { listCells } from './cells.js';
import { drawFailures, drawPoissonCount, drawTrials } from './draw-count.js';
import { latentClass } from './latent-class.js';
import { LATENT_CLASS_PRIOR, latentClassTarget } from './latent-class-target.js';
import { ofDraws } from './row.js';
import { makeScaling } from './scale-sticks.js';
import { makeSwaps } from './swap-classes.js';

const cells = listCells(
  ['a', 'b', 'c'],
  [
    [1, 60],
    [2, 49],
    [3, 4],
    [4, 247],
    [5, 112],
    [6, 142],
    [7, 12],
  ],
);

test('the gradient is that of the log density', () => {
  const target = latentClassTarget(cells, LATENT_CLASS_PRIOR);
  const rng = makeRng(1);
  const place = new Float64Array(target.dimension).map(() => 1.5 * rng.normal());
  const [gradient, unused] = [new Float64Array(target.dimension), new Float64Array(target.dimension)];
  target.at(place, gradient);
  for (let k = 0; k < place.length; k++) {
    const at = (by: number): number =>
      target.at(
        place.map((x, i) => (i === k ? x + by : x)),
        unused,
      );
    // Central differences of a log density near −3,000: 1e-4 of the slope is their error.
    expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(gradient[k] as number, 3);
  }
});

test('the density is the product of the formula', () => {
  const prior = { classes: 2, alphaShape: 0.25, alphaRate: 0.25 };
  const target = latentClassTarget(cells, prior);
  const at = (t: number, rates: readonly number[]): number => {
    const share = [1 - Math.exp(-t), Math.exp(-t)];
    const chanceOf = (x: number): number =>
      share.reduce(
        (sum, nu, k) =>
          sum +
          nu *
            [0, 1, 2].reduce(
              (p, j) => p * ((x >> j) & 1 ? (rates[2 * j + k] as number) : 1 - (rates[2 * j + k] as number)),
              1,
            ),
        0,
      );
    let log = Math.log(t) - 1.25 * Math.log(0.25 + t) - cells.n * Math.log(1 - chanceOf(0));
    cells.patterns.forEach((x, i) => {
      log += (cells.counts[i] as number) * Math.log(chanceOf(x));
    });
    for (const rate of rates) log += Math.log(rate * (1 - rate));
    return log;
  };
  const rates = [0.2, 0.7, 0.4, 0.1, 0.3, 0.9];
  const place = Float64Array.of(Math.log(0.8), ...rates.map((rate) => Math.log(rate / (1 - rate))));
  expect(target.at(place, new Float64Array(7))).toBeCloseTo(at(0.8, rates), 8);
});

test('swaps and scalings alone leave the prior of the shares as it was', () => {
  // Nobody listed: what is left is the prior. Draw it, move it, and compare where the first share lies.
  const prior = { classes: 4, alphaShape: 2, alphaRate: 2 };
  const empty = { ...cells, counts: new Float64Array(cells.counts.length), n: 0 };
  const target = latentClassTarget(empty, prior);
  const swap = makeSwaps(3, prior);
  const scale = makeScaling(target, 3);
  const rng = makeRng(7);
  const drawn = (moves: number): number => {
    let sum = 0;
    for (let i = 0; i < 20_000; i++) {
      const alpha = drawGamma(2, rng) / 2;
      const place = Float64Array.from({ length: target.dimension }, (_, k) =>
        k < 3 ? Math.log(-Math.log1p(-rng.uniform()) / alpha) : Math.log(1 / (1 - rng.uniform()) - 1),
      );
      for (let move = 0; move < moves; move++) {
        swap(place, rng);
        scale(place, rng);
      }
      sum += -Math.expm1(-Math.exp(place[0] as number));
    }
    return sum / 20_000;
  };
  // Shares have a spread under .4: the difference of two means of 20,000 has a standard error of .004.
  expect(Math.abs(drawn(0) - drawn(3))).toBeLessThan(0.012);
});

test('large counts have the mean and spread of their distribution', () => {
  const rng = makeRng(3);
  const moments = (draw: () => number, n: number) => {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
      const x = draw();
      sum += x;
      squares += x * x;
    }
    return { mean: sum / n, variance: squares / n - (sum / n) ** 2 };
  };
  const trials = moments(() => drawTrials(1000, 0.3, rng), 20_000);
  // Four standard errors of a mean and of a variance of 20,000 draws.
  expect(Math.abs(trials.mean - 300)).toBeLessThan(0.41);
  expect(Math.abs(trials.variance - 210)).toBeLessThan(8.4);
  const poisson = moments(() => drawPoissonCount(500, rng), 20_000);
  expect(Math.abs(poisson.mean - 500)).toBeLessThan(0.63);
  expect(Math.abs(poisson.variance - 500)).toBeLessThan(20);
  const failures = moments(() => drawFailures(200, 0.4, rng), 20_000);
  expect(Math.abs(failures.mean - 300)).toBeLessThan(0.78);
  expect(Math.abs(failures.variance - 750)).toBeLessThan(33);
});

test('people who are all alike are found by latent classes, and the same seed gives the same totals', () => {
  // Expected counts of 1,000 people, three independent lists of rate .5, .4 and .3.
  const rates = [0.5, 0.4, 0.3];
  const alike = listCells(
    ['a', 'b', 'c'],
    Array.from({ length: 7 }, (_, i) => {
      const chance = rates.reduce((p, rate, j) => p * (((i + 1) >> j) & 1 ? rate : 1 - rate), 1);
      return [i + 1, Math.round(1000 * chance)] as const;
    }),
  );
  const made = latentClass(alike, makeRng(1));
  expect(made.gap).toBeNull();
  const { q025, q975 } = ofDraws(made.totals);
  expect(q025).toBeLessThan(1000);
  expect(q975).toBeGreaterThan(1000);
  expect(latentClass(alike, makeRng(1)).totals).toEqual(made.totals);
});

test('chains too short to be trusted are refused', () => {
  const made = latentClass(cells, makeRng(1), { lengths: [30] });
  expect(made.gap).toMatchObject({
    reason: 'not-converged',
    detail: expect.stringMatching(/effective draws, 400 are needed/),
  });
});
