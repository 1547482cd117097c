/**
 * What the truth makes of a claim: P(claim | T), to weigh a posterior of T again with.
 *
 *   T ≥ 1    the record's own law of y given T, with b and σ of each draw
 *   T = 0    P(y ≥ n) = n^−κ, n ≥ 1: the sizes that, with truths equally likely per unit of log(T + ½), give the record's odds of nothing
 *
 * An interval that reaches down to none has chance 1 where T = 0. How likely nothing is beforehand is not in it: that belongs to whatever is weighed again. A range, a bound or "about" is an interval of y.
 * Assumption most likely to be wrong: that a claim is made independently of what images showed when it was made.
 */
import { claimChance } from './claim-chance.js';
import type { Voice } from './voice.js';

/** Whole numbers y with low ≤ y ≤ high; high null: no upper end. */
export type ClaimedInterval = { readonly low: number; readonly high: number | null };

export type Comparator = 'eq' | 'ge' | 'le' | 'range' | 'about';

/** The interval a claim's words leave open; "about n" is within a fifth of n, at least ± 2, as in the verdicts. */
export function claimedInterval(
  comparator: Comparator,
  low: number | null,
  high: number | null,
): ClaimedInterval | null {
  const [from, to] = [low ?? high, high ?? low];
  if (from === null || to === null) return null;
  switch (comparator) {
    case 'ge':
      return { low: Math.ceil(low ?? from), high: null };
    case 'le':
      return { low: 0, high: Math.floor(high ?? to) };
    case 'range':
      return { low: Math.ceil(from), high: Math.floor(to) };
    case 'about': {
      if (from !== to) return { low: Math.ceil(from), high: Math.floor(to) };
      const reach = Math.max(2, from / 5);
      return { low: Math.max(0, Math.ceil(from - reach)), high: Math.floor(from + reach) };
    }
    case 'eq':
      return { low: Math.round(from), high: Math.round(from) };
  }
}

/** A law of empty claims needs a tail that ends. */
const LEAST_KAPPA = 0.05;

/**
 * P(claim in the interval | T) in every draw: at [T · K + k] for T = 0..`most` and the k-th of the voice's K draws. Claims of one
 * voice are multiplied draw by draw, so that they share one inflation.
 */
export function claimChances(voice: Voice, interval: ClaimedInterval, most: number): Float64Array {
  const cell = cellOf(interval);
  const draws = voice.b.length;
  const chances = new Float64Array((most + 1) * draws);
  for (let d = 0; d < draws; d++) chances[d] = emptyChance(interval, Math.max(LEAST_KAPPA, voice.kappa[d] as number));
  for (let t = 1; t <= most; t++) {
    const at = Math.log(t + 0.5);
    for (let d = 0; d < draws; d++)
      chances[t * draws + d] = claimChance(cell, at + (voice.b[d] as number), voice.sigma[d] as number);
  }
  return chances;
}

/** The mean over draws, for T = 0..`most`: one claim's weights. */
export function claimLikelihood(voice: Voice, interval: ClaimedInterval, most: number): Float64Array {
  const draws = voice.b.length;
  const chances = claimChances(voice, interval, most);
  return Float64Array.from({ length: most + 1 }, (_, t) => {
    let total = 0;
    for (let d = 0; d < draws; d++) total += chances[t * draws + d] as number;
    return total / draws;
  });
}

/** Ends on the scale of log(y + ½) before rounding. */
const cellOf = ({ low, high }: ClaimedInterval) => ({
  low: Math.log(low),
  high: high === null ? Number.POSITIVE_INFINITY : Math.log(high + 1),
});

function emptyChance({ low, high }: ClaimedInterval, kappa: number): number {
  // Whoever speaks of nothing and leaves room for none has said it.
  if (low === 0) return 1;
  const above = (n: number): number => (n <= 1 ? 1 : Math.exp(-kappa * Math.log(n)));
  return Math.max(0, above(low) - (high === null ? 0 : above(high + 1)));
}
