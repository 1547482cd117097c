/**
 * A band that the empirical distribution of N uniform values stays inside everywhere at once with a set probability
 * (Säilynoja, Bürkner & Vehtari 2022, doi:10.1007/s11222-022-10090-6, one sample): for probability integral transforms and
 * for ranks of simulation-based calibration. Model: independent uniform values. Assumption most likely to be wrong: the
 * independence; ranks from autocorrelated draws need thinning first.
 *
 * The band takes at every z = k/K the central 1 − γ interval of Binomial(N, z), and γ is the largest that keeps the
 * probability of never leaving at or over the one wanted; that probability is exact (`ecdf-coverage.ts`), not simulated.
 * Cost: 40 tries of O(K · N); O(K · N) memory. 20 ms at N = 250, K = 50.
 */
import { InputError } from '../problem.js';
import { binomial, type Pmf } from './discrete.js';
import { insideProbability } from './ecdf-coverage.js';

export type EcdfBand = {
  /** N, values in the sample */
  readonly samples: number;
  /** K; the band is given at z = 0, 1/K, …, 1 */
  readonly points: number;
  /** fewest values at or under z = k/K, index k in 0..K */
  readonly lower: Float64Array;
  /** most values at or under z = k/K, index k in 0..K */
  readonly upper: Float64Array;
  /** chance of lying outside at one point, at most; 0..1 */
  readonly gamma: number;
  /** exact probability that uniform values stay inside; at least the one asked for, more where counts are coarse */
  readonly coverage: number;
};

export type BandOptions = {
  readonly samples: number;
  readonly points: number;
  /** wanted chance that all the quantities stay inside, in (0, 1) */
  readonly probability: number;
  /**
   * how many quantities are judged together, default 1: each then gets 1 − (1 − probability) / quantities (Bonferroni). Holds
   * whatever their dependence, and is wide when they move together.
   */
  readonly quantities?: number;
};

/** The band of one quantity. @throws InputError when an option is out of its range */
export function ecdfBand({ samples, points, probability, quantities = 1 }: BandOptions): EcdfBand {
  requireCount('samples', samples, 1);
  requireCount('points', points, 2);
  requireCount('quantities', quantities, 1);
  if (!(probability > 0 && probability < 1)) throw new InputError('ecdfBand.probability', 'in (0, 1)', probability);
  const outside = (1 - probability) / quantities;
  const cdfs = cumulativeCounts(samples, points);
  let best = bandAt(samples, cdfs, outside);
  if (best.coverage >= 1 - outside) return best;
  let [low, high] = [0, outside];
  for (let i = 0; i < TRIES; i++) {
    const tried = bandAt(samples, cdfs, (low + high) / 2);
    if (tried.coverage >= 1 - outside) [low, best] = [tried.gamma, tried];
    else high = tried.gamma;
  }
  return best;
}

const TRIES = 40;

/** The band that is wrong at one point with a chance of at most gamma, and how often it is wrong anywhere. */
export const pointwiseBand = (samples: number, points: number, gamma: number): EcdfBand =>
  bandAt(samples, cumulativeCounts(samples, points), gamma);

/**
 * Ranks as values: (rank + 1) / (draws + 1), which for a uniform rank has the uniform distribution at z = k/K exactly when K
 * divides draws + 1.
 * @param ranks how many of `draws` posterior draws lie under the truth: whole numbers 0..draws
 */
export const ranksToValues = (ranks: ArrayLike<number>, draws: number): Float64Array =>
  Float64Array.from(ranks, (rank) => (rank + 1) / (draws + 1));

export type BandVerdict = {
  readonly inside: boolean;
  /** how far past the nearer edge at worst, as a share of the sample; 0 or negative inside, when it is the least room left */
  readonly excursion: number;
  /** z of the worst point, in (0, 1) */
  readonly at: number;
};

/** Where the empirical distribution of `values` in 0..1 stands to a band for as many. @throws InputError for another size */
export function againstBand(values: Float64Array, band: EcdfBand): BandVerdict {
  const { samples, points } = band;
  if (values.length !== samples)
    throw new InputError('againstBand.values', `as many as the band's ${samples}`, values.length);
  const sorted = values.slice().sort();
  if (!((sorted[0] as number) >= 0 && (sorted[samples - 1] as number) <= 1)) {
    throw new InputError('againstBand.values', 'in 0..1', sorted[(sorted[0] as number) >= 0 ? samples - 1 : 0]);
  }
  let worst = { excess: Number.NEGATIVE_INFINITY, at: 0 };
  for (let k = 1, count = 0; k < points; k++) {
    while (count < samples && (sorted[count] as number) <= k / points) count++;
    const excess = Math.max((band.lower[k] as number) - count, count - (band.upper[k] as number));
    if (excess > worst.excess) worst = { excess, at: k / points };
  }
  return { inside: worst.excess <= 0, excursion: worst.excess / samples, at: worst.at };
}

/** P(count at z = k/K <= i), row k − 1 for k = 1..K−1. */
const cumulativeCounts = (samples: number, points: number): readonly Pmf[] =>
  Array.from({ length: points - 1 }, (_, k) => {
    let total = 0;
    return binomial(samples, (k + 1) / points).map((p) => (total += p));
  });

function bandAt(samples: number, cdfs: readonly Pmf[], gamma: number): EcdfBand {
  const points = cdfs.length + 1;
  const lower = Float64Array.of(0, ...cdfs.map((cdf) => firstAtLeast(cdf, gamma / 2)), samples);
  // Binomial(N, 1 − z) mirrors Binomial(N, z)
  const upper = lower.map((_, k) => samples - (lower[points - k] as number));
  return { samples, points, lower, upper, gamma, coverage: insideProbability(samples, lower, upper) };
}

/** Lowest index whose value reaches p, in a rising column; the last one at most. */
function firstAtLeast(cdf: Pmf, p: number): number {
  let [from, to] = [0, cdf.length - 1];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((cdf[middle] as number) < p) from = middle + 1;
    else to = middle;
  }
  return from;
}

function requireCount(name: string, got: number, least: number): void {
  if (!Number.isInteger(got) || got < least)
    throw new InputError(`ecdfBand.${name}`, `a whole number, at least ${least}`, got);
}
