/**
 * Repair or replace: two rules that policies use, side by side because they part where it matters (an asset can be a total loss
 * under the one and not under the other). Values in one currency and price year.
 */
import { InputError } from '../problem.js';

export type TotalLoss = {
  /** repair + salvage >= value */
  readonly repairPlusSalvage: boolean;
  /** repair >= value */
  readonly repairOnly: boolean;
};

/** @throws InputError for a negative amount */
export function totalLoss(value: number, repair: number, salvage: number): TotalLoss {
  for (const [name, amount] of Object.entries({ value, repair, salvage }))
    if (!(amount >= 0)) throw new InputError(`totalLoss.${name}`, 'at least 0', amount);
  return { repairPlusSalvage: repair + salvage >= value, repairOnly: repair >= value };
}
