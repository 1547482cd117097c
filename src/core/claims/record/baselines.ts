/**
 * Three simple predictions that the record has to beat: log(T + ½) normal about a point that only the claim sets, rounded to whole numbers.
 * Spread (and for `pooled-log-normal` the centre too) by maximum likelihood on the training pairs; a lower bound enters as
 * P(T ≥ bound), as it is scored.
 */
import { normalCdf } from '../../numerics/special.js';
import type { Pair } from './pair.js';
import { blockStarts, type TruthDistribution } from './truth-distribution.js';

/** log(T + ½) ~ N(log(y + ½) + centre, spread) */
export type Baseline = { readonly centre: number; readonly spread: number };

export const BASELINES = [
  { name: 'face-value', centre: 0 },
  { name: 'half-claim', centre: -Math.LN2 },
  { name: 'pooled-log-normal', centre: null },
] as const;

export function fitBaseline(pairs: readonly Pair[], centre: number | null): Baseline {
  if (centre !== null) return { centre, spread: bestSpread(pairs, centre) };
  // The spread is the best for each centre, so one search over the centre finds both.
  const at = least((c) => negativeLogLikelihood(pairs, c, bestSpread(pairs, c)), -4, 2);
  return { centre: at, spread: bestSpread(pairs, at) };
}

export function predictBaseline(
  { centre, spread }: Baseline,
  claimed: number,
  alone: readonly number[],
): TruthDistribution {
  const starts = blockStarts(Math.max(1000, 100 * claimed, ...alone.map((number) => 2 * number)) + 1, [
    claimed,
    ...alone,
  ]);
  const middle = Math.log(claimed + 0.5) + centre;
  const below = starts.map((start) => (start === 0 ? 0 : normalCdf((Math.log(start) - middle) / spread)));
  const whole = below.at(-1) as number;
  const mass = Float64Array.from(
    { length: starts.length - 1 },
    (_, i) => ((below[i + 1] as number) - (below[i] as number)) / whole,
  );
  return { starts, mass };
}

const bestSpread = (pairs: readonly Pair[], centre: number): number =>
  Math.exp(least((log) => negativeLogLikelihood(pairs, centre, Math.exp(log)), Math.log(0.05), Math.log(8)));

function negativeLogLikelihood(pairs: readonly Pair[], centre: number, spread: number): number {
  let total = 0;
  for (const { claimed, truth, isLowerBound } of pairs) {
    const middle = Math.log(claimed + 0.5) + centre;
    const low = truth === 0 ? Number.NEGATIVE_INFINITY : (Math.log(truth) - middle) / spread;
    const high = isLowerBound ? Number.POSITIVE_INFINITY : (Math.log(truth + 1) - middle) / spread;
    // In the tail where both lie, so that small chances keep their digits.
    const chance = low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
    total -= Math.log(Math.max(1e-300, chance));
  }
  return total;
}

const GOLDEN = 0.6180339887498949;
const ROUNDS = 28;

/** Where a function with one valley is least. */
function least(of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [of(a), of(b)];
  for (let i = 0; i < ROUNDS; i++) {
    if (atA < atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = of(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = of(b);
    }
  }
  return (low + high) / 2;
}
