/** J: two models of one strike. Stylised inputs of the method document. */
import { attrition } from '../../src/core/leverage/attrition.js';
import { bargainingRange, breakingShift } from '../../src/core/leverage/bargaining.js';
import { costRatio } from '../../src/core/leverage/cost-ratio.js';
import { breakEven } from '../../src/core/leverage/facts.js';
import { modelsOf } from '../../src/core/leverage/models.js';
import { exceeds, median, quantile } from '../../src/core/numerics/lognormal.js';
import { makeRng } from '../../src/core/numerics/rng.js';
import type { Sections } from '../sections.js';

export function bargaining(): Sections {
  const base = { power: 0.5, costA: 0.15, costB: 0.1, split: 0.5 };
  const cases = {
    before: bargainingRange(base),
    after: bargainingRange({ ...base, power: 0.52, costB: 0.15 }),
    retaliation: bargainingRange({ ...base, power: 0.52, costA: 0.2, costB: 0.15 }),
  };
  const backfire = bargainingRange({ ...base, costA: 0.2 });
  const { change, shareAgainst } = modelsOf(null, makeRng(1)).bargaining;
  const contest = { costA: 2, costB: 2, valueA: 100, valueB: 100 };
  const [before, after] = [attrition(contest), attrition({ ...contest, costB: 4 })];
  const ratio = costRatio({ mu: Math.log(1300), sigma: 0.8 }, { mu: Math.log(5), sigma: 1 });
  return {
    J1: {
      ...Object.fromEntries(
        Object.entries(cases).flatMap(([name, { low, high, point: settlement }]) => [
          [`${name}, low`, low],
          [`${name}, high`, high],
          [`${name}, settlement`, settlement],
        ]),
      ),
      'backfire, settlement': backfire.point,
      'least shift': change.low,
      'largest shift': change.high,
      'share of the box below 0': `${Math.round(100 * shareAgainst)} %`,
    },
    J2: {
      pull: 0.9 * 0.1,
      breakdown: 0.1 > breakingShift(base, 0.9) ? 'yes' : 'no',
      'shift needed': breakingShift(base, 0.9),
    },
    J3: {
      'hazard A before': before.rateA,
      'hazard B before': before.rateB,
      'duration before': before.duration,
      'P(A concedes) before': before.concedesA,
      'hazard A after': after.rateA,
      'duration after': after.duration,
      'P(A concedes) after': after.concedesA,
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
