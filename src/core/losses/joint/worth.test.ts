import { expect, test } from 'vitest';
import { cellOf } from '../../../testing/cell-pmf.js';
import { between, image, type Layout, problemOf, said } from '../../../testing/joint-layout.js';
import { pointMass } from '../../numerics/discrete.js';
import { makeRng } from '../../numerics/rng.js';
import { drawBinomial } from '../../numerics/sample.js';
import type { Part } from './mixture.js';
import { worthOf } from './worth.js';

const LAYOUT: Layout = {
  scenario: 'good',
  sites: [{ struck: 1, isBlind: false }],
  cells: [{ site: 0, type: 0, present: between(20, 20) }],
  images: [image(0, 0)],
  speakers: [{ image: 0, cells: [0], trust: 0.98 }],
};
const PROBLEM = problemOf(LAYOUT, [said(0, 0)]);
const CHAINS = 4;
const KEPT = 4000;

const partOf = (pmf: Float64Array): Part => ({ cells: cellOf(pmf), struck: Float64Array.of(1) });
const binomial = (n: number, p: number): Float64Array => {
  const pmf = new Float64Array(n + 1);
  pmf[0] = 1;
  for (let i = 0; i < n; i++)
    for (let k = i + 1; k >= 0; k--) pmf[k] = (pmf[k] as number) * (1 - p) + (k > 0 ? p * (pmf[k - 1] as number) : 0);
  return pmf;
};
const worth = (parts: readonly Part[]) => worthOf(PROBLEM, parts, CHAINS, parts.length / CHAINS, [[0]]);

test('independent draws, nothing averaged, are worth their number', () => {
  const rng = makeRng(1);
  const { essBulkMin, essTailMin, rhatMax } = worth(
    Array.from({ length: KEPT }, () => partOf(pointMass(drawBinomial(20, 0.4, rng)))),
  );
  // the size is estimated from autocorrelations, a few per cent off at this length
  expect(essBulkMin / KEPT).toBeGreaterThan(0.85);
  expect(essBulkMin / KEPT).toBeLessThan(1.15);
  expect(essTailMin / KEPT).toBeGreaterThan(0.85);
  expect(rhatMax).toBeLessThan(1.01);
});

test('distributions that agree to the half are worth their number times total over differing variance', () => {
  const rng = makeRng(2);
  // p is .3 or .5: within 20·p·(1 − p), between (20 · .1)²
  const { essBulkMin } = worth(
    Array.from({ length: KEPT }, () => partOf(binomial(20, rng.uniform() < 0.5 ? 0.3 : 0.5))),
  );
  const [within, apart] = [(4.2 + 5) / 2, 4];
  expect(essBulkMin / KEPT / ((within + apart) / apart)).toBeGreaterThan(0.85);
  expect(essBulkMin / KEPT / ((within + apart) / apart)).toBeLessThan(1.15);
});

test('sweeps that all say the same have no error: every sweep counts', () => {
  const same = worth(Array.from({ length: 40 }, () => partOf(binomial(20, 0.3))));
  expect(same).toEqual({ rhatMax: 1, essBulkMin: 40, essTailMin: 40, worst: '' });
});

test('chains in different places are told by R-hat, whatever they agree on inside', () => {
  const parts = [0.2, 0.2, 0.2, 0.5].flatMap((p) => Array.from({ length: 50 }, () => partOf(binomial(20, p))));
  expect(worth(parts).rhatMax).toBeGreaterThan(1.2);
});
