/** Two models, their signs, one sentence. */
import { percentOf } from '../claims/amount.js';
import type { Models } from './result.js';

const two = (x: number): string => String(Number(x.toPrecision(2)));

/** @param whose ranges: `illustrative` or `assumed` */
export function findingOf({ defenderAlone, signs }: Models, whose: 'illustrative' | 'assumed'): string {
  const differ = `over the ${whose} ranges their signs differ in ${percentOf(signs.opposite)} of the box`;
  if (defenderAlone === null || defenderAlone.shift <= 0)
    return `The bargaining range and the war of attrition answer one strike differently: ${differ}, so damage alone gives leverage no sign.`;
  const { deltaCostDefender, shift, attackerConcedes } = defenderAlone;
  return (
    `If the strike made the war dearer for the defender alone (by ${two(deltaCostDefender)} of the stake), the bargaining range moves the settlement ` +
    `${two(shift)} of the stake towards the attacker, while in a war of attrition the attacker concedes first more often ` +
    `(${percentOf(attackerConcedes.after)} instead of ${percentOf(attackerConcedes.before)}): two models, opposite signs; ${differ}.`
  );
}
