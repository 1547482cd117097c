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

export type PricedDraws = {
  readonly type: string;
  readonly pool: readonly LogNormal[];
  readonly counts: TypeDraws;
  /** by source: the sum of so many own errors, and what one unit of the shared error moves it by */
  readonly matched: readonly ((n: number) => LogNormal)[];
  readonly shift: readonly number[];
  /** the shared error of each draw */
  readonly levels: Float64Array;
  readonly own: OwnErrors;
};

/** @param pool log-normals in USD, equally likely */
export function pricedDraws(
  type: string,
  pool: readonly LogNormal[],
  counts: TypeDraws,
  { price: levels, dependence }: SharedErrors,
  own: OwnErrors,
): PricedDraws {
  const [common, apart] = [Math.sqrt(dependence), Math.sqrt(1 - dependence)];
  const matched = pool.map((fit) => sumsOf(fit, apart));
  const shift = pool.map((fit) => fit.sigma * common);
  return { type, pool, counts, matched, shift, levels, own };
}

/** Which of a draw's own errors: of the destroyed, or of the damaged, whose whole value is asked for. */
export const DESTROYED = 0;
export const DAMAGED = 1;

/** USD of `n` assets, with the shared error of one draw and a type's own of another. */
export function sumAt(
  { matched, shift, levels, own: { source, errors } }: PricedDraws,
  which: typeof DESTROYED | typeof DAMAGED,
  n: number,
  level: number,
  price: number,
): number {
  if (n === 0) return 0;
  const k = Math.floor((source[price] as number) * matched.length);
  const { mu, sigma } = (matched[k] as (n: number) => LogNormal)(n);
  const error = sigma === 0 ? 0 : sigma * (errors[2 * price + which] as number);
  return Math.exp(mu + (shift[k] as number) * (levels[level] as number) + error);
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
