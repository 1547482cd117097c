/**
 * Have the chains converged, and how precise are they? Rank-normalized split-R̂, effective sample sizes and Monte Carlo
 * errors of Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021, doi:10.1214/20-BA1221), as R's `posterior` 1.4.0 computes
 * them; `validation/posterior` compares. Ties share their average rank, so counts may be given as they are. An effective size
 * is held at or under S·log10(S) of S draws, as there (with a warning, which is not repeated here).
 *
 * Null stands for posterior's NA: all draws equal, a draw that is not finite, or chains too short to split. A constant may be
 * right or stuck, and the draws cannot say which.
 */
import { InputError } from '../problem.js';
import { type Chains, effectiveSize, isDegenerate, meanOf, varianceOf } from './ess.js';
import { normalQuantile } from './normal-quantile.js';
import { sortedQuantile } from './quantiles.js';
import { betaCdf } from './special.js';

export type { Chains } from './ess.js';

/** What is said of one quantity; `rhat` under 1.01 and sizes over 400 are the paper's advice for 4 chains. */
export type Convergence = {
  readonly rhat: number | null;
  readonly essBulk: number | null;
  readonly essTail: number | null;
  /** in the unit of the draws */
  readonly mcseMean: number | null;
};

/** Sorted and ranked once for all four. */
export function convergence(chains: Chains): Convergence {
  const sorted = pool(check(chains));
  const split = halves(chains);
  const size = effectiveSize(split);
  const mcse = size === null ? null : Math.sqrt(varianceOf(sorted) / size);
  if (isDegenerate(chains)) return { rhat: null, essBulk: null, essTail: null, mcseMean: mcse };
  const isSplitWhole = (chains[0] as Float64Array).length % 2 === 0;
  const ranks = rankNormalized(split, isSplitWhole ? sorted : pool(split));
  return {
    rhat: rhatOf(split, ranks, sorted),
    essBulk: effectiveSize(ranks),
    essTail: essOfTails(chains, sorted),
    mcseMean: mcse,
  };
}

/**
 * R̂ >= about 1: the larger of that of the ranks (location) and of the ranks of |x − median| (scale). Infinity when every
 * half-chain stands still, but not all at one value. Null also when |x − median| is the same for all draws, as for draws
 * half 0 and half 1.
 */
export function rhat(chains: Chains): number | null {
  const sorted = pool(check(chains));
  if (isDegenerate(chains)) return null;
  const split = halves(chains);
  return rhatOf(split, rankNormalized(split), sorted);
}

function rhatOf(split: Chains, ranks: Chains, sorted: Float64Array): number | null {
  const bulk = basicRhat(ranks);
  const median = sortedQuantile(sorted, 0.5);
  const tail = basicRhat(rankNormalized(split.map((chain) => chain.map((x) => Math.abs(x - median)))));
  return bulk === null || tail === null ? null : Math.max(bulk, tail);
}

/** Independent draws the bulk is worth: effective size of the normalized ranks. */
export const essBulk = (chains: Chains): number | null =>
  isDegenerate(check(chains)) ? null : effectiveSize(rankNormalized(halves(chains)));

/**
 * Independent draws the tails are worth: the smaller of those of the 5 and 95 % quantiles. Null also when a quantile is the
 * largest draw, as for a count with more than 5 % of its draws at the top.
 */
export const essTail = (chains: Chains): number | null => essOfTails(chains, pool(check(chains)));

function essOfTails(chains: Chains, sorted: Float64Array): number | null {
  const [low, high] = [essOfQuantile(chains, sorted, 0.05), essOfQuantile(chains, sorted, 0.95)];
  return low === null || high === null ? null : Math.min(low, high);
}

/** Independent draws the mean is worth. */
export const essMean = (chains: Chains): number | null => effectiveSize(halves(check(chains)));

/** Independent draws the quantile at `prob` in 0..1 is worth: those of the indicator of lying at or under it. */
export const essQuantile = (chains: Chains, prob: number): number | null =>
  essOfQuantile(chains, pool(check(chains)), prob);

/** Standard error of the mean, in the unit of the draws. */
export function mcseMean(chains: Chains): number | null {
  const size = essMean(chains);
  return size === null ? null : Math.sqrt(varianceOf(together(chains)) / size);
}

/** Half of the distance of the order statistics one standard error to each side of the quantile, in the draws' unit. */
export function mcseQuantile(chains: Chains, prob: number): number | null {
  const sorted = pool(check(chains));
  const size = essOfQuantile(chains, sorted, prob);
  if (size === null) return null;
  const [low, high] = ONE_SIGMA.map((p) => betaQuantileBisected(p, size * prob + 1, size * (1 - prob) + 1));
  const below = sorted[Math.max(Math.floor((low as number) * sorted.length), 1) - 1] as number;
  const above = sorted[Math.min(Math.ceil((high as number) * sorted.length), sorted.length) - 1] as number;
  return (above - below) / 2;
}

/** Φ(−1) and Φ(1) as posterior writes them. */
const ONE_SIGMA = [0.1586553, 0.8413447];

function essOfQuantile(chains: Chains, sorted: Float64Array, prob: number): number | null {
  if (isDegenerate(chains)) return null;
  const at = prob === 1 ? (sorted.length - 0.5) / sorted.length : prob;
  const threshold = sortedQuantile(sorted, at);
  return effectiveSize(halves(chains.map((chain) => isAtMost(chain, threshold))));
}

/** 1 for each draw at or under it, else 0. */
function isAtMost(chain: Float64Array, threshold: number): Float64Array {
  const made = new Float64Array(chain.length);
  for (let i = 0; i < chain.length; i++) made[i] = (chain[i] as number) <= threshold ? 1 : 0;
  return made;
}

function basicRhat(chains: Chains): number | null {
  const draws = (chains[0] as Float64Array).length;
  if (draws < 2 || isDegenerate(chains)) return null;
  const between = draws * varianceOf(chains.map(meanOf));
  const within = meanOf(chains.map(varianceOf));
  return Math.sqrt((between / within + draws - 1) / draws);
}

/** Φ⁻¹((rank − 3/8) / (S + 1/4)) over all chains together (Blom 1958). @param sorted all of their draws */
function rankNormalized(chains: Chains, sorted = pool(chains)): Chains {
  // at the first place of each value
  const scores = new Float64Array(sorted.length);
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    scores[from] = normalQuantile(((from + 1 + to) / 2 - 0.375) / (sorted.length + 0.25));
  }
  return chains.map((chain) => {
    const made = new Float64Array(chain.length);
    for (let i = 0; i < chain.length; i++) made[i] = scores[firstPlace(sorted, chain[i] as number)] as number;
    return made;
  });
}

function firstPlace(sorted: Float64Array, x: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] as number) < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Each chain in two; the middle draw of an odd length is left out. */
const halves = (chains: Chains): Chains =>
  chains.flatMap((chain) => [
    chain.subarray(0, Math.floor(chain.length / 2)),
    chain.subarray(Math.ceil(chain.length / 2)),
  ]);

/** All draws in ascending order. */
const pool = (chains: Chains): Float64Array => together(chains).sort();

/** All draws, chain after chain. */
function together(chains: Chains): Float64Array {
  const draws = (chains[0] as Float64Array).length;
  const all = new Float64Array(chains.length * draws);
  for (let i = 0; i < chains.length; i++) all.set(chains[i] as Float64Array, i * draws);
  return all;
}

function check(chains: Chains): Chains {
  const draws = chains[0]?.length ?? 0;
  if (draws === 0) throw new InputError('diagnostics.chains', 'at least one chain with a draw', draws);
  const odd = chains.find((chain) => chain.length !== draws);
  if (odd) throw new InputError('diagnostics.chains', `every chain as long as the first (${draws})`, odd.length);
  return chains;
}

/** Beta quantile to the last bits, by bisection. */
function betaQuantileBisected(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return high;
}
