/** Two models of what a strike changes at the table, side by side over ranges that nobody can observe; their signs may differ, and then that is the answer. */
import type { Rng } from '../numerics/rng.js';
import { attrition } from './attrition.js';
import { bargainingRange, breakingShift, shareBelowZero, shiftWeights } from './bargaining.js';
import {
  ILLUSTRATIVE,
  LEVERAGE_FIELD_NAMES,
  type LeverageBook,
  type LeverageField,
  type WholeBook,
} from './leverage-book.js';
import type { Models, TornadoBar } from './result.js';
import { shareOpposite } from './share-opposite.js';
import { middle, signMap } from './sign-map.js';

/** Weight of the later in the condition on shifts. */
const DISCOUNT = 0.9;

/** @param rng of the scrambles, where costs or split are ranges */
export function modelsOf(own: LeverageBook | null, rng: Rng): Models {
  const book: WholeBook = { ...ILLUSTRATIVE, ...own };
  const at = (field: LeverageField): number => middle(book[field]);
  const weights = shiftWeights(at('split'));
  const ranges = [book.shiftPower, book.shiftA, book.shiftB].map(({ low, high }) => [low, high] as const);
  const ends = weights.map((w, i) => (ranges[i] as readonly [number, number]).map((x) => w * x));
  const change = {
    low: ends.reduce((sum, pair) => sum + Math.min(...pair), 0),
    middle: ends.reduce((sum, [a = 0, b = 0]) => sum + (a + b) / 2, 0),
    high: ends.reduce((sum, pair) => sum + Math.max(...pair), 0),
  };
  const before = { power: at('power'), costA: at('costA'), costB: at('costB'), split: at('split') };
  const contest = (a: number, b: number) => {
    const { duration, concedesA } = attrition({
      costA: Math.max(a, LEAST),
      costB: Math.max(b, LEAST),
      valueA: 1,
      valueB: 1,
    });
    return { duration, concedesA };
  };
  const [was, is] = [
    contest(before.costA, before.costB),
    contest(before.costA + at('shiftA'), before.costB + at('shiftB')),
  ];
  const shareAgainst = shareBelowZero(weights, ranges);
  const { share: opposite, error: oppositeError } = shareOpposite(book, rng);
  const made = {
    book,
    isIllustrative: own === null,
    bargaining: {
      before: bargainingRange(before),
      change,
      shareAgainst,
      breakingShift: breakingShift(before, DISCOUNT),
    },
    attrition: { before: was, after: is },
    map: signMap(book),
    opposite,
    oppositeError,
    tornado: tornadoOf(book),
  };
  return { ...made, sentence: sentenceOf(made) };
}

/** A cost of nothing ends the contest at once: a number is kept from nought. */
const LEAST = 1e-6;

/** Change of the point by each input alone, the others at their middle. */
function tornadoOf(book: WholeBook): readonly TornadoBar[] {
  const [p, a, b] = [middle(book.shiftPower), middle(book.shiftA), middle(book.shiftB)];
  const total = (x: number, y: number, z: number, split: number): number => {
    const w = shiftWeights(split);
    return w[0] * x + w[1] * y + w[2] * z;
  };
  const split = middle(book.split);
  const of: Readonly<Partial<Record<LeverageField, (value: number) => number>>> = {
    shiftPower: (value) => total(value, a, b, split),
    shiftA: (value) => total(p, value, b, split),
    shiftB: (value) => total(p, a, value, split),
    split: (value) => total(p, a, b, value),
  };
  return LEVERAGE_FIELD_NAMES.flatMap((input) => {
    const change = of[input];
    if (!change) return [];
    const [x, y] = [change(book[input].low), change(book[input].high)];
    const [low, high] = [Math.min(x, y), Math.max(x, y)];
    return [{ input, low, high, flips: low < 0 && high > 0 }];
  }).sort((one, other) => other.high - other.low - (one.high - one.low));
}

const percent = (x: number): string => `${Math.round(100 * x)} %`;
const signed = (x: number): string => `${x > 0 ? '+' : x < 0 ? '−' : ''}${Math.abs(x).toFixed(3)}`;

function sentenceOf({ bargaining, attrition: contest, opposite }: Omit<Models, 'sentence'>): string {
  const { change, shareAgainst } = bargaining;
  const first = `In a bargain the point moves by ${signed(change.low)} to ${signed(change.high)} of what is at stake, against the attacker in ${percent(shareAgainst)} of what is allowed`;
  const [was, is] = [contest.before.concedesA, contest.after.concedesA];
  const second = `in a war of attrition the attacker gives up first with chance ${percent(is)} instead of ${percent(was)}`;
  const verdict =
    opposite > 0
      ? `the two say the opposite in ${percent(opposite)} of it: the sign is not determined`
      : 'the two agree in sign';
  return `${first}; ${second}; ${verdict}.`;
}
