/**
 * From what is there to what is detected: each asset is kept with a chance that is itself Beta, so the count kept is
 * beta-binomial. `kept[n][k]` = P(k kept | n there).
 */
import { betaBinomial, pointMass } from '../numerics/discrete.js';
import { at, type Grid } from './report.js';
import type { Beta } from './visibility.js';

/** One row per n = 0..most, each of length n + 1. */
export type Kept = readonly Float64Array[];

export const keptBeta = (most: number, [a, b]: Beta): Kept =>
  Array.from({ length: most + 1 }, (_, n) => betaBinomial(n, a, b));
export const keptAll = (most: number): Kept => Array.from({ length: most + 1 }, (_, n) => pointMass(n));

/**
 * Likelihood of (D, M) from the likelihood of what is kept of them:
 * `L[D, M] = Σ_d Σ_m keptD[D][d] · keptM[M][m] · given[d, m]`. O(n³).
 */
export function thinned(given: Grid, keptD: Kept, keptM: Kept): Grid {
  const n = given.n;
  const half = new Float64Array((n + 1) * (n + 1));
  for (let D = 0; D <= n; D++) {
    const weights = keptD[D] as Float64Array;
    for (let d = 0; d <= D; d++) {
      const weight = weights[d] as number;
      if (weight === 0) continue;
      for (let m = 0; D + m <= n; m++)
        half[at(n, D, m)] = (half[at(n, D, m)] as number) + weight * (given.values[at(n, d, m)] as number);
    }
  }
  const values = new Float64Array((n + 1) * (n + 1));
  for (let M = 0; M <= n; M++) {
    const weights = keptM[M] as Float64Array;
    for (let m = 0; m <= M; m++) {
      const weight = weights[m] as number;
      if (weight === 0) continue;
      for (let D = 0; D + M <= n; D++)
        values[at(n, D, M)] = (values[at(n, D, M)] as number) + weight * (half[at(n, D, m)] as number);
    }
  }
  return { n, values };
}

/** Cell by cell product of grids of one size. */
export function product(grids: readonly Grid[], n: number): Grid {
  const values = new Float64Array((n + 1) * (n + 1)).fill(1);
  for (const grid of grids)
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * (grid.values[i] as number);
  return { n, values };
}
