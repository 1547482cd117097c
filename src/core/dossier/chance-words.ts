/** Chances in words: as many digits as mean something, and never a bare 0 or 100 %. */
import { boundOf } from '../numerics/resolved.js';

/**
 * A chance for a column of figures; a bound where its error drowns it. @param p probability, 0..1 @param mcse its Monte
 * Carlo standard error, where it has one
 */
export function percent(p: number, mcse: number | null = null): string {
  const bound = mcse === null ? null : boundOf(p, mcse);
  if (bound !== null) return `< ${Number((100 * bound).toPrecision(1))} %`;
  if (p < 0.001) return '< 0.1 %';
  if (p > 0.999) return '> 99.9 %';
  const digits = p < 0.0995 || p > 0.9005 ? 1 : 0;
  return `${(100 * p).toFixed(digits)} %`;
}

/** A chance in a sentence; where a percentage would round away, as one in so many. @param p probability, 0..1 */
export function chance(p: number, mcse: number | null = null): string {
  const bound = mcse === null ? null : boundOf(p, mcse);
  if (bound !== null) return `fewer than 1 in ${grouped(1 / bound)}`;
  if (p > 0.999 && p < 1) return `all but ${oneIn(1 - p)}`;
  if (p === 1) return 'all that the model allows';
  return p < 0.001 ? oneIn(p) : percent(p);
}

function oneIn(p: number): string {
  if (p < 1e-9) return 'fewer than 1 in 1,000,000,000';
  return `1 in ${grouped(Number((1 / p).toPrecision(2)))}`;
}

/** A whole number with its thousands apart: `12,000`. */
export const grouped = (x: number): string => String(Math.round(x)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
