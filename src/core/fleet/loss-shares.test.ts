import { expect, test } from 'vitest';
import { tally } from '../numerics/quantiles.js';
import { makeRng } from '../numerics/rng.js';
import { isGap } from '../problem.js';
import { lossShares, shareSummary } from './loss-shares.js';
import { leftOfFigures, shareOfFigures } from './share-of-figures.js';

const rng = makeRng(3);
const column = (most: number): Float64Array =>
  Float64Array.from({ length: 500 }, () => Math.floor(rng.uniform() * (most + 1)));
const none = new Float64Array(500);
const LOSSES = new Map([
  ['ferry', { destroyed: column(9), damaged: none }],
  ['tug', { destroyed: column(30), damaged: none }],
]);

test('A / (A + B) + B / (A + B) is one, with no width', () => {
  const shares = lossShares(LOSSES);
  const [a, b] = [shares.get('ferry') as Float64Array, shares.get('tug') as Float64Array];
  const both = shareSummary(a.map((x, i) => x + (b[i] as number)));
  if (isGap(both)) throw new Error(both.detail);
  // Each quotient is rounded once.
  for (const value of Object.values(both)) expect(Math.abs(value - 1)).toBeLessThanOrEqual(2 ** -52);
  const alone = shareSummary(a);
  if (isGap(alone)) throw new Error(alone.detail);
  expect(alone.q95 - alone.q05).toBeGreaterThan(0.2);
});

test('lost and left are one fleet on every draw and figure', () => {
  const count = tally(LOSSES.get('ferry')?.destroyed ?? none);
  const [lost, left] = [shareOfFigures(count, [40, 60]), leftOfFigures(count, [40, 60])];
  expect([lost.mean + left.mean, lost.q05 + left.q95, lost.q95 + left.q05]).toEqual([1, 1, 1]);
});

test('the order of draws moves no digit of a share', () => {
  const back = new Map(
    [...LOSSES].map(([type, { destroyed, damaged }]) => [type, { destroyed: destroyed.slice().reverse(), damaged }]),
  );
  const [there, again] = [lossShares(LOSSES), lossShares(back)];
  for (const type of LOSSES.keys())
    expect(shareSummary(again.get(type) as Float64Array)).toEqual(shareSummary(there.get(type) as Float64Array));
});

test('where nothing was destroyed in any draw there are no shares', () => {
  expect(
    shareSummary(lossShares(new Map([['ferry', { destroyed: none, damaged: none }]])).get('ferry') as Float64Array),
  ).toMatchObject({
    reason: 'too-few',
  });
});
