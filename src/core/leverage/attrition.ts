/**
 * The war of attrition in mixed strategies (Maynard Smith 1974, doi:10.1016/0022-5193(74)90110-6; Hendricks, Weiss & Wilson 1988,
 * doi:10.2307/2526826): each side quits at the rate that keeps the other indifferent, A at c_B / V_B and B at c_A / V_A. So a
 * dearer war for B makes A quit sooner. Most likely wrong: that both sides mix, and know each other's costs. O(1).
 */
import { InputError } from '../problem.js';

export type Contest = {
  /** per unit of time, above 0 */
  readonly costAttacker: number;
  readonly costDefender: number;
  /** what winning is worth, in the unit of the costs */
  readonly valueAttacker: number;
  readonly valueDefender: number;
};

export type Attrition = {
  /** chance per unit of time of quitting */
  readonly hazardAttacker: number;
  readonly hazardDefender: number;
  /** expected, in the unit of time of the costs */
  readonly duration: number;
  /** chance that A concedes first */
  readonly attackerConcedes: number;
};

/** @throws InputError for a cost or value that is not above 0 */
export function attritionOf(contest: Contest): Attrition {
  for (const [name, value] of Object.entries(contest))
    if (!(value > 0 && Number.isFinite(value))) throw new InputError(`attrition.${name}`, 'a number above 0', value);
  const hazardAttacker = contest.costDefender / contest.valueDefender;
  const hazardDefender = contest.costAttacker / contest.valueAttacker;
  const both = hazardAttacker + hazardDefender;
  return { hazardAttacker, hazardDefender, duration: 1 / both, attackerConcedes: hazardAttacker / both };
}
