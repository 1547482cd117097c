/**
 * The commitment problem (Powell 2006, International Organization 60:1, doi:10.1017/S0020818306060061, stylised): no promise holds where power is
 * about to shift by more than the surplus that war would burn, δ · shift > c_A + c_B. Most likely wrong: that the shift is
 * foreseen by both. O(1).
 */
import type { ParameterRanges } from './ranges.js';

/** Discounted shift of power against the surplus. */
export const breaksDown = (discount: number, shift: number, surplus: number): boolean => discount * shift > surplus;

/** The least shift at which no promise holds. */
export const shiftNeeded = (discount: number, surplus: number): number => surplus / discount;

export type Commitment = {
  /** δ · shift, over the ranges */
  readonly pull: { readonly low: number; readonly high: number };
  /** c_A + c_B, over the ranges */
  readonly surplus: { readonly low: number; readonly high: number };
  readonly shiftNeeded: { readonly low: number; readonly high: number };
  /** at every point of the ranges, at some, at none */
  readonly breakdown: 'everywhere' | 'somewhere' | 'nowhere';
};

/** Both sides rise with each input, so the ends of the ranges are the ends of the answer. */
export function commitmentOf({ discount, powerShift, costAttacker, costDefender }: ParameterRanges): Commitment {
  const pull = { low: discount.low * powerShift.low, high: discount.high * powerShift.high };
  const surplus = { low: costAttacker.low + costDefender.low, high: costAttacker.high + costDefender.high };
  return {
    pull,
    surplus,
    shiftNeeded: { low: shiftNeeded(discount.high, surplus.low), high: shiftNeeded(discount.low, surplus.high) },
    breakdown: pull.low > surplus.high ? 'everywhere' : pull.high > surplus.low ? 'somewhere' : 'nowhere',
  };
}
