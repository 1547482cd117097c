import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import { agreementOf, pairMarks } from './agreement.js';
import type { PlacedMark } from './placed-mark.js';

const SQUARE = { width: 1000, height: 1000 };
const mark = (x: number, y: number, over: Partial<PlacedMark> = {}): PlacedMark => ({
  ...{ id: null, x, y, assetType: 'tank', state: 'DESTROYED', confidence: 'CONFIRMED' },
  ...{ identityState: 'UNKNOWN', label: null, ...over },
});

test('marks near one another are one place, the rest stand alone', () => {
  const { pairs, onlyFirst, onlySecond, bothMarked } = agreementOf(
    [mark(0.1, 0.1), mark(0.5, 0.5), mark(0.9, 0.9)],
    [mark(0.51, 0.5), mark(0.105, 0.1), mark(0.2, 0.8)],
    ...[SQUARE, 0.02, makeRng(1)],
  );
  expect(pairs.map(({ first, second }) => [first, second])).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect([onlyFirst, onlySecond]).toEqual([[2], [2]]);
  // two of four places
  expect(bothMarked).toBe(0.5);
});

test('distance is a part of the longer side, so a flat picture does not shrink it downwards', () => {
  const flat = { width: 2000, height: 500 };
  // 0.03 of a height of 500 are 15 pixels, 0.0075 of the longer side; of a square picture they are 0.03.
  const two = [[mark(0.5, 0.5)], [mark(0.5, 0.53)]] as const;
  expect(pairMarks(...two, flat, 0.02)[0]?.distance).toBeCloseTo(0.0075, 12);
  expect(pairMarks(...two, SQUARE, 0.02)).toEqual([]);
});

test('of unlike type they are one place only within half the reach, and the like one is preferred', () => {
  const [here, unlike] = [mark(0.5, 0.5), mark(0.508, 0.5, { assetType: 'truck' })];
  expect(pairMarks([here], [unlike], SQUARE, 0.02)).toMatchObject([{ differs: ['assetType'] }]);
  expect(pairMarks([here], [{ ...unlike, x: 0.512 }], SQUARE, 0.02)).toEqual([]);
  expect(pairMarks([here], [unlike, mark(0.515, 0.5)], SQUARE, 0.02)).toMatchObject([{ second: 1, differs: [] }]);
});

test('states named alike and unlike by hand: three of four agree', () => {
  const places = [0.1, 0.3, 0.5, 0.7];
  const first = places.map((x, i) => mark(x, 0.5, { state: i < 2 ? 'DESTROYED' : 'DAMAGED' }));
  const second = places.map((x, i) => mark(x, 0.5, { state: i < 3 ? 'DESTROYED' : 'DAMAGED' }));
  const { named, pairs } = agreementOf(first, second, SQUARE, 0.02, makeRng(1));
  expect(pairs.map(({ differs }) => differs)).toEqual([[], [], ['state'], []]);
  // p_o = 3/4, p_c = 1/2·3/4 + 1/2·1/4 = 1/2
  expect(named.state).toMatchObject({ n: 4, agreed: 3, kappa: 0.5 });
  // α = 1 − (n−1)·Σ o / Σ n_c n_k: 8 values, 5 and 3; observed 2, expected 30: 1 − 7·2/30
  const { alpha } = named.state;
  if (isGap(alpha)) throw new Error(alpha.detail);
  expect(alpha.value).toBeCloseTo(1 - 14 / 30, 12);
  // Nothing to disagree on: told, not 1.
  expect(isGap(named.confidence.kappa)).toBe(true);
});

test('who reads first does not matter', () => {
  const marks = fc.array(
    fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([x, y]) => mark(x, y)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(marks, marks, (a, b) => {
      const total = (pairs: ReturnType<typeof pairMarks>): number =>
        pairs.reduce((sum, { distance }) => sum + distance / 0.2 - 1, 0);
      // 1e-9: sums of a dozen parts in another order
      expect(total(pairMarks(a, b, SQUARE, 0.2))).toBeCloseTo(total(pairMarks(b, a, SQUARE, 0.2)), 9);
    }),
    { numRuns: 200 },
  );
});

test('two who marked nothing agree on nothing that can be counted', () => {
  const { bothMarked, named } = agreementOf([], [], SQUARE, 0.02, makeRng(1));
  expect(bothMarked).toBeNull();
  expect(isGap(named.state.kappa) && isGap(named.state.alpha)).toBe(true);
});
