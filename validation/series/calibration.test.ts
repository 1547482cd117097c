/** Calibrated on the model's own kind of series; `deep.ts` runs four times as many, and other kinds. */
import { expect, test } from 'vitest';
import { KINDS } from '../../src/testing/simulate-series.js';
import { QUICK, segmentedLine, structuralLine } from './calibration.js';

test('a 90 % band holds about nine times in ten on series of the model', () => {
  const { average, rows, gaps } = structuralLine(KINDS.own, null, QUICK);
  // three standard errors of a share of .9 among 120 series: .082
  expect(Math.abs(average - 0.9)).toBeLessThan(0.082);
  // rows of one series share their coefficients: as if two of the eight were independent
  expect(Math.abs(rows - 0.9)).toBeLessThan(0.058);
  expect(gaps).toBe(0);
});

test('intervals of segmented regression are too narrow where errors remember, least so by Prais–Winsten and likelihood', () => {
  const { coverage } = segmentedLine(0.8, 60, 200);
  const [plain, likelihood, winsten, robust] = coverage as [number, number, number, number];
  // three standard errors of a share of .8 among 200 are .085; the differences published are several times that
  expect(Math.max(plain, robust)).toBeLessThan(0.8);
  expect(Math.min(likelihood, winsten)).toBeGreaterThan(Math.max(plain, robust) + 0.085);
});
