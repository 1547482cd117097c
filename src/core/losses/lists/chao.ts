/**
 * Chao's lower bound (1987, doi:10.2307/2531532; for J lists of equal rate, Chao 1989): whatever the spread of chances between
 * people, the unseen are in expectation at least (J − 1)/J · f₁²/(2 f₂), f_k those on exactly k lists. The interval is
 * log-normal on the unseen. Most likely wrong: lists that avoid each other, or that differ in rate by much, break the bound. O(patterns).
 */
import { normalQuantile } from '../../numerics/normal-quantile.js';
import { type Gap, gap } from '../../problem.js';
import { frequencies, type ListCells } from './cells.js';

export type ChaoBound = { readonly total: number; readonly low: number; readonly high: number };

/** A gap where nobody is on exactly one list or none on two. */
export function chaoLowerBound(cells: ListCells): ChaoBound | Gap {
  const J = cells.lists.length;
  const found = frequencies(cells);
  const [once, twice] = [found[1] as number, found[2] ?? 0];
  if (twice === 0) return gap('too-few', 'nobody is on exactly two lists: the bound is infinite');
  if (once === 0) return gap('too-few', 'nobody is on exactly one list: the bound says nothing');
  const less = (J - 1) / J;
  const ratio = once / twice;
  const unseen = (less * once * ratio) / 2;
  // Delta method on f₁ and f₂ (Chao 1987, eq. 7).
  const variance = twice * ((less * ratio ** 2) / 2 + less * less * ratio ** 3 + (less * less * ratio ** 4) / 4);
  const factor = Math.exp(normalQuantile(0.975) * Math.sqrt(Math.log1p(variance / (unseen * unseen))));
  return { total: cells.n + unseen, low: cells.n + unseen / factor, high: cells.n + unseen * factor };
}
