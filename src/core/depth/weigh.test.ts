import { expect, test } from 'vitest';
import {
  effectiveBases,
  expectedExposure,
  exposure,
  rebase,
  shannonBases,
  sortieCycleHours,
  sortieRateKept,
  warningHours,
  weightedMean,
  weightedMedian,
} from './weigh.js';

const bases = [
  { km: 100, weight: 30 },
  { km: 400, weight: 10 },
  { km: 1000, weight: 20 },
];

test('exposure counts assets, not bases', () => {
  expect([50, 100, 999, 1000].map((km) => exposure(bases, km))).toEqual([0, 0.5, 4 / 6, 1]);
});

test('a reach that is uncertain exposes less than certainty within it and more than none beyond it', () => {
  const known = { mu: Math.log(500), sigma: 0 };
  expect(expectedExposure(bases, known)).toBe(exposure(bases, 500));
  const vague = expectedExposure(bases, { mu: Math.log(500), sigma: 1 });
  expect(vague).toBeGreaterThan(0.5);
  expect(vague).toBeLessThan(1);
});

test('half the assets lie within the weighted median, however far the rest', () => {
  expect(weightedMedian(bases)).toBe(100);
  expect(weightedMedian([...bases].reverse())).toBe(100);
  expect(weightedMean(bases)).toBeCloseTo((3000 + 4000 + 20000) / 60, 12); // one division
});

test('equally full bases are as many as they are; one that holds all is one', () => {
  expect(effectiveBases([1, 2, 3, 4].map((km) => ({ km, weight: 7 })))).toBeCloseTo(4, 12); // sum of four squares
  expect(effectiveBases([{ km: 1, weight: 9 }])).toBe(1);
});

test('moving assets farther can leave them on fewer bases in effect', () => {
  const moved = rebase(bases, [0, 1], 1, 1000);
  expect(weightedMean(moved)).toBeGreaterThan(weightedMean(bases));
  expect(effectiveBases(moved)).toBeLessThan(effectiveBases(bases));
  expect(rebase(bases, [0], 0.5, 2000)).toContainEqual({ km: 2000, weight: 15 });
});

test('distance buys time on both sides', () => {
  expect(warningHours(900, 300)).toBe(3);
  expect(sortieCycleHours(900, 600, 5)).toBe(8);
});

test('both effective numbers agree on equal bases; Shannon’s counts small ones for more', () => {
  const equal = [1, 2, 3].map((km) => ({ km, weight: 5 }));
  expect(shannonBases(equal)).toBeCloseTo(3, 12); // one exponential
  expect(shannonBases(bases)).toBeGreaterThan(effectiveBases(bases));
  expect(shannonBases([...bases, { km: 5, weight: 0 }])).toBe(shannonBases(bases));
});

test('a longer way costs sorties, less so the longer the turn', () => {
  expect(sortieRateKept(600, 1200, 600, 2)).toBe(4 / 6);
  expect(sortieRateKept(600, 1200, 600, 20)).toBeGreaterThan(0.9);
});
