import { expect, test } from 'vitest';
import { makeRng } from './rng.js';
import { dependentIndices } from './shapley.js';

/** Y = β·Z, two inputs with correlation ρ: closed forms (Owen & Prieur 2017, doi:10.1137/16M1097717, §3). */
test.each([0, 0.5, -0.3, 0.95])('a sum of two normal inputs with correlation %f', (rho) => {
  const [b1, b2] = [1, 2];
  const variance = b1 * b1 + 2 * rho * b1 * b2 + b2 * b2;
  const half = (rho * rho) / 2;
  const exact = [
    {
      firstOrder: (b1 + rho * b2) ** 2 / variance,
      total: (b1 * b1 * (1 - rho * rho)) / variance,
      shapley: (b1 * b1 * (1 - half) + b1 * b2 * rho + b2 * b2 * half) / variance,
    },
    {
      firstOrder: (b2 + rho * b1) ** 2 / variance,
      total: (b2 * b2 * (1 - rho * rho)) / variance,
      shapley: (b2 * b2 * (1 - half) + b1 * b2 * rho + b1 * b1 * half) / variance,
    },
  ];
  const found = dependentIndices({
    dimensions: 2,
    correlation: Float64Array.of(1, rho, rho, 1),
    evaluate: ([z1 = 0, z2 = 0]) => b1 * z1 + b2 * z2,
    calls: 200_000,
    rng: makeRng(3),
  });
  for (const [i, indices] of found.entries())
    for (const key of ['firstOrder', 'total', 'shapley'] as const) {
      // 32 replicates of 1024 quasi-random points: their spread over seeds is under .002
      expect(Math.abs(indices[key].value - (exact[i]?.[key] as number)), `${key} ${i}`).toBeLessThan(0.01);
    }
});

test('Shapley effects add up to one, and an input that only goes along with others has a share of its own', () => {
  const c = Float64Array.of(1, 0.8, 0, 0.8, 1, 0, 0, 0, 1);
  const found = dependentIndices({
    dimensions: 3,
    correlation: c,
    // the second input does not enter at all
    evaluate: ([z1 = 0, , z3 = 0]) => Math.exp(0.5 * z1) + 0.3 * z3,
    calls: 100_000,
    rng: makeRng(4),
  });
  expect(found.reduce((sum, { shapley }) => sum + shapley.value, 0)).toBeCloseTo(1, 12);
  expect(found[1]?.total.value).toBeCloseTo(0, 12);
  expect(found[1]?.firstOrder.value).toBeGreaterThan(0.3);
  expect(found[1]?.shapley.value).toBeGreaterThan(0.1);
});

test('one input has everything', () => {
  const [only] = dependentIndices({
    dimensions: 1,
    correlation: Float64Array.of(1),
    evaluate: ([z = 0]) => z,
    calls: 20_000,
    rng: makeRng(1),
  });
  // both sides of the ratio are estimated: a few per cent at this size
  for (const key of ['firstOrder', 'total', 'shapley'] as const) expect(only?.[key].value).toBeCloseTo(1, 1);
});
