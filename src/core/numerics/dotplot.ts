/**
 * Quantile dotplots (Kay et al., CHI 2016): n equally likely dots at the quantiles (i − ½)/n, so that a chance can be
 * counted. Twenty dots are "each dot is 1 chance in 20".
 */
import { InputError } from '../problem.js';
import { type Pmf, quantile as quantileOfPmf } from './discrete.js';
import { type LogNormal, quantile as quantileOfLogNormal } from './lognormal.js';

/** Ascending values of `count` dots, from any quantile function. */
export const dots = (quantile: (p: number) => number, count: number): Float64Array =>
  Float64Array.from({ length: whole(count) }, (_, i) => quantile((i + 0.5) / count));

export const dotsOfLogNormal = (d: LogNormal, count: number): Float64Array =>
  dots((p) => quantileOfLogNormal(d, p), count);

export const dotsOfPmf = (pmf: Pmf, count: number): Float64Array => dots((p) => quantileOfPmf(pmf, p), count);

/** How many dots are >= x. A count of dots is not a probability: print it through `chances`. */
export const dotsAtLeast = (values: ArrayLike<number>, x: number): number =>
  Array.from(values).filter((value) => value >= x).length;

/**
 * A probability as so many chances in `of`: `3 in 20`. Never 0 where the probability is not 0, never all where it is
 * not 1. @param probability 0..1
 */
export function chances(probability: number, of: number): string {
  if (!(probability >= 0 && probability <= 1)) throw new InputError('dotplot.probability', '0 to 1', probability);
  const rounded = Math.round(probability * whole(of));
  if (rounded === 0 && probability > 0) return `fewer than 1 in ${of}`;
  if (rounded === of && probability < 1) return `more than ${of - 1} in ${of}`;
  return `${rounded} in ${of}`;
}

function whole(count: number): number {
  if (!Number.isInteger(count) || count < 1) throw new InputError('dotplot.count', 'a whole number from 1', count);
  return count;
}
