/**
 * In what share of the box of changes the two models point the same way, and in what share they do not. With costs and split
 * fixed both signs are linear in the changes, Δx* and Δc_A c_B − Δc_B c_A, and every share is the exact volume of a polytope; where those
 * are ranges the exact volume is averaged over randomised Sobol' points of them, with the error of independent scrambles.
 * Most likely wrong: that every point of the box counts alike. Cost: O(1), or 2,048 volumes.
 */
import type { Rng } from '../numerics/rng.js';
import { sobolPoints } from '../numerics/sobol.js';
import type { ParameterRange, ParameterRanges } from './ranges.js';
import { areaOf, clip, integralAbove, isNought, type Linear, negative, UNIT_SQUARE } from './unit-polygon.js';

/** Shares of the box, together 1 with what is tied. Up is towards the side that struck. */
export type SignShares = {
  readonly bothUp: number;
  readonly bothDown: number;
  readonly bargainingUp: number;
  readonly attritionUp: number;
  /** one of the two does not move */
  readonly tied: number;
};

export type Signs = SignShares & {
  /** bargainingUp + attritionUp */
  readonly opposite: number;
  readonly method: 'exact' | 'quasi-monte-carlo';
  /** standard error of `opposite`; 0 where exact */
  readonly error: number;
};

type Fixed = { readonly costAttacker: number; readonly costDefender: number; readonly split: number };
const FIXED = ['costAttacker', 'costDefender', 'split'] as const;

/** Exact. @param at costs and split */
export function signSharesAt(ranges: ParameterRanges, at: Fixed): SignShares {
  const { deltaPower, deltaCostAttacker: a, deltaCostDefender: b } = ranges;
  const shift: Linear = [
    deltaPower.low - (1 - at.split) * a.low + at.split * b.low,
    -(1 - at.split) * width(a),
    at.split * width(b),
  ];
  const attrition = attritionSign(ranges, at);
  const isTied = isNought(attrition) || (isNought(shift) && width(deltaPower) === 0);
  if (isTied) return { bothUp: 0, bothDown: 0, bargainingUp: 0, attritionUp: 0, tied: 1 };
  const [up, down] = [clip(UNIT_SQUARE, attrition), clip(UNIT_SQUARE, negative(attrition))];
  const bothUp = integralAbove(up, shift, width(deltaPower));
  const bargainingUp = integralAbove(down, shift, width(deltaPower));
  return { bothUp, bothDown: areaOf(down) - bargainingUp, bargainingUp, attritionUp: areaOf(up) - bothUp, tied: 0 };
}

/** Above 0 where the defender concedes first more often than before: (c_A + Δc_A) / c_A > (c_B + Δc_B) / c_B. */
export const attritionSign = (
  { deltaCostAttacker: a, deltaCostDefender: b }: ParameterRanges,
  { costAttacker, costDefender }: Omit<Fixed, 'split'>,
): Linear => [a.low * costDefender - b.low * costAttacker, width(a) * costDefender, -width(b) * costAttacker];

const LOG2_POINTS = 8;
const SCRAMBLES = 8;

export function signsOf(ranges: ParameterRanges, rng: Rng): Signs {
  const at = (u: readonly number[]): Fixed => ({
    costAttacker: inside(ranges.costAttacker, u[0] as number),
    costDefender: inside(ranges.costDefender, u[1] as number),
    split: inside(ranges.split, u[2] as number),
  });
  if (FIXED.every((key) => width(ranges[key]) === 0)) {
    const shares = signSharesAt(ranges, at([0, 0, 0]));
    return { ...shares, opposite: shares.bargainingUp + shares.attritionUp, method: 'exact', error: 0 };
  }
  const means = Array.from({ length: SCRAMBLES }, (_, i) => {
    const next = sobolPoints(FIXED.length, LOG2_POINTS, rng.fork(`scramble ${i}`));
    const point = new Float64Array(FIXED.length);
    const all = Array.from({ length: 1 << LOG2_POINTS }, () => {
      next(point);
      return signSharesAt(ranges, at([...point]));
    });
    return meanOf(all);
  });
  const mean = meanOf(means);
  const opposite = mean.bargainingUp + mean.attritionUp;
  const squares = means.reduce((sum, one) => {
    const off = one.bargainingUp + one.attritionUp - opposite;
    return sum + off * off;
  }, 0);
  return { ...mean, opposite, method: 'quasi-monte-carlo', error: Math.sqrt(squares / (SCRAMBLES * (SCRAMBLES - 1))) };
}

function meanOf(all: readonly SignShares[]): SignShares {
  const mean = (key: keyof SignShares): number => all.reduce((sum, one) => sum + one[key], 0) / all.length;
  return {
    bothUp: mean('bothUp'),
    bothDown: mean('bothDown'),
    bargainingUp: mean('bargainingUp'),
    attritionUp: mean('attritionUp'),
    tied: mean('tied'),
  };
}

const width = ({ low, high }: ParameterRange): number => high - low;
const inside = ({ low, high }: ParameterRange, u: number): number => low + u * (high - low);
