/**
 * Money of another currency or year. A rate or index is a row of the case with its date and address, or there is none: prices
 * then stay as they are. Exchange rate or purchasing power is a choice of basis, told beside the sum, never made here.
 */
import { InputError } from '../problem.js';

/** @param perUsd units of the currency per US dollar, market rate or purchasing power, above 0 */
export function toUsd(amount: number, perUsd: number): number {
  if (!(perUsd > 0)) throw new InputError('convert.perUsd', 'above 0', perUsd);
  return amount / perUsd;
}

/** From prices of one year to those of another. @param from, to the price index of either year, above 0 */
export function atPricesOf(amount: number, from: number, to: number): number {
  if (!(from > 0 && to > 0)) throw new InputError('convert.index', 'above 0', Math.min(from, to));
  return (amount * to) / from;
}

/** What each of so many costs where something is spent once for all of them. @param count above 0 */
export function unitWithFixed(unit: number, fixed: number, count: number): number {
  if (!(count > 0)) throw new InputError('convert.count', 'above 0', count);
  return unit + fixed / count;
}
