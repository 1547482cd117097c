import { expect, test } from 'vitest';
import { mean, quantile } from '../numerics/discrete.js';
import { realAmong, seenOf, thinned, uniformPrior } from './thinning.js';

// Exact arithmetic on a handful of terms; only the last bits of double precision may differ.
const EXACT = 12;

test('with a flat detection chance every split of a total is as likely, so larger totals lose weight as 1/(N+1)', () => {
  // Beta(1, 1): P(seen | N) = 1/(N + 1) for every seen <= N.
  const { pmf } = thinned(2, { a: 1, b: 1 }, uniformPrior(0, 4));
  const weight = 1 / 3 + 1 / 4 + 1 / 5;
  expect(pmf[2]).toBeCloseTo(1 / 3 / weight, EXACT);
  expect(pmf[4]).toBeCloseTo(1 / 5 / weight, EXACT);
  expect([pmf[0], pmf[1]]).toEqual([0, 0]);
});

test('a cap that decides the answer is called out, one that does not is silent', () => {
  const poorEye = { a: 4, b: 6 };
  expect(thinned(12, poorEye, uniformPrior(12, 40)).warning).toMatch('the cap decides');
  expect(thinned(12, { a: 16, b: 4 }, uniformPrior(12, 60)).warning).toBeNull();
});

test('the cap is the largest count with weight, not the length of the prior', () => {
  const prior = new Float64Array(200);
  prior.set(uniformPrior(12, 40));
  expect(thinned(12, { a: 4, b: 6 }, prior).capMass).toBeGreaterThan(0.01);
});

test('seeing more makes the total larger', () => {
  const at = (seen: number): number => mean(thinned(seen, { a: 6, b: 4 }, uniformPrior(0, 60)).pmf);
  expect(at(8)).toBeGreaterThan(at(7));
});

test('thinning undoes seeing: the prior mixed through the eye and back is the prior', () => {
  const prior = uniformPrior(0, 12);
  const eye = { a: 3, b: 2 };
  const back = new Float64Array(13);
  for (let seen = 0; seen <= 12; seen++) {
    let evidence = 0;
    for (let n = seen; n <= 12; n++) evidence += (prior[n] as number) * (seenOf(n, eye)[seen] as number);
    const { pmf } = thinned(seen, eye, prior);
    for (let n = 0; n <= 12; n++) back[n] = (back[n] as number) + evidence * (pmf[n] as number);
  }
  for (let n = 0; n <= 12; n++) expect(back[n]).toBeCloseTo(1 / 13, EXACT);
});

test('false positives take from what was seen', () => {
  const real = realAmong(20, 0.05);
  expect(mean(real)).toBeCloseTo(19, EXACT);
  expect(quantile(real, 0.05)).toBe(17);
});

test('a prior that rules out what was seen is refused', () => {
  expect(() => thinned(5, { a: 1, b: 1 }, uniformPrior(0, 4))).toThrow('some count of at least 5');
  expect(() => thinned(-1, { a: 1, b: 1 }, uniformPrior(0, 4))).toThrow('thinning.seen');
});
