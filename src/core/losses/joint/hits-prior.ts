/**
 * Prior of a cell's hit count given its site's mean μ and φ: q | z = 1 ~ Beta(μφ, (1−μ)φ), H | N ~ Binomial(N, q), z ~
 * Bernoulli(.85), with q and z summed out. One row per N that presence allows.
 */
import { betaBinomial, type Pmf } from '../../numerics/discrete.js';
import { PRIOR } from '../visibility.js';
import type { JointCell } from './problem.js';

export type HitsPrior = {
  /** P(H = h), h = 0..n */
  readonly hits: Float64Array;
  /** P(H = h | N), N = place in the rows; null where presence gives N no weight */
  readonly given: readonly (Pmf | null)[];
};

export function hitsPrior(cell: JointCell, mean: number, concentration: number): HitsPrior {
  const { n, present } = cell;
  const hits = new Float64Array(n + 1);
  const given: (Pmf | null)[] = [];
  for (let N = 0; N <= n; N++) {
    const weight = present[N] as number;
    if (weight === 0) {
      given.push(null);
      continue;
    }
    const row = betaBinomial(N, mean * concentration, (1 - mean) * concentration);
    for (let h = 0; h <= N; h++) row[h] = PRIOR.reached * (row[h] as number) + (h === 0 ? 1 - PRIOR.reached : 0);
    for (let h = 0; h <= N; h++) hits[h] = (hits[h] as number) + weight * (row[h] as number);
    given.push(row);
  }
  return { hits, given };
}

/** ln P(H | N, μ, φ), z and q summed out. O(N). */
export function logHits(hits: number, N: number, mean: number, concentration: number): number {
  const [a, b] = [mean * concentration, (1 - mean) * concentration];
  let chance = 1;
  for (let i = 0; i < N; i++) {
    // The j-th hit among N: an urn (Pólya), hits first; times the number of orders.
    chance *= i < hits ? ((a + i) / (a + b + i)) * ((N - i) / (hits - i)) : (b + i - hits) / (a + b + i);
  }
  return Math.log(PRIOR.reached * chance + (hits === 0 ? 1 - PRIOR.reached : 0));
}
