/** Two respectable models of one shock, side by side: what each says, and where their signs differ. Never one number of both. */
import type { Rng } from '../numerics/rng.js';
import { attritionOf } from './attrition.js';
import { bargainingRange, settlementShift } from './bargaining.js';
import { commitmentOf } from './commitment.js';
import { middle, type Parameter, type ParameterRanges } from './ranges.js';
import type { Models } from './result.js';
import { signMap } from './sign-map.js';
import { signsOf } from './sign-shares.js';
import { tornado } from './tornado.js';

export function modelsOf(ranges: ParameterRanges, rng: Rng): Models {
  const at = (key: Parameter): number => middle(ranges[key]);
  const standing = {
    power: at('power'),
    costAttacker: at('costAttacker'),
    costDefender: at('costDefender'),
    split: at('split'),
  };
  const shocked = {
    power: standing.power + at('deltaPower'),
    costAttacker: standing.costAttacker + at('deltaCostAttacker'),
    costDefender: standing.costDefender + at('deltaCostDefender'),
    split: standing.split,
  };
  const contest = ({ costAttacker, costDefender }: typeof standing) =>
    attritionOf({ costAttacker, costDefender, valueAttacker: 1, valueDefender: 1 });
  const rise = ranges.deltaCostDefender.high;
  const signs = signsOf(ranges, rng);
  return {
    ranges,
    bargaining: {
      before: bargainingRange(standing),
      after: bargainingRange(shocked),
      shift: shiftEnds(ranges),
      up: signs.bothUp + signs.bargainingUp,
      down: signs.bothDown + signs.attritionUp,
    },
    attrition: {
      before: contest(standing),
      after: contest(shocked),
      up: signs.bothUp + signs.attritionUp,
      down: signs.bothDown + signs.bargainingUp,
    },
    signs,
    defenderAlone:
      rise > 0
        ? {
            deltaCostDefender: rise,
            shift: settlementShift({ deltaPower: 0, deltaCostAttacker: 0, deltaCostDefender: rise }, standing.split),
            attackerConcedes: {
              before: contest(standing).attackerConcedes,
              after: contest({ ...standing, costDefender: standing.costDefender + rise }).attackerConcedes,
            },
          }
        : null,
    map: signMap(ranges),
    tornado: tornado(ranges),
    commitment: commitmentOf(ranges),
  };
}

/** Δx* is linear in every input by itself, so its ends lie at corners of the box. */
function shiftEnds({ deltaPower, deltaCostAttacker, deltaCostDefender, split }: ParameterRanges): {
  readonly low: number;
  readonly high: number;
} {
  const ends = [split.low, split.high].flatMap((s) =>
    [deltaCostAttacker.low, deltaCostAttacker.high].flatMap((a) =>
      [deltaCostDefender.low, deltaCostDefender.high].map((b) =>
        settlementShift({ deltaPower: 0, deltaCostAttacker: a, deltaCostDefender: b }, s),
      ),
    ),
  );
  return { low: deltaPower.low + Math.min(...ends), high: deltaPower.high + Math.max(...ends) };
}
