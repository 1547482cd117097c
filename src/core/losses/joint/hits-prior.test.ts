import { expect, test } from 'vitest';
import { PRIOR } from '../visibility.js';
import { logHits, weighPresent } from './hits-prior.js';

/** P(H = h | N): a beta-binomial at a cell that was reached, none at one that was not. */
function given(h: number, N: number, mean: number, concentration: number): number {
  const [a, b] = [mean * concentration, (1 - mean) * concentration];
  let chance = 1;
  for (let k = 0; k < h; k++) chance *= ((a + k) * (N - k)) / (k + 1);
  for (let k = 0; k < N - h; k++) chance *= b + k;
  for (let k = 0; k < N; k++) chance /= concentration + k;
  return PRIOR.reached * chance + (h === 0 ? 1 - PRIOR.reached : 0);
}

test('how many were present, given the hits', () => {
  const present = Float64Array.of(0, 0, 0.1, 0.2, 0.3, 0.25, 0.15);
  for (const h of [0, 1, 2]) {
    const out = new Float64Array(5);
    const sum = weighPresent(out, present, 2, 6, h, 0.3, 8);
    for (let N = 2; N <= 6; N++) expect(out[N - 2]).toBeCloseTo((present[N] as number) * given(h, N, 0.3, 8), 14);
    expect(sum).toBe(out.reduce((a, b) => a + b, 0));
  }
});

test('the likelihood of a site’s hits is the product over its cells, up to which ones', () => {
  const [hits, present] = [Int32Array.of(0, 9, 2, 1, 0), Int32Array.of(4, 9, 7, 1, 40)];
  const cells = [0, 2, 3, 4];
  const ofOne = (c: number): number => given(hits[c] as number, present[c] as number, 0.2, 50);
  // ways to choose those hit are left out: they depend on no share
  const ways = Math.log(21);
  const expected = cells.reduce((sum, c) => sum + Math.log(ofOne(c)), 0) - ways;
  expect(logHits(cells, hits, present, 0.2, 50)).toBeCloseTo(expected, 10);
  expect(logHits([], hits, present, 0.2, 50)).toBe(0);
});
