/** Numbers as a reader meets them: as many digits as mean something, and never a bare 0 or 100 % for a chance. */
import { grouped, percent } from '../../core/dossier/chance-words.js';

export { chance, grouped, percent } from '../../core/dossier/chance-words.js';

/** A chance known only from below; where the bound is next to nothing it bounds nothing. @param p probability, 0..1 */
export const percentAtLeast = (p: number): string => (p < 0.001 ? 'no bound' : `≥ ${percent(p)}`);

/** From one share of something to another, 0..1. */
export const shares = (low: number, high: number): string =>
  low === high ? share(low) : `${share(low)} to ${share(high)}`;

const share = (x: number): string => `${(100 * x).toFixed(x > 0 && x < 0.0995 ? 1 : 0)} %`;

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

/** `11 to 17`, or the one number where both ends are the same. */
export const span = (low: number, high: number): string => (low === high ? `${low}` : `${low} to ${high}`);

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
