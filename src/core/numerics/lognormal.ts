/**
 * The log-normal: ln X ~ Normal(mu, sigma). For quantities that are positive and judged by ratio (a price, a reach).
 * Most likely wrong: the upper tail, which two quantiles near the middle do not fix. Cost: O(1).
 */
import { InputError } from '../problem.js';
import { normalQuantile } from './normal-quantile.js';
import { normalCdf } from './special.js';

/** `mu` = mean of ln X, `sigma` >= 0 = its standard deviation. */
export type LogNormal = { readonly mu: number; readonly sigma: number };

/** X is at most `x` (> 0) with probability `p` (in (0, 1)). */
export type Quantile = { readonly p: number; readonly x: number };

/**
 * Log-normal through two quantiles, or the least-squares line of ln x on Φ⁻¹(p) through several. With more than two the
 * fit need not pass through any of them: show the misfit.
 * @throws InputError for fewer than two different p, x <= 0, or quantiles that fall as p rises
 */
export function fromQuantiles(quantiles: readonly Quantile[]): LogNormal {
  const points = quantiles.map(({ p, x }) => {
    if (!(p > 0 && p < 1)) throw new InputError('lognormal.p', 'between 0 and 1', p);
    if (!(x > 0 && Number.isFinite(x))) throw new InputError('lognormal.x', 'a number above 0', x);
    return { z: normalQuantile(p), y: Math.log(x) };
  });
  const meanZ = points.reduce((total, { z }) => total + z, 0) / points.length;
  const meanY = points.reduce((total, { y }) => total + y, 0) / points.length;
  const spread = points.reduce((total, { z }) => total + (z - meanZ) * (z - meanZ), 0);
  if (!(spread > 0)) throw new InputError('lognormal.quantiles', 'at least two different p', quantiles.length);
  const sigma = points.reduce((total, { z, y }) => total + (z - meanZ) * (y - meanY), 0) / spread;
  if (sigma < 0) throw new InputError('lognormal.quantiles', 'x rises with p', quantiles.map(({ x }) => x).join(', '));
  return { mu: meanY - sigma * meanZ, sigma };
}

/** P(X <= x). */
export const cdf = (d: LogNormal, x: number): number => (x <= 0 ? 0 : below(d, Math.log(x)));

/** P(X >= x); keeps full precision in the upper tail. */
export const exceeds = (d: LogNormal, x: number): number => (x <= 0 ? 1 : above(d, Math.log(x)));

/** P(X >= x) when each of the pool is equally likely to be the right one (linear pool). */
export const pooledExceeds = (pool: readonly LogNormal[], x: number): number =>
  pool.reduce((total, d) => total + exceeds(d, x), 0) / pool.length;

/** Quantile of the linear pool, p in (0, 1), to 1e-12 of itself. Not the mean of the quantiles, which hides disagreement. */
export function pooledQuantile(pool: readonly LogNormal[], p: number): number {
  const ends = pool.map((d) => Math.log(quantile(d, p)));
  if (ends.length === 0) throw new InputError('lognormal.pool', 'at least one', 0);
  let [low, high] = [Math.min(...ends), Math.max(...ends)];
  while (high - low > 1e-12 * Math.max(1, Math.abs(high))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (pooledExceeds(pool, Math.exp(middle)) > 1 - p) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** x with P(X <= x) = p, p in 0..1. */
export const quantile = (d: LogNormal, p: number): number => Math.exp(d.mu + d.sigma * normalQuantile(p));

export const median = (d: LogNormal): number => Math.exp(d.mu);

export const mean = (d: LogNormal): number => Math.exp(d.mu + (d.sigma * d.sigma) / 2);

export const mode = (d: LogNormal): number => Math.exp(d.mu - d.sigma * d.sigma);

export const variance = (d: LogNormal): number => Math.expm1(d.sigma * d.sigma) * mean(d) * mean(d);

const below = ({ mu, sigma }: LogNormal, y: number): number =>
  sigma > 0 ? normalCdf((y - mu) / sigma) : Number(y >= mu);
const above = ({ mu, sigma }: LogNormal, y: number): number =>
  sigma > 0 ? normalCdf((mu - y) / sigma) : Number(y <= mu);
