/**
 * The long run of a fleet with nothing but routine failures and repairs: the machine-repair model M/M/R//N in product form
 * (Palm 1943; Feller 1968, XVII.7). P(k down) ∝ Π (N − j)·τ / (min(j + 1, R)·m), j < k.
 */
import { InputError } from '../problem.js';

export type LongRun = {
  readonly meanAvailable: number;
  /** P(every bay is at work), 0..1 */
  readonly allBusy: number;
};

/** @param fleet assets, @param bays at least 1, @param failureDays, repairDays means above 0 */
export function longRun(fleet: number, bays: number, failureDays: number, repairDays: number): LongRun {
  if (!(Number.isInteger(fleet) && fleet >= 1)) throw new InputError('longRun.fleet', 'a whole number above 0', fleet);
  if (!(Number.isInteger(bays) && bays >= 1)) throw new InputError('longRun.bays', 'a whole number above 0', bays);
  if (!(failureDays > 0)) throw new InputError('longRun.failureDays', 'above 0', failureDays);
  if (!(repairDays > 0)) throw new InputError('longRun.repairDays', 'above 0', repairDays);
  let [weight, total, up, busy] = [1, 0, 0, 0];
  for (let down = 0; down <= fleet; down++) {
    total += weight;
    up += weight * (fleet - down);
    if (down >= bays) busy += weight;
    weight *= ((fleet - down) * repairDays) / (Math.min(down + 1, bays) * failureDays);
    if (total > 1e200) [weight, total, up, busy] = [weight / total, 1, up / total, busy / total];
  }
  return { meanAvailable: up / total, allBusy: busy / total };
}
