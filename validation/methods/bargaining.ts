/** J: two models of one strike. Stylised inputs of the method document. */
import { attritionOf } from '../../src/core/leverage/attrition.js';
import { bargainingRange } from '../../src/core/leverage/bargaining.js';
import { breaksDown, shiftNeeded } from '../../src/core/leverage/commitment.js';
import { breakEven, costRatio } from '../../src/core/leverage/cost-ratio.js';
import { modelsOf } from '../../src/core/leverage/models.js';
import { ILLUSTRATIVE } from '../../src/core/leverage/ranges.js';
import { exceeds, median, quantile } from '../../src/core/numerics/lognormal.js';
import { makeRng } from '../../src/core/numerics/rng.js';
import type { Sections } from '../sections.js';

export function bargaining(): Sections {
  const base = { power: 0.5, costAttacker: 0.15, costDefender: 0.1, split: 0.5 };
  const cases = {
    before: bargainingRange(base),
    after: bargainingRange({ ...base, power: 0.52, costDefender: 0.15 }),
    retaliation: bargainingRange({ ...base, power: 0.52, costAttacker: 0.2, costDefender: 0.15 }),
  };
  const backfire = bargainingRange({ ...base, costAttacker: 0.2 });
  const { shift, down } = modelsOf(ILLUSTRATIVE, makeRng(1)).bargaining;
  const contest = { costAttacker: 2, costDefender: 2, valueAttacker: 100, valueDefender: 100 };
  const [before, after] = [attritionOf(contest), attritionOf({ ...contest, costDefender: 4 })];
  const ratio = costRatio({ mu: Math.log(1300), sigma: 0.8 }, { mu: Math.log(5), sigma: 1 });
  return {
    J1: {
      ...Object.fromEntries(
        Object.entries(cases).flatMap(([name, { low, high, settlement }]) => [
          [`${name}, low`, low],
          [`${name}, high`, high],
          [`${name}, settlement`, settlement],
        ]),
      ),
      'backfire, settlement': backfire.settlement,
      'least shift': shift.low,
      'largest shift': shift.high,
      'share of the box below 0': `${Math.round(100 * down)} %`,
    },
    J2: {
      pull: 0.9 * 0.1,
      breakdown: breaksDown(0.9, 0.1, 0.25) ? 'yes' : 'no',
      'shift needed': shiftNeeded(0.9, 0.25),
    },
    J3: {
      'hazard A before': before.hazardAttacker,
      'hazard B before': before.hazardDefender,
      'duration before': before.duration,
      'P(A concedes) before': before.attackerConcedes,
      'hazard A after': after.hazardAttacker,
      'duration after': after.duration,
      'P(A concedes) after': after.attackerConcedes,
    },
    J4: {
      ...Object.fromEntries([200, 500, 1000].map((usd) => [`break-even of $${usd}m, $m`, breakEven(usd, 117)])),
      'ratio, median': median(ratio),
      'ratio, 5 %': quantile(ratio, 0.05),
      'ratio, 95 %': quantile(ratio, 0.95),
      'P(ratio > 10)': exceeds(ratio, 10),
    },
  };
}
