/**
 * Prior of the losses before any image (losses-model, "The model"):
 *
 *   z ~ Bernoulli(.85); q | z = 1 ~ Beta(μφ, (1−μ)φ); μ ~ Beta(1, 4); φ ∈ {2, 8, 50}; r ~ Beta(3, 2)
 *   H | N ~ Binomial(N, q), D | H ~ Binomial(H, r), N ~ presence
 *
 * First form: μ is integrated out in each cell on its own, at the midpoints of equal slices of its distribution (Beta(1, b)
 * has a closed inverse). Cost O(slices · N) once per N.
 */
import { betaBinomial, type Pmf } from '../numerics/discrete.js';
import { at, type Grid } from './report.js';
import { PRIOR } from './visibility.js';

const SLICES = 64;
const byNumber = new Map<number, Pmf>();

const MEANS: readonly number[] = Array.from({ length: SLICES }, (_, i) => {
  const tail = 1 - (i + 0.5) / SLICES;
  return 1 - Math.exp(Math.log(tail) / PRIOR.hitShare[1]);
});

/** P(H = h | N = n) at a struck site. */
export function hitsPrior(n: number): Pmf {
  const found = byNumber.get(n);
  if (found) return found;
  const pmf = new Float64Array(n + 1);
  const weight = PRIOR.reached / (SLICES * PRIOR.concentration.length);
  for (const mean of MEANS)
    for (const phi of PRIOR.concentration) {
      const hits = betaBinomial(n, mean * phi, (1 - mean) * phi);
      for (let h = 0; h <= n; h++) pmf[h] = (pmf[h] as number) + weight * (hits[h] as number);
    }
  pmf[0] = (pmf[0] as number) + 1 - PRIOR.reached;
  byNumber.set(n, pmf);
  return pmf;
}

/** P(D, M) of a cell at a struck site over its presence distribution. O(N²). */
export function cellPrior(present: Pmf): Grid {
  const n = present.length - 1;
  const hits = new Float64Array(n + 1);
  for (let N = 0; N <= n; N++) {
    const here = present[N] as number;
    if (here === 0) continue;
    const given = hitsPrior(N);
    for (let h = 0; h <= N; h++) hits[h] = (hits[h] as number) + here * (given[h] as number);
  }
  const values = new Float64Array((n + 1) * (n + 1));
  for (let h = 0; h <= n; h++) {
    const destroyed = destroyedGiven(h);
    for (let d = 0; d <= h; d++) values[at(n, d, h - d)] = (hits[h] as number) * (destroyed[d] as number);
  }
  return { n, values };
}

const known = new Map<number, Pmf>();

/** P(D | H = h), r integrated out. */
function destroyedGiven(h: number): Pmf {
  const found = known.get(h);
  if (found) return found;
  const pmf = betaBinomial(h, ...PRIOR.destroyedIfHit);
  known.set(h, pmf);
  return pmf;
}
