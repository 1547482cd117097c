/**
 * What was lost, in money, per basis: Σ over types of the value of the destroyed and a share of the value of the damaged.
 *
 * The counts are the joint draws of the losses, the same for every basis; prices and their dependence are in
 * `price-book.ts` and `priced-draws.ts`. A basis is summed only over types priced on it; where others may have been hit, the
 * sum is a lower bound and says without what. Most likely wrong: that figures of one basis mean the same thing.
 * Cost O(bases · types · draws).
 */
import type { Case } from '../case.js';
import { usd as money } from '../claims/amount.js';
import type { TypeDraws } from '../losses/by-type.js';
import { ON_ITS_WAY } from '../losses/on-its-way.js';
import type { LossDraws } from '../losses/result.js';
import { onceFor } from '../measure/once-for.js';
import { sortedQuantile } from '../numerics/quantiles.js';
import type { Rng } from '../numerics/rng.js';
import { gap } from '../problem.js';
import { BESIDE_THE_LOSS, basisOf } from './bases.js';
import { countsOf } from './counts-of.js';
import { exceedanceCurve } from './exceedance.js';
import { exchangeOf } from './exchange.js';
import { irreplaceableOf } from './irreplaceable.js';
import { needsOf } from './needs.js';
import { partsOf, sumOf } from './parts.js';
import { type PriceBook, type PriceBound, priceBook } from './price-book.js';
import { type PriceErrors, priceErrors, sharedErrors } from './price-errors.js';
import { pricedDraws } from './priced-draws.js';
import type { BasisCost, Cost, CostInputs, CostShare } from './result.js';
import { spreadOf } from './spread.js';
import { totalLossChances } from './total-loss-chance.js';
import { leftOutLabel } from './unpriced.js';

export type CostQuestion = {
  readonly theCase: Case;
  readonly draws: LossDraws;
  readonly inputs: CostInputs;
  /** USD; each gets its exceedance */
  readonly claimedSums: readonly number[];
  readonly rng: Rng;
  /** of as many draws, by the same chance: kept where the question is asked again (default: made) */
  readonly errors?: PriceErrors;
  /** parts, needs, exchange and what the spread is made of: as long again as all the rest (default true) */
  readonly inFull?: boolean;
  /** false: where it is worked out in full, all but what the spread is made of, which comes later (default true) */
  readonly refines?: boolean;
};

const UNSTATED = 'unstated';

export function costOf({
  theCase,
  draws,
  inputs,
  claimedSums,
  rng,
  errors = priceErrors(draws.draws, rng),
  inFull = true,
  refines = true,
}: CostQuestion): Cost {
  const book = bookOf(theCase)(inputs);
  const { counts, hit } = countsOf(draws);
  const shared = sharedErrors(errors, inputs);
  const attack = book.priced.filter((price) => price.basis === 'attack').flatMap((price) => price.pool);
  const summed = basesOf(book, counts).map(({ basis, priced, bounds }) => {
    const drawn = priced.map(({ type, pool }) =>
      pricedDraws(type, pool, counts.get(type) as TypeDraws, shared, errors.of(type)),
    );
    const sum = sumOf(drawn, shared);
    const sorted = sum.totals.slice().sort();
    const unpriced = hit.filter(({ type }) => !priced.some((price) => price.type === type));
    const { mean, sd } = momentsOf(sorted);
    const cost: BasisCost = {
      basis,
      scenario: draws.scenario,
      label: leftOutLabel(unpriced, bounds),
      measure: basisOf(basis).measure,
      mean,
      q05: sortedQuantile(sorted, 0.05),
      q50: sortedQuantile(sorted, 0.5),
      q95: sortedQuantile(sorted, 0.95),
      exceedance: exceedanceCurve(sorted, claimedSums),
      priced: priced.map((price) => price.used),
      unpriced,
      byType: inFull ? partsOf(drawn, sum) : [],
      needs: inFull ? needsOf(drawn, shared, sum.totals, claimedSums) : [],
      exchange: inFull ? exchangeOf(sum.totals, attack, rng.fork('attack')) : ONLY_IN_FULL,
      mcseMean: sd / Math.sqrt(sorted.length),
      essBulk: sorted.length,
    };
    return {
      cost,
      spread: inFull && refines ? spreadOf(basis, drawn, shared, sum, rng.fork(`spread/${basis}`)) : [],
    };
  });
  const byBasis = summed.map(({ cost }) => cost);
  const years = yearsOf(book.priced, byBasis);
  return {
    priceYear: years.length === 1 ? (years[0] ?? null) : null,
    scenario: draws.scenario,
    inputs,
    byBasis,
    irreplaceable: inFull ? irreplaceableOf(theCase, counts, shared, inputs) : [],
    totalLoss: inFull ? totalLossChances(book.priced, inputs.priceDependence, rng.fork('total-loss')) : [],
    priceBook: book.rows,
    sensitivity: sensitivityOf(
      inFull ? refines : null,
      summed.flatMap(({ spread }) => spread),
    ),
    warnings: [...yearsWarning(years), ...byBasis.flatMap((basis) => contradictions(basis, book.bounds))],
  };
}

/** Asked for by every scenario. */
const bookOf = onceFor((theCase: Case) => onceFor((inputs: CostInputs) => priceBook(theCase, inputs)));

const ONLY_IN_FULL = gap('withheld', 'worked out for the scenario chosen only');

/** @param asked null: of another scenario; false: not yet */
function sensitivityOf(asked: boolean | null, shares: readonly CostShare[]): Cost['sensitivity'] {
  if (asked === null) return ONLY_IN_FULL;
  if (!asked) return ON_ITS_WAY;
  return shares.length > 0 ? shares : gap('incomplete-basis', 'nothing that may have been lost has a price');
}

type Priced = PriceBook['priced'];
type Basis = { readonly basis: string; readonly priced: Priced; readonly bounds: readonly PriceBound[] };

/** Bases that price a type with a cell, in the order of the price table, `unstated` last. */
function basesOf({ priced, bounds }: PriceBook, counts: ReadonlyMap<string, TypeDraws>): readonly Basis[] {
  const usable = priced.filter(({ type, basis }) => counts.has(type) && !BESIDE_THE_LOSS.includes(basis));
  const names = [...new Set(usable.map((price) => price.basis))];
  return names
    .sort((a, b) => Number(a === UNSTATED) - Number(b === UNSTATED))
    .map((basis) => ({
      basis,
      priced: usable.filter((price) => price.basis === basis),
      bounds: bounds.filter((bound) => bound.basis === basis),
    }));
}

function momentsOf(draws: Float64Array): { readonly mean: number; readonly sd: number } {
  let sum = 0;
  for (let i = 0; i < draws.length; i++) sum += draws[i] as number;
  const mean = sum / draws.length;
  let squares = 0;
  for (let i = 0; i < draws.length; i++) squares += ((draws[i] as number) - mean) * ((draws[i] as number) - mean);
  return { mean, sd: Math.sqrt(squares / Math.max(1, draws.length - 1)) };
}

/** Of every price that enters a sum. */
function yearsOf(priced: PriceBook['priced'], byBasis: readonly BasisCost[]): readonly (number | null)[] {
  const used = new Set(byBasis.flatMap((basis) => basis.priced));
  return [...new Set(priced.filter((price) => used.has(price.used)).flatMap((price) => price.years))];
}

function yearsWarning(years: readonly (number | null)[]): readonly string[] {
  if (years.length === 1 && years[0] === null)
    return ['prices state no year: the sums are in the money of unknown years'];
  if (years.length < 2) return [];
  const names = years.map((year) => String(year ?? 'an unknown year')).sort();
  return [`prices are of ${names.join(', ')} and are not brought to one year`];
}

/** Where a stated bound lies beyond the P10 or P90 of what is drawn, the reader must know that sources disagree. */
const contradictions = ({ basis, priced }: BasisCost, bounds: readonly PriceBound[]): readonly string[] =>
  priced.flatMap(({ type, p10, p90 }) =>
    bounds
      .filter((b) => b.type === type && b.basis === basis && (b.which === 'at least' ? b.usd > p90 : b.usd < p10))
      .map(
        (b) =>
          `${type}, ${basis}: ${money(p10)} to ${money(p90)} is drawn, yet a source says ${b.which} ${money(b.usd)}`,
      ),
  );
