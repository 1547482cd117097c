/**
 * What a claim commits its speaker to, by arithmetic alone: a count and a share imply a fleet, a sum and a count imply
 * a unit value, a count and a fleet imply a share. Intervals hold everything the printed rounding allows, nothing more.
 */
import { InputError } from '../problem.js';

/** `value` from the numbers as printed; `low`..`high` from every number that prints the same. */
export type Implied = { readonly value: number; readonly low: number; readonly high: number };

/**
 * Fleet implied by "`count` assets, `percent` % of it".
 * @param halfWidth rounding of the percentage, in points; default half the last digit printed, at most 0.5
 */
export function impliedFleet(
  count: number,
  percent: number,
  halfWidth: number = Math.min(0.5, halfLastDigit(percent)),
): Implied {
  positive('implied.count', count);
  if (!(percent > 0 && percent <= 100)) throw new InputError('implied.percent', 'above 0, at most 100', percent);
  return { value: (100 * count) / percent, ...ends(100 * count, percent, halfWidth) };
}

/**
 * Value of one asset implied by a sum over `count`, in the unit of `total`.
 * @param halfWidth rounding of the total; default half its last non-zero digit (6 bn: 0.5 bn)
 */
export function impliedUnitValue(total: number, count: number, halfWidth: number = halfLastDigit(total)): Implied {
  positive('implied.total', total);
  positive('implied.count', count);
  return { value: total / count, low: (total - halfWidth) / count, high: (total + halfWidth) / count };
}

/** Share of a fleet, 0..1. */
export function impliedShare(count: number, fleet: number): number {
  positive('implied.fleet', fleet);
  return count / fleet;
}

/** Half the place of the last non-zero digit: 25 → 0.5, 25.4 → 0.05, 6 000 000 000 → 500 000 000. */
export function halfLastDigit(value: number): number {
  const [digits, exponent] = positive('implied.value', value).toExponential().split('e') as [string, string];
  const decimals = digits.includes('.') ? digits.length - 2 : 0;
  return Number(`5e${Number(exponent) - decimals - 1}`);
}

function ends(numerator: number, denominator: number, halfWidth: number): { low: number; high: number } {
  const smallest = denominator - halfWidth;
  return {
    low: numerator / (denominator + halfWidth),
    high: smallest > 0 ? numerator / smallest : Number.POSITIVE_INFINITY,
  };
}

function positive(where: string, value: number): number {
  if (!(value > 0 && Number.isFinite(value))) throw new InputError(where, 'a number above 0', value);
  return value;
}
