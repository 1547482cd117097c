/** What the two models say of one shock, held to the figures of the method document and to what must be true of any ranges. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { makeRng } from '../numerics/rng.js';
import { gap, isGap } from '../problem.js';
import { attritionOf } from './attrition.js';
import { bargainingRange, settlementShift } from './bargaining.js';
import { behaviourOf } from './behaviour.js';
import { breaksDown, shiftNeeded } from './commitment.js';
import { breakEven } from './cost-ratio.js';
import { factsOf } from './facts.js';
import { leverageOf } from './leverage.js';
import { readLeverageBook } from './leverage-book.js';
import { modelsOf } from './models.js';
import { ILLUSTRATIVE, type ParameterRange, type ParameterRanges } from './ranges.js';
import { signSharesAt, signsOf } from './sign-shares.js';
import { tornado } from './tornado.js';

const rng = makeRng(7);
const range = (low: number, high = low): ParameterRange => ({ low, high, source: 'test' });
const fixed = { costAttacker: 0.15, costDefender: 0.1, split: 0.5 };

describe('the worked figures', () => {
  test('J1: the range moves with what the strike changed, and the sign of the settlement stays open', () => {
    const before = bargainingRange({ power: 0.5, ...fixed });
    expect([before.low, before.high, before.settlement]).toEqual([0.35, 0.6, 0.475].map((x) => expect.closeTo(x, 12)));
    const { shift, down } = modelsOf(ILLUSTRATIVE, rng).bargaining;
    expect(shift).toEqual({ low: expect.closeTo(-0.04, 12), high: expect.closeTo(0.075, 12) });
    // the document prints 25 %, from draws (0.251644); the volume itself is 421/1680
    expect(down).toBeCloseTo(421 / 1680, 12);
  });
  test('J2: a shift of a tenth breaks no promise where war would burn a quarter', () => {
    expect(breaksDown(0.9, 0.1, 0.25)).toBe(false);
    expect(shiftNeeded(0.9, 0.25)).toBeCloseTo(0.277778, 6);
  });
  test('J3: a dearer war for the defender makes the attacker concede first more often', () => {
    const contest = { costAttacker: 2, costDefender: 2, valueAttacker: 100, valueDefender: 100 };
    expect(attritionOf(contest)).toEqual({
      hazardAttacker: 0.02,
      hazardDefender: 0.02,
      duration: 25,
      attackerConcedes: 0.5,
    });
    const after = attritionOf({ ...contest, costDefender: 4 });
    expect([after.hazardAttacker, after.duration, after.attackerConcedes]).toEqual(
      [0.04, 16.666667, 0.666667].map((x) => expect.closeTo(x, 6)),
    );
  });
  test('J4: break-even is damage over drones', () => {
    expect([2e8, 5e8, 1e9].map((usd) => breakEven(usd, 117) / 1e6)).toEqual(
      [1.7094, 4.2735, 8.547].map((x) => expect.closeTo(x, 4)),
    );
  });
});

/** P(a·u > b) over the unit cube by inclusion and exclusion of its corners: another way to the same volume. */
function volumeAbove(coefficients: readonly number[], b: number): number {
  const d = coefficients.length;
  // Negative coefficients by turning their coordinate round.
  const turned = coefficients.map(Math.abs);
  const level = b - coefficients.reduce((sum, a) => sum + Math.min(0, a), 0);
  let below = 0;
  for (let set = 0; set < 1 << d; set++) {
    const rest = level - turned.reduce((sum, a, i) => sum + ((set >> i) & 1 ? a : 0), 0);
    const parity = turned.reduce((sign, _, i) => ((set >> i) & 1 ? -sign : sign), 1);
    if (rest > 0) below += parity * rest ** d;
  }
  return 1 - below / (6 * turned.reduce((product, a) => product * a, 1));
}

const change = fc.double({ min: -0.08, max: 0.08, noNaN: true });
const wide = fc.double({ min: 0.01, max: 0.1, noNaN: true });
const box = fc.record({ p: change, a: change, b: change, wp: wide, wa: wide, wb: wide }).map(
  ({ p, a, b, wp, wa, wb }): ParameterRanges => ({
    ...ILLUSTRATIVE,
    deltaPower: range(p, p + wp),
    deltaCostAttacker: range(a, a + wa),
    deltaCostDefender: range(b, b + wb),
  }),
);

describe('the shares of the box', () => {
  test('are exact: corners counted in and out give the same volume', () => {
    fc.assert(
      fc.property(box, (ranges) => {
        const { deltaPower: p, deltaCostAttacker: a, deltaCostDefender: b } = ranges;
        const shares = signSharesAt(ranges, fixed);
        const coefficients = [p.high - p.low, -(a.high - a.low) / 2, (b.high - b.low) / 2];
        const volume = volumeAbove(coefficients, -(p.low - a.low / 2 + b.low / 2));
        // the cubes of the other way cancel: ten digits are left of sixteen
        expect(shares.bothUp + shares.bargainingUp).toBeCloseTo(volume, 8);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
  test('add up to the whole', () => {
    fc.assert(
      fc.property(box, (ranges) => {
        const { bothUp, bothDown, bargainingUp, attritionUp } = signSharesAt(ranges, fixed);
        for (const share of [bothUp, bothDown, bargainingUp, attritionUp]) expect(share).toBeGreaterThanOrEqual(-1e-12);
        expect(bothUp + bothDown + bargainingUp + attritionUp).toBeCloseTo(1, 12);
      }),
      { numRuns: 100, seed: 2 },
    );
  });
  test('swap when the two sides do', () => {
    fc.assert(
      fc.property(box, (ranges) => {
        const { deltaPower: p } = ranges;
        const mirrored = {
          ...ranges,
          deltaPower: range(-p.high, -p.low),
          deltaCostAttacker: ranges.deltaCostDefender,
          deltaCostDefender: ranges.deltaCostAttacker,
        };
        const one = signSharesAt(ranges, fixed);
        const other = signSharesAt(mirrored, { costAttacker: 0.1, costDefender: 0.15, split: 0.5 });
        expect(other.bothUp).toBeCloseTo(one.bothDown, 10);
        expect(other.bargainingUp).toBeCloseTo(one.attritionUp, 10);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
  test('do not hang on the unit of the stake', () => {
    fc.assert(
      fc.property(box, fc.double({ min: 0.1, max: 4, noNaN: true }), (ranges, k) => {
        const scaled = Object.fromEntries(
          Object.entries(ranges).map(([key, { low, high, source }]) => [key, { low: k * low, high: k * high, source }]),
        ) as ParameterRanges;
        const at = { costAttacker: 0.15 * k, costDefender: 0.1 * k, split: 0.5 };
        expect(signSharesAt(scaled, at).bargainingUp).toBeCloseTo(signSharesAt(ranges, fixed).bargainingUp, 10);
      }),
      { numRuns: 100, seed: 4 },
    );
  });
  test('are drawn with their error where costs are ranges, and the error covers the truth', () => {
    const ranges = {
      ...ILLUSTRATIVE,
      costAttacker: range(0.1, 0.2),
      costDefender: range(0.05, 0.15),
      split: range(0.3, 0.7),
    };
    const signs = signsOf(ranges, makeRng(3));
    expect(signs.method).toBe('quasi-monte-carlo');
    let sum = 0;
    const n = 24;
    for (let i = 0; i < n * n * n; i++) {
      const mid = (j: number, { low, high }: ParameterRange): number => low + ((j + 0.5) / n) * (high - low);
      const shares = signSharesAt(ranges, {
        costAttacker: mid(i % n, ranges.costAttacker),
        costDefender: mid(Math.floor(i / n) % n, ranges.costDefender),
        split: mid(Math.floor(i / (n * n)), ranges.split),
      });
      sum += shares.bargainingUp + shares.attritionUp;
    }
    // five standard errors, and the midpoint rule's own error of h² on 24 cells
    expect(Math.abs(signs.opposite - sum / (n * n * n))).toBeLessThan(5 * signs.error + 5e-4);
    expect(signs.error).toBeLessThan(1e-3);
  });
  test('are tied where nothing changes', () => {
    const still = { ...ILLUSTRATIVE, deltaPower: range(0), deltaCostAttacker: range(0), deltaCostDefender: range(0) };
    expect(signsOf(still, rng)).toMatchObject({ tied: 1, opposite: 0, method: 'exact' });
  });
  test('the map holds the same volume as the box', () => {
    const { map, signs } = modelsOf(ILLUSTRATIVE, rng);
    const mean = map.reduce((sum, cell) => sum + cell.opposite, 0) / map.length;
    // 144 cells, each taken at its middle; those that the line of attrition cuts are out by up to half of themselves
    expect(Math.abs(mean - signs.opposite)).toBeLessThan(0.04);
  });
});

test('the tornado turns where the settlement does not move', () => {
  for (const { input, turnsAt } of tornado(ILLUSTRATIVE)) {
    if (turnsAt === null) continue;
    const at = { deltaPower: 0.015, deltaCostAttacker: 0.02, deltaCostDefender: 0.025, split: 0.5, [input]: turnsAt };
    expect(settlementShift(at, at.split)).toBeCloseTo(0, 12);
  }
  expect(tornado(ILLUSTRATIVE)[0]).toMatchObject({ input: 'deltaPower', turnsAt: expect.closeTo(-0.0025, 12) });
});

test('a book is refused with every problem at once', () => {
  const read = readLeverageBook({
    split: { low: 0.9, high: 2 },
    deltaPower: { low: 0.1, high: 0, source: ' ' },
    morale: {},
  });
  expect(read.ok ? [] : read.problems.map(({ field, rule, got }) => `${field}: ${rule}, got ${got}`)).toEqual([
    'split.high: a number from 0 to 1, got 2',
    'split.source: whose number it is, or why it was chosen, got null',
    'deltaPower.low: at most high (0), got 0.1',
    'deltaPower.source: whose number it is, or why it was chosen, got  ',
    expect.stringContaining('morale: one of deltaPower'),
  ]);
  const together = readLeverageBook({ deltaCostDefender: { low: -0.1, high: 0, source: 'x' } });
  expect(together.ok ? '' : together.problems[0]?.rule).toBe('leaves a cost above 0 of 0.1');
});

describe('the facts and the timeline', () => {
  const theCase = buildCase({
    events: [
      { date: '2029-12-20', kind: 'talks', event: 'a first round' },
      { date: '2030-01-04', kind: 'retaliation', event: 'a raid' },
      { date: '2030-01-05', kind: 'imagery', event: 'an image' },
    ],
  });
  test('an act stands with its day and two readings; a kind without a row is a gap', () => {
    const { behaviour, absent } = behaviourOf(theCase, gap('withheld', 'not asked for'));
    expect(behaviour.map(({ kind }) => kind)).toEqual(['talks', 'retaliation']);
    for (const act of behaviour) expect(act.consistentWith).not.toBe(act.alsoConsistentWith);
    expect(absent.map(({ kind, gap: { reason } }) => `${kind} ${reason}`)).toEqual([
      'offer no-source',
      'refusal no-source',
      'talks no-source',
      'rebasing no-source',
      'market withheld',
    ]);
  });
  test('without a row for drones or prices there is a gap and no number', () => {
    const facts = factsOf(theCase, gap('withheld', 'not asked for'));
    for (const fact of [facts.damage, facts.drones, facts.breakEven, facts.costFloor]) expect(isGap(fact)).toBe(true);
  });
  test('what a reader assumes stands beside the finding and leaves it as it was', () => {
    const question = { theCase, cost: gap('withheld', ''), perception: gap('withheld', ''), rng };
    const plain = leverageOf(question);
    const { whatIf, ...rest } = leverageOf({ ...question, book: { deltaCostDefender: range(0.02, 0.03) } });
    expect(rest).toEqual(plain);
    expect(whatIf?.models.ranges.deltaCostDefender).toEqual(range(0.02, 0.03));
    expect(whatIf?.finding).toContain('assumed');
  });
});
