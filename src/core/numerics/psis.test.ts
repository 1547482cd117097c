import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sum } from './discrete.js';
import { fitGeneralizedPareto, psis, tailLength } from './psis.js';
import { makeRng } from './rng.js';

type Reference = {
  readonly versions: { readonly loo: string };
  readonly sets: readonly {
    readonly name: string;
    readonly relativeEfficiency: number;
    readonly logRatios: readonly number[];
    readonly khat: number | string;
    readonly ess: number;
    readonly largest: number;
    readonly meanIndex: number;
    readonly weights: readonly number[] | null;
  }[];
};
const reference: Reference = JSON.parse(readFileSync('validation/psis/reference.json', 'utf8'));

/**
 * Both sides take the same steps in double precision and agree to 2e-14, the other side printed to 15 digits. 1e-9 leaves room
 * for another machine's exp and log; another prior, tail length or plotting position moves the third digit.
 */
const RELATIVE = 1e-9;
const near = (got: number, expected: number, what: string): void =>
  expect(Math.abs(got - expected), what).toBeLessThanOrEqual(RELATIVE * Math.abs(expected));

describe(`R's loo ${reference.versions.loo}`, () => {
  test.each(reference.sets)('$name', (set) => {
    const got = psis(Float64Array.from(set.logRatios), set.relativeEfficiency);
    if (set.khat === 'Inf') expect(got.khat).toBe(Number.POSITIVE_INFINITY);
    else near(got.khat, set.khat as number, 'khat');
    near(got.ess, set.ess, 'ess');
    near(Math.max(...got.weights), set.largest, 'largest');
    near(sum(got.weights.map((w, i) => w * (i + 1))), set.meanIndex, 'meanIndex');
    set.weights?.forEach((w, i) => {
      near(got.weights[i] as number, w, `weight ${i}`);
    });
    expect(sum(got.weights)).toBeCloseTo(1, 12);
  });
});

test('equal ratios reweight nothing', () => {
  const got = psis(new Float64Array(50).fill(-700), 0.5);
  expect(got.khat).toBe(Number.NEGATIVE_INFINITY);
  for (const w of got.weights) expect(w).toBe(1 / 50);
  expect(got.ess).toBeCloseTo(25, 10);
});

test('the tail is min(S / 5, 3·√(S / r_eff)), rounded up', () => {
  expect(tailLength(100, 1)).toBe(20);
  expect(tailLength(1000, 1)).toBe(95); // 3·√1000 = 94.87
  expect(tailLength(1000, 0.25)).toBe(190); // 3·√4000 = 189.7
  expect(tailLength(21, 1)).toBe(5);
});

test('a draw the target rules out has weight 0', () => {
  const rng = makeRng(3);
  const ratios = Float64Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? Number.NEGATIVE_INFINITY : rng.normal()));
  const got = psis(ratios);
  expect(got.weights.filter((_, i) => i % 2 === 0).every((w) => w === 0)).toBe(true);
  expect(Number.isFinite(got.khat)).toBe(true);
});

test('shape and scale of many generalized Pareto excesses are found', () => {
  const rng = makeRng(8);
  for (const k of [-0.3, 0.2, 0.8]) {
    const draws = Float64Array.from({ length: 20_000 }, () => (2 * Math.expm1(-k * Math.log1p(-rng.uniform()))) / k);
    const fit = fitGeneralizedPareto(draws.sort());
    // The standard error of the best fit is (1 + k) / √n (Smith 1987) = 0.005 to 0.013: four of those, at most 0.05.
    expect(Math.abs(fit.k - k)).toBeLessThan((4 * (1 + k)) / Math.sqrt(20_000));
    expect(Math.abs(fit.sigma / 2 - 1)).toBeLessThan((4 * Math.sqrt(2 * (1 + k))) / Math.sqrt(20_000));
  }
});

test('smoothing brings the mean of heavy ratios nearer to the truth than the raw weights do', () => {
  // Target Exponential(1), proposal Exponential(1.8): ratio tails of k = 0.8/1.8 = 0.44; E[x] = 1 under the target.
  const rng = makeRng(21);
  let [smoothed, raw] = [0, 0];
  for (let repeat = 0; repeat < 300; repeat++) {
    const x = Float64Array.from({ length: 400 }, () => -Math.log1p(-rng.uniform()) / 1.8);
    const ratios = x.map((v) => 0.8 * v);
    const { weights } = psis(ratios);
    const plain = ratios.map(Math.exp);
    smoothed += (sum(weights.map((w, i) => w * (x[i] as number))) - 1) ** 2;
    raw += (sum(plain.map((w, i) => w * (x[i] as number))) / sum(plain) - 1) ** 2;
  }
  // 0.15 to 0.68 of it with twelve other seeds
  expect(smoothed).toBeLessThan(0.9 * raw);
});

test('what cannot be weighed is refused', () => {
  expect(() => psis(Float64Array.of(1, Number.NaN, 2))).toThrow('psis.logRatios');
  expect(() => psis(Float64Array.of(1, Number.POSITIVE_INFINITY))).toThrow('psis.logRatios');
  expect(() => psis(new Float64Array(3).fill(Number.NEGATIVE_INFINITY))).toThrow('psis.logRatios');
  expect(() => psis(new Float64Array())).toThrow('psis.logRatios');
  expect(() => psis(Float64Array.of(1, 2), 0)).toThrow('above 0');
});
