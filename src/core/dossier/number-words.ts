/** Numbers as a reader meets them: as many digits as mean something, and never a bare 0 or 100 % for a chance. */

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

/** A chance known only from below; where the bound is next to nothing it bounds nothing. @param p probability, 0..1 */
export const percentAtLeast = (p: number): string => (p < 0.001 ? 'no bound' : `≥ ${percent(p)}`);

/** From one share of something to another, 0..1, as counts divided by counts bear it. */
export const shares = (low: number, high: number): string =>
  low === high ? share(low) : `${share(low)} to ${share(high)}`;

const share = (x: number): string => `${(100 * x).toFixed(x === 0 || x === 1 ? 0 : 1)} %`;

/** Whole USD to two significant digits: `1.2 bn`, `840 m`. */
export function usd(amount: number): string {
  const size = Math.abs(amount);
  if (size >= 9.95e8) return `${twoDigits(amount / 1e9)} bn`;
  if (size >= 9.95e5) return `${twoDigits(amount / 1e6)} m`;
  return grouped(Number(amount.toPrecision(2)));
}

const twoDigits = (x: number): string => {
  const rounded = Number(x.toPrecision(2));
  return Math.abs(rounded) < 10 ? rounded.toFixed(1) : grouped(rounded);
};

/** A whole number with its thousands apart: `12,000`. */
export const grouped = (x: number): string => String(Math.round(x)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `11 to 17`, or the one number where both ends are the same. */
export const span = (low: number, high: number): string => (low === high ? `${low}` : `${low} to ${high}`);

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
