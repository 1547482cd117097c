/** Where the two models say the opposite of what the strike does for the attacker, over what a reader allows. */
import { attrition } from './attrition.js';
import { shiftWeights } from './bargaining.js';
import type { WholeBook } from './leverage-book.js';

/** + for the attacker, − against, 0 neither. */
export type Sign = -1 | 0 | 1;
export type SignCell = {
  readonly shiftA: number;
  readonly shiftB: number;
  readonly bargaining: Sign;
  readonly attrition: Sign;
};

/** Cells of the map each way. */
const SIDE = 12;

/** Over changes of both costs, at the middle of all else. */
export function signMap(book: WholeBook): readonly SignCell[] {
  const power = middle(book.shiftPower);
  return grid(SIDE).flatMap((v) =>
    grid(SIDE).map((u) => {
      const [shiftA, shiftB] = [along(book.shiftA, u), along(book.shiftB, v)];
      return {
        shiftA,
        shiftB,
        bargaining: bargainingSign(book, power, shiftA, shiftB),
        attrition: attritionSign(book, shiftA, shiftB),
      };
    }),
  );
}

function bargainingSign({ split }: WholeBook, power: number, shiftA: number, shiftB: number): Sign {
  const [p, a, b] = shiftWeights(middle(split));
  return signOf(p * power + a * shiftA + b * shiftB);
}

/** For the attacker: giving up later is better. */
function attritionSign({ costA, costB }: WholeBook, shiftA: number, shiftB: number): Sign {
  const [a, b] = [middle(costA), middle(costB)];
  if (!(a > 0 && b > 0 && a + shiftA > 0 && b + shiftB > 0)) return 0;
  const concedes = (x: number, y: number): number => attrition({ costA: x, costB: y, valueA: 1, valueB: 1 }).concedesA;
  return signOf(concedes(a, b) - concedes(a + shiftA, b + shiftB));
}

const signOf = (x: number): Sign => (x > 1e-12 ? 1 : x < -1e-12 ? -1 : 0);
export const middle = ({ low, high }: { readonly low: number; readonly high: number }): number => (low + high) / 2;
const along = ({ low, high }: { readonly low: number; readonly high: number }, u: number): number =>
  low + u * (high - low);
const grid = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => (i + 0.5) / n);
