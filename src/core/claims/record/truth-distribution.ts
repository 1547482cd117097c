/**
 * A distribution on 0, 1, 2, … in blocks: single numbers first, then runs whose length grows with the number, the mass of a run spread evenly
 * over it. A claim of hundreds of thousands needs some hundred blocks, not as many columns.
 */
import type { Pmf } from '../../numerics/discrete.js';

export type TruthDistribution = {
  /** first number of each block, ascending from 0; one more than `mass`: the end */
  readonly starts: Float64Array;
  /** sums to 1 */
  readonly mass: Float64Array;
};

const SINGLES = 32;
const RATIO = 1.06;

/** Blocks from 0 up to `end`, exclusive; numbers in `alone` stand by themselves. */
export function blockStarts(end: number, alone: readonly number[] = []): Float64Array {
  const cuts = new Set<number>();
  for (let at = 0; at < end; at += at < SINGLES ? 1 : Math.ceil(at * (RATIO - 1))) cuts.add(at);
  for (const number of alone) {
    if (number >= 0 && number < end) cuts.add(number);
    if (number + 1 < end) cuts.add(number + 1);
  }
  cuts.add(end);
  return Float64Array.from(cuts).sort();
}

/** P(T = t). */
export function chanceOf({ starts, mass }: TruthDistribution, t: number): number {
  const i = blockOf(starts, t);
  return i === null ? 0 : (mass[i] as number) / ((starts[i + 1] as number) - (starts[i] as number));
}

/** P(T < t). */
export function chanceBelow({ starts, mass }: TruthDistribution, t: number): number {
  let total = 0;
  for (let i = 0; i < mass.length && (starts[i] as number) < t; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    total += (mass[i] as number) * (t >= to ? 1 : (t - from) / (to - from));
  }
  return Math.min(1, total);
}

/** Smallest t with P(T ≤ t) ≥ prob (slack 1e-12 against rounding). */
export function truthQuantile({ starts, mass }: TruthDistribution, prob: number): number {
  let below = 0;
  for (let i = 0; i < mass.length; i++) {
    const own = mass[i] as number;
    if (below + own >= prob - 1e-12 && own > 0) {
      const [from, to] = [starts[i] as number, starts[i + 1] as number];
      const numbers = Math.ceil((Math.max(0, prob - 1e-12 - below) / own) * (to - from));
      return from + Math.max(1, numbers) - 1;
    }
    below += own;
  }
  return (starts.at(-1) as number) - 1;
}

/** As a column `pmf[t] = P(T = t)`, t up to `most`; what lies above is left out and the rest scaled to sum 1. */
export function toPmf(distribution: TruthDistribution, most: number): Pmf {
  const pmf = new Float64Array(most + 1);
  const whole = chanceBelow(distribution, most + 1);
  const { starts, mass } = distribution;
  for (let i = 0; i < mass.length; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    for (let t = from; t < to && t <= most; t++) pmf[t] = (mass[i] as number) / (to - from) / whole;
  }
  return pmf;
}

function blockOf(starts: Float64Array, t: number): number | null {
  if (t < 0 || t >= (starts.at(-1) as number)) return null;
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= t) low = middle;
    else high = middle;
  }
  return low;
}
