/**
 * Distributions on 0, 1, 2, … as plain columns: `pmf[k] = P(K = k)`. Sums run in a fixed order, so the same inputs
 * give the same bytes.
 */
import { InputError } from '../problem.js';
import { logBeta, logChoose } from './special.js';

/** `pmf[k] = P(K = k)`; sums to 1 unless a function says otherwise. */
export type Pmf = Float64Array;

export const pointMass = (k: number): Pmf => {
  const pmf = new Float64Array(k + 1);
  pmf[k] = 1;
  return pmf;
};

/** Binomial(n, p). */
export function binomial(n: number, p: number): Pmf {
  if (p <= 0) return padTo(pointMass(0), n + 1);
  if (p >= 1) return pointMass(n);
  const pmf = new Float64Array(n + 1);
  const [logP, logQ] = [Math.log(p), Math.log1p(-p)];
  for (let k = 0; k <= n; k++) pmf[k] = Math.exp(logChoose(n, k) + k * logP + (n - k) * logQ);
  return pmf;
}

/** Beta-binomial(n; a, b): Binomial(n, p) with p ~ Beta(a, b). By recurrence from P(0); in logs where P(0) is tiny. */
export function betaBinomial(n: number, a: number, b: number): Pmf {
  const pmf = new Float64Array(n + 1);
  let first = 1;
  for (let i = 0; i < n; i++) first *= (b + i) / (a + b + i);
  if (first < TINY) return betaBinomialByLogs(n, a, b);
  pmf[0] = first;
  for (let k = 0; k < n; k++) {
    const ratio = ((n - k) * (k + a)) / ((k + 1) * (n - k - 1 + b));
    pmf[k + 1] = (pmf[k] as number) * ratio;
  }
  return pmf;
}

const TINY = 1e-200;

function betaBinomialByLogs(n: number, a: number, b: number): Pmf {
  const norm = logBeta(a, b);
  return Float64Array.from({ length: n + 1 }, (_, k) => Math.exp(logChoose(n, k) + logBeta(k + a, n - k + b) - norm));
}

/** Distribution of a sum of independent 0/1 variables with chances `p` (Poisson-binomial; Le Cam 1960). */
export function poissonBinomial(p: readonly number[]): Pmf {
  let pmf = pointMass(0);
  for (const chance of p) pmf = convolve(pmf, Float64Array.of(1 - chance, chance));
  return pmf;
}

/** Distribution of the sum of two independent counts. O(n·m). */
export function convolve(a: Pmf, b: Pmf): Pmf {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    const weight = a[i] as number;
    if (weight === 0) continue;
    for (let j = 0; j < b.length; j++) sum[i + j] = (sum[i + j] as number) + weight * (b[j] as number);
  }
  return sum;
}

export const convolveAll = (pmfs: readonly Pmf[]): Pmf => pmfs.reduce(convolve, pointMass(0));

/** Σ weightᵢ·pmfᵢ, padded to the longest; weights need no normalizing. */
export function mixture(parts: readonly { readonly weight: number; readonly pmf: Pmf }[]): Pmf {
  const length = parts.reduce((longest, part) => Math.max(longest, part.pmf.length), 1);
  const mixed = new Float64Array(length);
  for (const { weight, pmf } of parts) {
    for (let k = 0; k < pmf.length; k++) mixed[k] = (mixed[k] as number) + weight * (pmf[k] as number);
  }
  return normalize(mixed);
}

/** Scales to sum 1. @throws InputError when nothing has weight */
export function normalize(pmf: Pmf): Pmf {
  const total = sum(pmf);
  if (!(total > 0)) throw new InputError('pmf', 'some count has weight', total);
  return pmf.map((x) => x / total);
}

export const sum = (x: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i] as number;
  return total;
};

export function mean(pmf: Pmf): number {
  let total = 0;
  for (let k = 1; k < pmf.length; k++) total += k * (pmf[k] as number);
  return total;
}

export function variance(pmf: Pmf): number {
  const centre = mean(pmf);
  let total = 0;
  for (let k = 0; k < pmf.length; k++) total += (k - centre) * (k - centre) * (pmf[k] as number);
  return total;
}

/** P(low <= K <= high); an open end is null. Summed from the small end, clamped to 0..1. */
export function between(pmf: Pmf, low: number | null, high: number | null): number {
  const from = Math.max(0, Math.ceil(low ?? 0));
  const to = Math.min(pmf.length - 1, Math.floor(high ?? pmf.length - 1));
  if (from === 0 && to === pmf.length - 1) return 1;
  let total = 0;
  for (let k = to; k >= from; k--) total += pmf[k] as number;
  return Math.min(1, total);
}

export const atLeast = (pmf: Pmf, count: number): number => between(pmf, count, null);

/** Smallest k with P(K <= k) >= prob (slack 1e-12 against rounding). prob in 0..1. */
export function quantile(pmf: Pmf, prob: number): number {
  let cumulative = 0;
  for (let k = 0; k < pmf.length; k++) {
    cumulative += pmf[k] as number;
    if (cumulative >= prob - 1e-12) return k;
  }
  return pmf.length - 1;
}

function padTo(pmf: Pmf, length: number): Pmf {
  const padded = new Float64Array(length);
  padded.set(pmf);
  return padded;
}
