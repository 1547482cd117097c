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
import { onceFor } from '../measure/once-for.js';
import type { LogNormal } from '../numerics/lognormal.js';
import { sumOfExchangeable } from '../numerics/lognormal-sum.js';
import type { OwnErrors, SharedErrors } from './price-errors.js';

/** USD of `n` assets, with the shared error of one draw and a type's own of another. */
type SumAt = (n: number, level: number, price: number) => number;

export type PricedDraws = {
  readonly type: string;
  readonly pool: readonly LogNormal[];
  readonly counts: TypeDraws;
  readonly destroyed: SumAt;
  /** their whole value, of which each costs a share */
  readonly damaged: SumAt;
};

/** @param pool log-normals in USD, equally likely */
export function pricedDraws(
  type: string,
  pool: readonly LogNormal[],
  counts: TypeDraws,
  { price: levels, dependence }: SharedErrors,
  { source, errors }: OwnErrors,
): PricedDraws {
  const [common, own] = [Math.sqrt(dependence), Math.sqrt(1 - dependence)];
  const matched = pool.map((fit) => sumsOf(fit, own));
  const shift = pool.map((fit) => fit.sigma * common);
  const sumWith =
    (first: 0 | 1): SumAt =>
    (n, level, price) => {
      if (n === 0) return 0;
      const k = Math.floor((source[price] as number) * pool.length);
      const { mu, sigma } = (matched[k] as (n: number) => LogNormal)(n);
      const error = sigma === 0 ? 0 : sigma * (errors[2 * price + first] as number);
      return Math.exp(mu + (shift[k] as number) * (levels[level] as number) + error);
    };
  return { type, pool, counts, destroyed: sumWith(0), damaged: sumWith(1) };
}

const knownSums = onceFor((_: LogNormal) => new Map<number, (n: number) => LogNormal>());

/** Every scenario asks for the same. */
function sumsOf(fit: LogNormal, own: number): (n: number) => LogNormal {
  const known = knownSums(fit);
  const found = known.get(own) ?? matchedSums({ mu: fit.mu, sigma: fit.sigma * own });
  known.set(own, found);
  return found;
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
