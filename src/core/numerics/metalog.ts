/**
 * The three-term metalog through a low, a middle and a high quantile placed alike about the median (Keelin 2016,
 * doi:10.1287/deca.2016.0338, §4): M(y) = a₁ + a₂·logit y + a₃·(y − ½)·logit y, on x itself or on ln(x − least).
 * Most likely wrong: the tails, which no expert was asked about. Not every three numbers have one: checked, never bent. O(1).
 */
import { type Gap, gap, InputError } from '../problem.js';

export type Metalog = {
  readonly a: readonly [number, number, number];
  /** lower bound of x; null: unbounded */
  readonly least: number | null;
};

/** Probability of the low quantile (below ½; the high one is its mirror) and the three values, rising. */
export type Triplet = { readonly tail: number; readonly low: number; readonly middle: number; readonly high: number };

/** Largest |a₃| / a₂ at which M still rises everywhere: 1 / max g, g(y) = y − ½ + y(1−y)·logit y. */
export const STEEPEST_SKEW = 1.6671131192;

/** @throws InputError for a tail outside (0, ½), values that fall or a value at or below `least` */
export function metalogThrough({ tail, low, middle, high }: Triplet, least: number | null): Metalog | Gap {
  if (!(tail > 0 && tail < 0.5)) throw new InputError('metalog.tail', 'between 0 and 0.5', tail);
  if (!(low < middle && middle < high))
    throw new InputError('metalog.quantiles', 'low < middle < high', `${low}, ${middle}, ${high}`);
  if (least !== null && !(low > least)) throw new InputError('metalog.low', `above the least value (${least})`, low);
  const on = (x: number): number => (least === null ? x : Math.log(x - least));
  const [l, m, h] = [on(low), on(middle), on(high)];
  const odds = Math.log((1 - tail) / tail);
  const skew = 1 - (2 * (m - l)) / (h - l);
  const a = [m, (h - l) / (2 * odds), (skew * (h - l)) / ((1 - 2 * tail) * odds)] as const;
  if (Math.abs(a[2]) > STEEPEST_SKEW * a[1])
    return gap(
      'contradictory',
      `no metalog through ${low}, ${middle}, ${high}: the middle stands too near one end, and the curve would fall`,
    );
  return { a, least };
}

/** x with P(X <= x) = p. @param p in (0, 1) @param q 1 − p, for full precision in the upper tail */
export function metalogQuantile({ a, least }: Metalog, p: number, q = 1 - p): number {
  const logit = Math.log(p / q);
  const m = a[0] + (a[1] + a[2] * (p < 0.5 ? p - 0.5 : 0.5 - q)) * logit;
  return least === null ? m : least + Math.exp(m);
}

/** With a least value the upper tail is a power: P(X > x) ~ x^(−1/s), s = a₂ + a₃/2. The mean exists for s < 1, the variance for s < ½. */
export const tailPower = ({ a, least }: Metalog): number => (least === null ? 0 : a[1] + a[2] / 2);
