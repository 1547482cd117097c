/**
 * Prior of a cell's losses given what its site shares (losses-model, "The model"):
 *
 *   z ~ Bernoulli(.85); q | z = 1 ~ Beta(μφ, (1−μ)φ); r ~ Beta(3, 2)
 *   H | N ~ Binomial(N, q), D | H ~ Binomial(H, r), N ~ presence
 *
 * q belongs to the cell, never to the site. q, r and z are integrated out. O(N²).
 */
import { betaBinomial, type Pmf } from '../numerics/discrete.js';
import { at, type Grid } from './report.js';
import type { Shares } from './shares.js';
import { PRIOR } from './visibility.js';

/** P(D, M) over the presence distribution. */
export function cellPrior(present: Pmf, { mean, concentration }: Pick<Shares, 'mean' | 'concentration'>): Grid {
  const n = present.length - 1;
  const hits = new Float64Array(n + 1);
  for (let N = 0; N <= n; N++) {
    const here = present[N] as number;
    if (here === 0) continue;
    const given = betaBinomial(N, mean * concentration, (1 - mean) * concentration);
    for (let h = 0; h <= N; h++) hits[h] = (hits[h] as number) + here * PRIOR.reached * (given[h] as number);
    hits[0] = (hits[0] as number) + here * (1 - PRIOR.reached);
  }
  const values = new Float64Array((n + 1) * (n + 1));
  for (let h = 0; h <= n; h++) {
    const destroyed = destroyedGiven(h);
    for (let d = 0; d <= h; d++) values[at(n, d, h - d)] = (hits[h] as number) * (destroyed[d] as number);
  }
  return { n, values };
}

const known: Pmf[] = [];

/** P(D | H = h), r integrated out. */
function destroyedGiven(h: number): Pmf {
  const found = known[h];
  if (found) return found;
  const pmf = betaBinomial(h, ...PRIOR.destroyedIfHit);
  known[h] = pmf;
  return pmf;
}
