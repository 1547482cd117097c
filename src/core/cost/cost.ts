/**
 * What was lost, in money, per basis.
 *
 *   cost = Σ_types [ S(D_t) + share · S(M_t) ],  S(n) = X₁ + … + X_n,  ln X ~ Normal(mu_t, sigma_t) from the price book
 *   corr(ln X_i, ln X_j) = ρ over all assets of all types: one shared factor
 *
 * (D, M) are the joint draws of the losses, the same for every basis. Given the shared factor the n own errors are summed
 * by one matched log-normal (Fenton–Wilkinson), exact at ρ = 1. Most likely wrong: that figures of one basis mean the
 * same thing. Cost O(bases · types · draws).
 */
import type { Case } from '../case.js';
import { usd as money } from '../claims/amount.js';
import { drawsByType, hitsOf, type TypeDraws } from '../losses/by-type.js';
import type { LossDraws, ScenarioName } from '../losses/result.js';
import { sumOfExchangeable } from '../numerics/lognormal-sum.js';
import { quantiles, shareAtLeast, sortedQuantile } from '../numerics/quantiles.js';
import type { Rng } from '../numerics/rng.js';
import { gap } from '../problem.js';
import { type PriceBound, type PricedType, priceBook } from './price-book.js';
import type { BasisCost, Cost, CostInputs } from './result.js';

export type CostQuestion = {
  readonly theCase: Case;
  readonly draws: LossDraws;
  readonly inputs: CostInputs;
  /** USD; each gets its exceedance */
  readonly claimedSums: readonly number[];
  readonly rng: Rng;
};

const UNSTATED = 'unstated';

export function costOf({ theCase, draws, inputs, claimedSums, rng }: CostQuestion): Cost {
  const book = priceBook(theCase);
  const bases = [...new Set(book.priced.map((price) => price.basis))].sort(
    (a, b) => Number(a === UNSTATED) - Number(b === UNSTATED),
  );
  const counts = drawsByType(draws);
  const shared = sharedErrors(draws.draws, inputs, rng);
  const { bounds } = book;
  const byBasis = bases.flatMap((basis) => {
    const priced = book.priced.filter((price) => price.basis === basis && counts.has(price.type));
    return priced.length === 0
      ? []
      : [basisCost(basis, priced, { scenario: draws.scenario, counts, shared, inputs, claimedSums, rng, bounds })];
  });
  const used = new Set(byBasis.flatMap((basis) => basis.priced.flatMap((price) => price.rows.map((row) => row.id))));
  const years = [...new Set(theCase.prices.filter((price) => used.has(price.row.id)).map((price) => price.priceYear))];
  return {
    priceYear: years.length === 1 ? (years[0] ?? null) : null,
    scenario: draws.scenario,
    inputs,
    byBasis,
    priceBook: book.rows,
    sensitivity: gap('not-built', 'what the spread is made of is not computed yet'),
    warnings: [...(years.length > 1 ? [yearsWarning(years)] : []), ...byBasis.flatMap((b) => contradicted(b, bounds))],
  };
}

const yearsWarning = (years: readonly (number | null)[]): string =>
  `prices are of ${years
    .map((year) => String(year ?? 'an unknown year'))
    .sort()
    .join(', ')} and are not brought to one year`;

/** Where a stated bound lies beyond the P10 or P90 of what is drawn, the reader must know that the sources disagree. */
const contradicted = ({ basis, priced }: BasisCost, bounds: readonly PriceBound[]): readonly string[] =>
  priced.flatMap(({ type, p10, p90 }) =>
    bounds
      .filter((b) => b.type === type && b.basis === basis && (b.which === 'at least' ? b.usd > p90 : b.usd < p10))
      .map(
        (b) =>
          `${type}, ${basis}: drawn from ${money(p10)} to ${money(p90)}, though a source says ${b.which} ${money(b.usd)}`,
      ),
  );

type Shared = { readonly factor: Float64Array; readonly damagedShare: Float64Array };

function sharedErrors(count: number, inputs: CostInputs, rng: Rng): Shared {
  const { low, high } = inputs.damagedShare;
  const [price, share] = [rng.fork('price'), rng.fork('damaged-share')];
  return {
    factor: Float64Array.from({ length: count }, () => price.normal()),
    damagedShare: Float64Array.from({ length: count }, () => low + (high - low) * share.uniform()),
  };
}

type Setting = {
  readonly scenario: ScenarioName;
  readonly counts: ReadonlyMap<string, TypeDraws>;
  readonly shared: Shared;
  readonly inputs: CostInputs;
  readonly claimedSums: readonly number[];
  readonly rng: Rng;
  readonly bounds: readonly PriceBound[];
};

function basisCost(basis: string, priced: readonly PricedType[], setting: Setting): BasisCost {
  const { scenario, counts, shared, inputs, claimedSums, rng } = setting;
  const bounds = setting.bounds.filter((bound) => bound.basis === basis);
  const total = new Float64Array(shared.factor.length);
  for (const price of priced)
    addType(
      total,
      price,
      counts.get(price.type) as TypeDraws,
      shared,
      inputs.priceDependence,
      rng.fork(`type/${price.type}`),
    );
  const sorted = total.slice().sort();
  const mean = total.reduce((sum, x) => sum + x, 0) / total.length;
  const variance = total.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (total.length - 1);
  const exceedance = grid(sorted, claimedSums).map((usd) => {
    const probability = shareAtLeast(sorted, usd);
    return { usd, probability, mcse: mcseOf(probability, sorted.length) };
  });
  const names = new Set(priced.map((price) => price.type));
  const unpriced = [...counts]
    .filter(([type, hits]) => !names.has(type) && isEverHit(hits))
    .map(([type, hits]) => ({ type, ...hitSummary(hits) }));
  return {
    basis,
    scenario,
    label: labelOf(unpriced, bounds),
    mean,
    q05: sortedQuantile(sorted, 0.05),
    q50: sortedQuantile(sorted, 0.5),
    q95: sortedQuantile(sorted, 0.95),
    exceedance,
    priced: priced.map((price) => price.used),
    unpriced,
    mcseMean: Math.sqrt(variance / total.length),
    essBulk: total.length,
  };
}

function addType(
  total: Float64Array,
  price: PricedType,
  counts: TypeDraws,
  shared: Shared,
  rho: number,
  rng: Rng,
): void {
  const [common, own] = [Math.sqrt(rho), Math.sqrt(1 - rho)];
  // Two streams, so that moving the dependence does not move which figure a draw believes.
  const [figure, errors] = [rng.fork('figure'), rng.fork('errors')];
  const sum = (n: number, unit: { mu: number; sigma: number }): number => {
    if (n === 0) return 0;
    if (own === 0) return n * Math.exp(unit.mu);
    const matched = sumOfExchangeable(unit, n, 0);
    return Math.exp(matched.mu + matched.sigma * errors.normal());
  };
  for (let i = 0; i < total.length; i++) {
    const fit = price.pool[Math.floor(figure.uniform() * price.pool.length)] as (typeof price.pool)[number];
    const unit = { mu: fit.mu + fit.sigma * common * (shared.factor[i] as number), sigma: fit.sigma * own };
    const lost = sum(counts.destroyed[i] as number, unit);
    const damaged = sum(counts.damaged[i] as number, unit);
    total[i] = (total[i] as number) + lost + (shared.damagedShare[i] as number) * damaged;
  }
}

/** Never 0, not even where no draw or every draw got there: two draws are added, one to each side. */
function mcseOf(probability: number, draws: number): number {
  const p = (probability * draws + 1) / (draws + 2);
  return Math.sqrt((p * (1 - p)) / draws);
}

const LEAST_USD = 1e5;

/** 1–2–5 steps that span the draws, and every claimed sum. */
function grid(sorted: Float64Array, claimedSums: readonly number[]): readonly number[] {
  const [low, high] = [
    Math.max(LEAST_USD, sortedQuantile(sorted, 0.005)),
    Math.max(sortedQuantile(sorted, 0.999), ...claimedSums),
  ];
  const steps: number[] = [];
  for (let decade = LEAST_USD; decade <= high * 10; decade *= 10)
    for (const step of [1, 1.5, 2, 3, 4, 5, 7]) steps.push(step * decade);
  const first = steps.findLastIndex((usd) => usd <= low);
  const last = steps.findIndex((usd) => usd > high);
  const points = steps.slice(Math.max(0, first), last < 0 ? undefined : last + 1);
  return [...new Set([...points, ...claimedSums])].sort((a, b) => a - b);
}

type Unpriced = BasisCost['unpriced'][number];

/** `at least, without scouts (2 to 5 hit) and 3 types less likely hit`; null when every type that may have been hit is priced. */
function labelOf(unpriced: readonly Unpriced[], bounds: readonly PriceBound[]): string | null {
  if (unpriced.length === 0) return null;
  const each = (type: string): string =>
    bounds
      .filter((bound) => bound.type === type)
      .map((bound) => `, each ${bound.which} ${money(bound.usd)}`)
      .join('');
  const likely = unpriced
    .filter((type) => type.q50 > 0)
    .map((type) => `${type.type} (${type.q05} to ${type.q95} hit${each(type.type)})`);
  const rest = unpriced.length - likely.length;
  const others = rest === 0 ? [] : [`${rest} ${rest === 1 ? 'type' : 'types'} less likely hit`];
  return `at least, without ${[likely.join(', '), ...others].filter((part) => part !== '').join(' and ')}`;
}

const isEverHit = (counts: TypeDraws): boolean => hitsOf(counts).some((n) => n > 0);

function hitSummary(counts: TypeDraws): Omit<Unpriced, 'type'> {
  const [q05, q50, q95] = quantiles(hitsOf(counts), [0.05, 0.5, 0.95]).map(Math.round) as [number, number, number];
  return { q05, q50, q95 };
}
