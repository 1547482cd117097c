/**
 * The counter-model: a war of attrition in mixed equilibrium. Each side gives up at the rate that leaves the other indifferent, so A's rate
 * is c_B / V_B: raising B's cost makes A give up sooner, against what the bargaining range says. Most likely wrong: that both
 * know each other's costs and neither can win outright. (Methods J3; Maynard Smith 1974.)
 */
import { InputError } from '../problem.js';

export type Contest = {
  readonly costA: number;
  readonly costB: number;
  readonly valueA: number;
  readonly valueB: number;
};

export function attrition({ costA, costB, valueA, valueB }: Contest) {
  for (const [name, value] of Object.entries({ costA, costB, valueA, valueB }))
    if (!(value > 0)) throw new InputError(`contest.${name}`, 'above 0', value);
  const [rateA, rateB] = [costB / valueB, costA / valueA];
  return { rateA, rateB, duration: 1 / (rateA + rateB), concedesA: rateA / (rateA + rateB) };
}
