/**
 * P(total >= c) by randomised quasi-Monte Carlo with one direction integrated exactly.
 *
 * Scores are F·e, e independent normals, F a factor of the correlation turned so that e₁ moves the total most (Imai & Tan 2006).
 * Given the other e the total rises with e₁, so it passes c at one point z* and the chance is Φ(−z*): smooth, where the
 * indicator is a cliff (Griewank, Kuo, Leövey & Sloan 2018, doi:10.1016/j.cam.2018.04.009). One in a million is as easy as
 * one half. The others are scrambled Sobol' points; the standard error is that of independent scrambles. Where a negative
 * correlation lets the total fall along e₁ the indicator is used. Cost: scrambles · points · a few totals per sum asked.
 */
import { choleskyOf, rotateFirst } from '../../numerics/cholesky.js';
import { normalQuantile } from '../../numerics/normal-quantile.js';
import type { Rng } from '../../numerics/rng.js';
import { pairs } from '../../numerics/sobol-indices.js';
import { normalCdf } from '../../numerics/special.js';
import type { Evaluator } from './evaluate.js';

export type Chance = { readonly probability: number; readonly mcse: number };

export type Size = { readonly scrambles: number; readonly log2Points: number };

/** Answers for any sums, on the same points every time, so that a curve of them is smooth and falls. */
export type Exceeds = (sums: readonly number[]) => readonly Chance[];

export function exceedsOf(
  { total, line, slopes }: Evaluator,
  correlation: Float64Array | null,
  { scrambles, log2Points }: Size,
  rng: Rng,
): Exceeds {
  const d = slopes.length;
  if (d === 0) {
    const certain = total(new Float64Array(0));
    return (sums) => sums.map((c) => ({ probability: Number(certain >= c), mcse: 0 }));
  }
  const factor = turned(correlation, slopes);
  const first = Float64Array.from({ length: d }, (_, i) => factor[i * d] as number);
  const isRising = first.every((x) => x >= 0);
  const n = 1 << log2Points;
  return (sums) => {
    const ascending = sums.map((c, i) => ({ c, i })).sort((a, b) => a.c - b.c);
    const shares = sums.map(() => new Float64Array(scrambles));
    const [e, from] = [new Float64Array(d), new Float64Array(d)];
    const used = isRising ? d - 1 : d;
    const point = new Float64Array(used);
    for (let r = 0; r < scrambles; r++) {
      const next = used === 0 ? () => {} : pairs(used, log2Points, rng.fork(`scramble/${r}`));
      for (let row = 0; row < (used === 0 ? 1 : n); row++) {
        next(point);
        for (let k = 0; k < used; k++) e[d - used + k] = normalQuantile(point[k] as number);
        for (let i = 0, at = 0; i < d; i++, at += d) {
          let sum = 0;
          for (let k = d - used; k < d; k++) sum += (factor[at + k] as number) * (e[k] as number);
          from[i] = sum;
        }
        let z = 0;
        const whole = isRising ? 0 : total(from);
        for (const { c, i } of ascending) {
          if (isRising) z = crossing(line, from, first, c, z);
          const p = isRising ? normalCdf(-z) : Number(whole >= c);
          const share = shares[i] as Float64Array;
          share[r] = (share[r] as number) + p;
        }
      }
      for (const share of shares) share[r] = (share[r] as number) / (used === 0 ? 1 : n);
    }
    return shares.map(overScrambles);
  };
}

/** Independent scores, or the Cholesky factor, turned to the direction in which the total rises fastest at the medians. */
function turned(correlation: Float64Array | null, slopes: Float64Array): Float64Array {
  const d = slopes.length;
  const identity = Float64Array.from({ length: d * d }, (_, k) => Number(k % (d + 1) === 0));
  const factor = correlation === null ? identity : (choleskyOf(correlation, d) as Float64Array);
  const direction = slopes.map((_, k) => {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += (factor[i * d + k] as number) * (slopes[i] as number);
    return sum;
  });
  return rotateFirst(factor, d, direction);
}

const END = 38;
const CLOSE = 1e-9;

/** z with the total along e₁ equal to c; ∓END when it is above or below everywhere. Newton on the logarithm, kept in a bracket. */
function crossing(line: Evaluator['line'], from: Float64Array, first: Float64Array, c: number, guess: number): number {
  if (c <= 0) return -END;
  let [low, high] = [-END, END];
  let z = Math.abs(guess) < END ? guess : 0;
  for (let step = 0; step < 100; step++) {
    const { value, slope } = line(from, first, z);
    if (value < c) low = z;
    else high = z;
    if (z >= END && value < c) return END;
    if (z <= -END && value >= c) return -END;
    // ln total is nearly straight in z, which a total is not
    let next = value > 0 ? z - (Math.log(value / c) * value) / slope : Number.NaN;
    if (next >= END && high === END) next = END;
    else if (next <= -END && low === -END) next = -END;
    else if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - z) < CLOSE) return next;
    z = next;
  }
  return z;
}

/** Mean over scrambles and its standard error. */
function overScrambles(shares: Float64Array): Chance {
  const n = shares.length;
  let probability = 0;
  for (const p of shares) probability += p / n;
  let squares = 0;
  for (const p of shares) squares += (p - probability) * (p - probability);
  return { probability: Math.min(1, probability), mcse: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}
