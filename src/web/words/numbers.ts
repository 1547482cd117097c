/** Numbers with as many digits as mean something. Probabilities are 0..1 until here. */
import { boundOf } from '../../core/numerics/resolved.js';
import { LOCALE } from './locale.js';
import { say } from './say.js';

/** Made when it is first needed: a dozen of them cost more than the first page takes. */
function format(options: Intl.NumberFormatOptions): { readonly format: (x: number) => string } {
  let made: Intl.NumberFormat | undefined;
  return {
    format: (x) => {
      made ??= new Intl.NumberFormat(LOCALE, options);
      return made.format(x);
    },
  };
}

const WHOLE = format({ maximumFractionDigits: 0 });
const ONE = format({ maximumFractionDigits: 1 });
const TWO_DIGITS = format({ maximumSignificantDigits: 2 });
const POINTS = format({ maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const ERROR = format({ style: 'percent', maximumSignificantDigits: 1 });
const PERCENT = format({ style: 'percent', maximumFractionDigits: 0 });
const PERCENT_ONE = format({ style: 'percent', maximumFractionDigits: 1 });

const THREE = format({ maximumSignificantDigits: 3 });

/** Three digits, whole above a thousand; never a signed nought. */
export const threeDigits = (x: number): string => (Math.abs(x) >= 1000 ? WHOLE : THREE).format(x === 0 ? 0 : x);
export const whole = (x: number): string => WHOLE.format(x);
export const oneDecimal = (x: number): string => ONE.format(x);

/**
 * A probability for print: `37%`, `4.2%`, `fewer than 1 in 1,000`. Never 0 or 100, as on the terminal: that no draw and no number
 * that can be held says so is no proof; the exact number stands in the drawer. One whose Monte Carlo error drowns it is a bound.
 * @param mcse Monte Carlo standard error; null or left out where there is none
 */
export function chance(p: number, mcse: number | null = null): string {
  const bound = mcse === null ? null : boundOf(p, mcse);
  if (bound !== null) return say('chance.below', { n: Math.round(1 / bound) });
  if (p < 0.001) return say('chance.tiny');
  if (p > 0.999) return say('chance.almost');
  if (p < 0.1 || p > 0.99) return PERCENT_ONE.format(p);
  return PERCENT.format(p);
}

/** `about 37 in 100`, where counting helps; null where the number alone is clearer. */
export function inHundred(p: number): string | null {
  const n = Math.round(p * 100);
  return n >= 1 && n <= 99 ? say('chance.inHundred', { n }) : null;
}

/** A change of a probability in percentage points, signed: `−3.4`. Never a signed nought. */
export const points = (change: number): string => POINTS.format(100 * change);

/** An error of a probability: `0.4%`, one digit, as many places as that takes. */
export const errorOf = (mcse: number): string => ERROR.format(mcse);

/** A share 0..1 as per cent with one decimal below ten. */
export const share = (x: number): string => (Math.abs(x) < 0.1 ? PERCENT_ONE : PERCENT).format(x);

/** A share 0..1 that counts divided by counts give: one decimal, which they bear. */
export const countShare = (x: number): string => PERCENT_ONE.format(x);

const MAGNITUDES = [
  [1e9, 'money.bn'],
  [1e6, 'money.m'],
  [1e3, 'money.k'],
] as const;

/** Two digits and a magnitude: `$2.4 bn`. Money to the dollar would claim a knowledge nobody has. */
export function dollars(usd: number): string {
  for (const [size, key] of MAGNITUDES) {
    if (Math.abs(usd) >= size * 0.9995) return say(key, { n: TWO_DIGITS.format(usd / size) });
  }
  return say('money.plain', { n: TWO_DIGITS.format(usd) });
}

/** `11 to 14`, or `11` when both ends are the same. */
export const interval = (low: number, high: number): string =>
  low === high ? whole(low) : say('interval', { low: whole(low), high: whole(high) });
