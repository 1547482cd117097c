/** K1: quantile dots, and a chance as so many in so many. */
import { chances, dotsAtLeast, dotsOfLogNormal } from '../../src/core/numerics/dotplot.js';
import { exceeds } from '../../src/core/numerics/lognormal.js';
import type { Sections } from '../sections.js';

export function dots(): Sections {
  const value = { mu: Math.log(1300), sigma: 0.8 };
  const twenty = dotsOfLogNormal(value, 20);
  return {
    K1: {
      ...Object.fromEntries(Array.from(twenty, (x, i) => [`dot ${i + 1} of 20`, x])),
      'dots of 20 >= 3000': dotsAtLeast(twenty, 3000),
      'exact P(>= 3000)': exceeds(value, 3000),
      'dots of 50 >= 3000': dotsAtLeast(dotsOfLogNormal(value, 50), 3000),
      '0.3 % in dots of 20': chances(0.003, 20),
      ...Object.fromEntries(
        [0.0574, 0.003, 0.148].map((p) => [`chances of ${p}`, `${chances(p, 20)}, ${chances(p, 100)}`]),
      ),
    },
  };
}
