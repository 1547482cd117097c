import { expect, test } from 'vitest';
import { between, image, type Layout, problemOf, said } from '../../../testing/joint-layout.js';
import { makeRng } from '../../numerics/rng.js';
import { startChain } from './chain.js';
import { fitJoint } from './fit.js';

const LAYOUT: Layout = {
  scenario: 'middling',
  sites: [{ struck: 1, isBlind: false }],
  cells: [{ site: 0, type: 0, present: between(4, 8) }],
  images: [image(0, 0)],
  speakers: [{ image: 0, cells: [0], trust: 0.9 }],
};
const PROBLEM = problemOf(LAYOUT, [said(2, 1)]);

test('a long chain keeps every second of what it kept, again and again, and is the same chain', () => {
  const [all, few] = [Number.POSITIVE_INFINITY, 8].map((most) => {
    const chain = startChain(PROBLEM, { warmup: 5, every: 2 }, makeRng(3), 2, most);
    for (let i = 0; i < 10; i++) chain.advance(6);
    return chain;
  });
  const shares = (chain: typeof all) => chain?.kept().map((sweep) => sweep.shares.report);
  // 30 of 60 sweeps, then 4 left at the 9th, at every fourth, then every eighth: of 1..30 the 4th, 8th, …
  expect(all?.kept()).toHaveLength(30);
  expect(shares(few)).toEqual(shares(all)?.filter((_, i) => i % 4 === 3));
  expect(few?.draws()).toHaveLength(few?.kept().length ?? -1);
});

test('a fit that goes on long keeps no more than four times what its plan asks for', () => {
  const plan = { chains: 2, warmup: 5, sweeps: 10, every: 2, draws: 100, goOn: { until: 1e9, most: 300 } };
  const fit = fitJoint(PROBLEM, plan, [[0]], makeRng(4));
  expect(fit.kept.length).toBeLessThanOrEqual(2 * 4 * 5);
  expect(fit.draws).toHaveLength(fit.kept.length);
  expect(fit.draws.reduce((n, { destroyed }) => n + destroyed.length, 0)).toBeGreaterThanOrEqual(100);
});
