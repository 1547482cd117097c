/**
 * The bargaining range (Fearon 1995, Int. Organization 49:3): any share x between p − c_A and p + c_B is better for both than
 * going on; x* = p − c_A + λ (c_A + c_B). None of its inputs can be observed; only the algebra is. With it the condition under which a shift of
 * power breaks a bargain (Powell 2006): δ · shift > c_A + c_B. Most likely wrong: that one share is what is bargained over.
 */
import { InputError } from '../problem.js';

export type Bargain = {
  readonly power: number;
  readonly costA: number;
  readonly costB: number;
  readonly split: number;
};

export function bargainingRange({ power, costA, costB, split }: Bargain) {
  for (const [name, value] of Object.entries({ costA, costB }))
    if (!(value >= 0)) throw new InputError(`bargain.${name}`, 'at least 0', value);
  return { low: power - costA, high: power + costB, point: power - costA + split * (costA + costB) };
}

/** Weights of Δp, Δc_A and Δc_B in the change of the point, at a split. */
export const shiftWeights = (split: number): readonly [number, number, number] => [1, split - 1, split];

/** Smallest shift of power that no bargain survives. @param discount weight of the later, above 0 */
export function breakingShift({ costA, costB }: Pick<Bargain, 'costA' | 'costB'>, discount: number): number {
  if (!(discount > 0)) throw new InputError('bargain.discount', 'above 0', discount);
  return (costA + costB) / discount;
}

/** Of a box of independent uniform inputs, the share where the weighted sum is below 0; exact. @param ranges low and high of each */
export function shareBelowZero(weights: readonly number[], ranges: readonly (readonly [number, number])[]): number {
  const [widths, t] = boxOf(weights, ranges);
  const n = widths.length;
  if (n === 0) return t > 0 ? 1 : 0;
  // P(Σ w U ≤ t) = Σ_S (−1)^|S| (t − Σ_S w)₊ⁿ / (n! Π w)
  let sum = 0;
  for (let set = 0; set < 1 << n; set++) {
    let [left, sign] = [t, 1];
    for (let i = 0; i < n; i++)
      if (set & (1 << i)) {
        left -= widths[i] as number;
        sign = -sign;
      }
    if (left > 0) sum += sign * power(left, n);
  }
  let scale = 1;
  for (let i = 0; i < n; i++) scale *= (widths[i] as number) * (i + 1);
  return Math.min(1, Math.max(0, sum / scale));
}

/** Spans of what varies, and how far 0 lies above the least sum; a span beside which others are a million times wider stands at its middle. */
function boxOf(weights: readonly number[], ranges: readonly (readonly [number, number])[]): [number[], number] {
  const ends = weights.map((w, i) => (ranges[i] as readonly [number, number]).map((x) => w * x) as [number, number]);
  const spans = ends.map(([a, b]) => Math.abs(b - a));
  const widest = Math.max(...spans);
  const least = NARROW * widest;
  const wide = spans.filter((span) => span > least);
  const narrow = spans.filter((span) => span <= least).reduce((sum, span) => sum + span / 2, 0);
  const above = -ends.reduce((sum, [a, b]) => sum + Math.min(a, b), 0) - narrow;
  // In parts of the widest, so that no product of spans vanishes.
  return wide.length === 0 ? [[], above] : [wide.map((span) => span / widest), above / widest];
}
const NARROW = 1e-6;

function power(x: number, n: number): number {
  let made = 1;
  for (let i = 0; i < n; i++) made *= x;
  return made;
}
