/**
 * In what share of the box of changes the two models say the opposite. At fixed costs and split both signs are linear in the changes (Δx*, and Δc_A c_B − Δc_B c_A),
 * and the share is the exact volume of two polytopes; where those are ranges, the exact volume is averaged over scrambled
 * Sobol' points of them, with the error of independent scrambles. Most likely wrong: that all of the box counts alike. O(1), or 2,048 volumes.
 */
import type { Rng } from '../numerics/rng.js';
import { sobolPoints } from '../numerics/sobol.js';
import { shiftWeights } from './bargaining.js';
import type { LeverageRange, WholeBook } from './leverage-book.js';
import { areaOf, clip, integralAbove, isNought, type Linear, negative, UNIT_SQUARE } from './unit-polygon.js';

export type OppositeShare = {
  readonly share: number;
  /** standard error; 0 where the volume is exact */
  readonly error: number;
};

const FIXED = ['costA', 'costB', 'split'] as const;
const LOG2_POINTS = 8;
const SCRAMBLES = 8;

export function shareOpposite(book: WholeBook, rng: Rng): OppositeShare {
  const at = (u: ArrayLike<number>): number =>
    volumeOpposite(book, {
      costA: inside(book.costA, u[0] as number),
      costB: inside(book.costB, u[1] as number),
      split: inside(book.split, u[2] as number),
    });
  if (FIXED.every((field) => width(book[field]) === 0)) return { share: at([0, 0, 0]), error: 0 };
  const means = Array.from({ length: SCRAMBLES }, (_, i) => {
    const next = sobolPoints(FIXED.length, LOG2_POINTS, rng.fork(`scramble ${i}`));
    const point = new Float64Array(FIXED.length);
    let sum = 0;
    for (let n = 0; n < 1 << LOG2_POINTS; n++) {
      next(point);
      sum += at(point);
    }
    return sum / (1 << LOG2_POINTS);
  });
  const share = means.reduce((sum, x) => sum + x, 0) / SCRAMBLES;
  const squares = means.reduce((sum, x) => sum + (x - share) * (x - share), 0);
  return { share, error: Math.sqrt(squares / (SCRAMBLES * (SCRAMBLES - 1))) };
}

/** Exact. A model that does not move says nothing, the opposite neither. */
export function volumeOpposite(
  { shiftPower, shiftA, shiftB }: WholeBook,
  { costA, costB, split }: { readonly costA: number; readonly costB: number; readonly split: number },
): number {
  const [, a, b] = shiftWeights(split);
  const point: Linear = [shiftPower.low + a * shiftA.low + b * shiftB.low, a * width(shiftA), b * width(shiftB)];
  // Above 0 where B gives up first more often: c_A grew by more, in parts of itself, than c_B.
  const contest: Linear = [shiftA.low * costB - shiftB.low * costA, width(shiftA) * costB, -width(shiftB) * costA];
  const power = width(shiftPower);
  if (isNought(contest) || (isNought(point) && power === 0)) return 0;
  const [forA, againstA] = [clip(UNIT_SQUARE, contest), clip(UNIT_SQUARE, negative(contest))];
  return areaOf(forA) - integralAbove(forA, point, power) + integralAbove(againstA, point, power);
}

const width = ({ low, high }: LeverageRange): number => high - low;
const inside = ({ low, high }: LeverageRange, u: number): number => low + u * (high - low);
