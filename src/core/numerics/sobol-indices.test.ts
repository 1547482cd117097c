import { expect, test } from 'vitest';
import { makeRng } from './rng.js';
import { sobolIndices } from './sobol-indices.js';

/** Closed forms. Tolerance .002 at 2^14 base points from a Sobol sequence: the published one for this size. */
const LOG2_POINTS = 14;
const TOLERANCE = 0.002;

test('the Ishigami function: an input without a first-order share still has a total one', () => {
  const [a, b] = [7, 0.1];
  const angle = (u: number | undefined): number => Math.PI * (2 * (u as number) - 1);
  const found = sobolIndices({
    dimensions: 3,
    log2Points: LOG2_POINTS,
    evaluate: ([u, v, w]) => {
      const [x, y, z] = [angle(u), angle(v), angle(w)];
      return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
    },
    rng: makeRng(1),
  });
  const pi4 = Math.PI ** 4;
  const [own, second, with3] = [0.5 * (1 + (b * pi4) / 5) ** 2, a ** 2 / 8, b ** 2 * pi4 ** 2 * (1 / 18 - 1 / 50)];
  const variance = own + second + with3;
  const first = [own / variance, second / variance, 0];
  const total = [(own + with3) / variance, second / variance, with3 / variance];
  for (const [i, { firstOrder, total: all }] of found.entries()) {
    expect(Math.abs(firstOrder.value - (first[i] as number))).toBeLessThan(TOLERANCE);
    expect(Math.abs(all.value - (total[i] as number))).toBeLessThan(TOLERANCE);
    expect(all.q025).toBeLessThanOrEqual(total[i] as number);
    expect(all.q975).toBeGreaterThanOrEqual(total[i] as number);
  }
});

test('Sobol’s G-function: eight inputs of falling weight', () => {
  const weights = [0, 1, 4.5, 9, 99, 99, 99, 99];
  const found = sobolIndices({
    dimensions: 8,
    log2Points: LOG2_POINTS,
    evaluate: (point) => {
      let product = 1;
      for (let i = 0; i < 8; i++) {
        const a = weights[i] as number;
        product *= (Math.abs(4 * (point[i] as number) - 2) + a) / (1 + a);
      }
      return product;
    },
    rng: makeRng(1),
  });
  const parts = weights.map((a) => 1 / 3 / (1 + a) ** 2);
  const all = parts.reduce((product, v) => product * (1 + v), 1);
  for (const [i, { firstOrder, total }] of found.entries()) {
    const v = parts[i] as number;
    expect(Math.abs(firstOrder.value - v / (all - 1))).toBeLessThan(TOLERANCE);
    expect(Math.abs(total.value - (v * all) / (1 + v) / (all - 1))).toBeLessThan(TOLERANCE);
  }
});

test('what does not vary has no shares, and the same seed gives the same bytes', () => {
  const still = sobolIndices({ dimensions: 2, log2Points: 6, evaluate: () => 3, rng: makeRng(2) });
  expect(still.map(({ total }) => total.value)).toEqual([0, 0]);
  const once = () =>
    sobolIndices({ dimensions: 2, log2Points: 8, evaluate: ([u = 0, v = 0]) => u + v * v, rng: makeRng(2) });
  expect(once()).toEqual(once());
});
