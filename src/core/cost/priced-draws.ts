/**
 * What the losses of one type come to, draw by draw.
 *
 *   S(n) = X₁ + … + X_n,  ln X_i = mu + sigma·(√ρ·Z + √(1−ρ)·ε_i),  Z shared by every asset of every type
 *   value = S(destroyed) + share · S(damaged)
 *
 * Where several sources price a type, each draw believes one of them for all its assets: averaging over assets would
 * make the sources' disagreement vanish. Given Z, the n own errors are summed by one matched log-normal (Fenton–
 * Wilkinson), exact at ρ = 1. A draw's damaged assets all cost one share of the value, for the same reason.
 */
import type { TypeDraws } from '../losses/by-type.js';
import type { LogNormal } from '../numerics/lognormal.js';
import { sumOfExchangeable } from '../numerics/lognormal-sum.js';
import { fillNormals } from '../numerics/normals.js';
import type { Rng } from '../numerics/rng.js';
import type { CostInputs } from './result.js';

/** One value per draw, common to all types and bases. */
export type SharedErrors = {
  /** Z, standard normal */
  readonly price: Float64Array;
  /** share of the value a damaged asset costs */
  readonly damagedShare: Float64Array;
  /** ρ, 0..1 */
  readonly dependence: number;
};

export function sharedErrors(draws: number, { damagedShare, priceDependence }: CostInputs, rng: Rng): SharedErrors {
  const { low, high } = damagedShare;
  const [price, share] = [rng.fork('price'), rng.fork('damaged-share')];
  const level = new Float64Array(draws);
  fillNormals(level, price);
  const shares = new Float64Array(draws);
  for (let i = 0; i < draws; i++) shares[i] = low + (high - low) * share.uniform();
  return { price: level, damagedShare: shares, dependence: priceDependence };
}

export type PricedDraws = {
  readonly type: string;
  readonly pool: readonly LogNormal[];
  readonly counts: TypeDraws;
  /** USD, with each part from a row of its own */
  readonly valueAt: (counts: number, level: number, price: number, share: number) => number;
};

/** @param pool log-normals in USD, equally likely */
export function pricedDraws(
  type: string,
  pool: readonly LogNormal[],
  counts: TypeDraws,
  shared: SharedErrors,
  rng: Rng,
): PricedDraws {
  const draws = shared.price.length;
  const [common, own] = [Math.sqrt(shared.dependence), Math.sqrt(1 - shared.dependence)];
  // Two streams, so that moving the dependence does not move which source a draw believes.
  const pick = rng.fork('source');
  const source = new Uint16Array(draws);
  if (pool.length > 1) for (let i = 0; i < draws; i++) source[i] = Math.floor(pick.uniform() * pool.length);
  const errors = new Float64Array(own > 0 ? 2 * draws : 0);
  fillNormals(errors, rng.fork('errors'));
  const matched = pool.map((fit) => matchedSums({ mu: fit.mu, sigma: fit.sigma * own }));
  const shift = pool.map((fit) => fit.sigma * common);
  const sumOf = (n: number, k: number, z: number, error: number): number => {
    if (n === 0) return 0;
    const { mu, sigma } = (matched[k] as (n: number) => LogNormal)(n);
    return Math.exp(mu + (shift[k] as number) * z + (sigma === 0 ? 0 : sigma * (errors[error] as number)));
  };
  const valueAt = (row: number, level: number, price: number, share: number): number => {
    const k = source[price] as number;
    const z = shared.price[level] as number;
    const lost = sumOf(counts.destroyed[row] as number, k, z, 2 * price);
    const damaged = sumOf(counts.damaged[row] as number, k, z, 2 * price + 1);
    return lost + (shared.damagedShare[share] as number) * damaged;
  };
  return { type, pool, counts, valueAt };
}

/** Sums of n independent own errors, each n worked out once. */
function matchedSums(unit: LogNormal): (n: number) => LogNormal {
  const known: LogNormal[] = [];
  return (n) => {
    const found = known[n] ?? sumOfExchangeable(unit, n, 0);
    known[n] = found;
    return found;
  };
}
