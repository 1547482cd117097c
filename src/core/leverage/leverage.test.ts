/** Numbers of methods J1 to J4, and what must hold of the two models whatever is put in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { makeRng } from '../numerics/rng.js';
import { isGap, printProblem } from '../problem.js';
import { attrition } from './attrition.js';
import { bargainingRange, breakingShift, shareBelowZero, shiftWeights } from './bargaining.js';
import { behaviourOf } from './behaviour.js';
import { breakEven } from './facts.js';
import { ILLUSTRATIVE, type LeverageRange, readLeverageBook, type WholeBook } from './leverage-book.js';
import { modelsOf } from './models.js';
import { shareOpposite, volumeOpposite } from './share-opposite.js';

const at = (power: number, costA: number, costB: number) => {
  const { low, high, point } = bargainingRange({ power, costA, costB, split: 0.5 });
  return [low, high, point].map((x) => Number(x.toFixed(6)));
};

test('J1: the range and its middle before, after, with retaliation, and where it backfires', () => {
  expect(at(0.5, 0.15, 0.1)).toEqual([0.35, 0.6, 0.475]);
  expect(at(0.52, 0.15, 0.15)).toEqual([0.37, 0.67, 0.52]);
  expect(at(0.52, 0.2, 0.15)).toEqual([0.32, 0.67, 0.495]);
  expect(at(0.5, 0.2, 0.1)[2]).toBe(0.45);
});

test('J1: over the box the point moves by −.04 to +.075, against the attacker in a quarter of it', () => {
  const { change, shareAgainst } = modelsOf(null, makeRng(1)).bargaining;
  expect(change.low).toBeCloseTo(-0.04, 10);
  expect(change.high).toBeCloseTo(0.075, 10);
  // The methods page prints 25 %, from draws; the volume itself is 421/1680.
  expect(shareAgainst).toBeCloseTo(421 / 1680, 12);
  let below = 0;
  const side = 60;
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++)
      for (let k = 0; k < side; k++) {
        const [u, v, w] = [i, j, k].map((x) => (x + 0.5) / side) as [number, number, number];
        if (-0.02 + 0.07 * u - 0.5 * 0.04 * v + 0.5 * 0.05 * w < 0) below++;
      }
  // a grid of 60 points each way is right to about one in 200
  expect(Math.abs(shareAgainst - below / (side * side * side))).toBeLessThan(0.005);
});

test('J2: a stylised shift breaks no bargain; one of .278 would', () => {
  expect(0.9 * 0.1).toBeLessThan(0.15 + 0.1);
  expect(breakingShift({ costA: 0.15, costB: 0.1 }, 0.9)).toBeCloseTo(0.277778, 6);
});

test('J3: raising B’s cost makes A give up sooner, opposite to J1', () => {
  const contest = (costB: number) => attrition({ costA: 2, costB, valueA: 100, valueB: 100 });
  expect(contest(2)).toEqual({ rateA: 0.02, rateB: 0.02, duration: 25, concedesA: 0.5 });
  expect(contest(4).rateA).toBe(0.04);
  expect(contest(4).duration).toBeCloseTo(16.667, 3);
  expect(contest(4).concedesA).toBeCloseTo(0.667, 3);
});

test('J4: break-even per drone', () => {
  expect([200e6, 500e6, 1e9].map((usd) => breakEven(usd, 117) / 1e6).map((x) => x.toFixed(4))).toEqual([
    '1.7094',
    '4.2735',
    '8.5470',
  ]);
  expect(() => breakEven(1, 0)).toThrow('above 0');
});

test('models of opposite signs are said in one sentence, and the share where they are', () => {
  const { sentence, opposite, map } = modelsOf(null, makeRng(1));
  expect(sentence).toMatch(/the two say the opposite in \d+ % of it: the sign is not determined\.$/);
  expect(opposite).toBeGreaterThan(0.3);
  expect(map.some(({ bargaining, attrition: other }) => bargaining > 0 && other < 0)).toBe(true);
});

const range = fc
  .tuple(fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.double({ min: -0.5, max: 0.5, noNaN: true }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
test('the share below nought is that of a sample, and turns with the sign', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(range, { minLength: 3, maxLength: 3 }),
      (split, ranges) => {
        const weights = shiftWeights(split);
        const below = shareBelowZero(weights, ranges);
        const above = shareBelowZero(
          weights.map((w) => -w),
          ranges,
        );
        expect(below).toBeGreaterThanOrEqual(0);
        expect(below).toBeLessThanOrEqual(1);
        const varies = weights.some((w, i) => Math.abs(w * ((ranges[i]?.[1] ?? 0) - (ranges[i]?.[0] ?? 0))) > 1e-3);
        // inclusion and exclusion cancel where a span is far smaller than the others
        const spans = weights
          .map((w, i) => Math.abs(w * ((ranges[i]?.[1] ?? 0) - (ranges[i]?.[0] ?? 0))))
          .filter((span) => span > 0);
        if (varies && Math.min(...spans) > 1e-3 * Math.max(...spans)) expect(below + above).toBeCloseTo(1, 4);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test('what is at stake in other units changes no sign and no share', () => {
  const scaled = Object.fromEntries(
    Object.entries(ILLUSTRATIVE).map(([key, { low, high, source }]) => [
      key,
      key === 'split' || key === 'power' ? { low, high, source } : { low: low / 2, high: high / 2, source },
    ]),
  );
  expect(modelsOf(scaled, makeRng(1)).bargaining.shareAgainst).toBeCloseTo(
    modelsOf(null, makeRng(1)).bargaining.shareAgainst,
    10,
  );
  expect(modelsOf(scaled, makeRng(1)).opposite).toBeCloseTo(modelsOf(null, makeRng(1)).opposite, 2);
});

test('bad parameters are refused, all at once', () => {
  const read = readLeverageBook({
    power: { low: 2, high: 1, source: '' },
    costA: 3,
    luck: { low: 0, high: 1, source: 'x' },
  });
  const said = read.ok ? [] : read.problems.map(printProblem);
  for (const part of [
    'power.low: a number from 0 to 1, got "2"',
    'power.source',
    'costA.low',
    'luck: one of power, costA',
  ])
    expect(
      said.some((line) => line.includes(part)),
      part,
    ).toBe(true);
});

const of = (low: number, high = low): LeverageRange => ({ low, high, source: 'test' });
const costs = { costA: 0.15, costB: 0.1, split: 0.5 };
const change = fc.double({ min: -0.08, max: 0.08, noNaN: true });
const span = fc.double({ min: 0.01, max: 0.1, noNaN: true });
const box = fc.tuple(change, change, change, span, span, span).map(
  ([p, a, b, dp, da, db]): WholeBook => ({
    ...ILLUSTRATIVE,
    shiftPower: of(p, p + dp),
    shiftA: of(a, a + da),
    shiftB: of(b, b + db),
  }),
);

test('the share of opposite signs is that of a grid of points, and swaps with the sides', () => {
  fc.assert(
    fc.property(box, (book) => {
      const volume = volumeOpposite(book, costs);
      const side = 30;
      let opposite = 0;
      for (let i = 0; i < side ** 3; i++) {
        const at = ({ low, high }: LeverageRange, n: number): number =>
          low + (((n % side) + 0.5) / side) * (high - low);
        const a = at(book.shiftA, i);
        const b = at(book.shiftB, Math.floor(i / side));
        const point = at(book.shiftPower, Math.floor(i / side ** 2)) - a / 2 + b / 2;
        if (point * (a * costs.costB - b * costs.costA) < 0) opposite++;
      }
      // points of a grid count a cell that a plane cuts as whole or not at all: half a cell of thirty, twice
      expect(Math.abs(volume - opposite / side ** 3)).toBeLessThan(1 / side);
      const swapped = {
        ...book,
        shiftPower: of(-book.shiftPower.high, -book.shiftPower.low),
        shiftA: book.shiftB,
        shiftB: book.shiftA,
      };
      expect(volumeOpposite(swapped, { costA: 0.1, costB: 0.15, split: 0.5 })).toBeCloseTo(volume, 10);
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('where costs and split are ranges the share is drawn, and its error covers the truth', () => {
  const book = { ...ILLUSTRATIVE, costA: of(0.1, 0.2), costB: of(0.05, 0.15), split: of(0.3, 0.7) };
  const { share, error } = shareOpposite(book, makeRng(3));
  const n = 24;
  let sum = 0;
  for (let i = 0; i < n * n * n; i++) {
    const at = ({ low, high }: LeverageRange, j: number): number => low + (((j % n) + 0.5) / n) * (high - low);
    sum += volumeOpposite(book, {
      costA: at(book.costA, i),
      costB: at(book.costB, Math.floor(i / n)),
      split: at(book.split, Math.floor(i / (n * n))),
    });
  }
  // five standard errors, and the midpoint rule's own error of a square of a cell
  expect(Math.abs(share - sum / (n * n * n))).toBeLessThan(5 * error + 5e-4);
  expect(error).toBeGreaterThan(0);
  expect(error).toBeLessThan(1e-3);
});

test('a change that leaves no cost, or no share, is refused', () => {
  const rule = (raw: object): string => {
    const read = readLeverageBook(raw);
    return read.ok ? '' : read.problems.map((problem) => `${problem.field}: ${problem.rule}`).join('; ');
  };
  expect(rule({ shiftB: of(-0.1, 0) })).toBe('shiftB.low: leaves a cost above 0 of 0.1');
  expect(rule({ shiftPower: of(0, 0.6) })).toBe('shiftPower.high: leaves a share of 1 or less of 0.5');
  expect(rule({ costA: of(0, 0.1) })).toBe('costA.low: a cost above 0, without which a contest has no end');
});

test('an act stands beside two readings, and one before the strike answers nothing', () => {
  const acts = behaviourOf(
    buildCase({
      strike: '2030-01-02',
      events: [
        { date: '2029-12-20', kind: 'talks', event: 'a first round' },
        { date: '2030-01-04', kind: 'retaliation', event: 'a raid' },
        { date: '2030-01-05', kind: 'imagery', event: 'an image' },
      ],
    }),
    '2030-02-01',
  );
  if (isGap(acts)) throw new Error(acts.detail);
  expect(acts.map(({ kind, days }) => `${kind} ${days}`)).toEqual(['talks -13', 'retaliation 2']);
  for (const act of acts) expect(act.consistentWith).not.toBe(act.alsoConsistentWith);
  expect(acts[0]?.consistentWith).toContain('before the strike');
});
