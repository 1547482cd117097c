/** The verdict on a claimed sum: P(cost ≥ sum) on every basis, never one number without a basis. */

import { usd } from '../claims/amount.js';
import type { ClaimEntry } from '../claims/result.js';
import { excludesOf } from '../losses/excludes.js';
import { type PerScenario, SCENARIOS, type Verdict } from '../losses/result.js';
import { perScenario, type VerdictContext, withoutNumber } from '../losses/verdict.js';
import { wordsFor } from '../losses/words.js';
import { gap } from '../problem.js';
import type { BasisCost, Cost } from './result.js';

/** The sum a claim names, in USD; null when it names none. */
export const claimedSum = ({ claim }: ClaimEntry): number | null =>
  claim.measure === 'value' && claim.unit === 'usd' ? (claim.low ?? claim.high) : null;

export function valueVerdict(context: VerdictContext, entry: ClaimEntry, costs: PerScenario<Cost>): Verdict {
  const excludes = excludesOf(context.theCase, context.claims, entry.claim);
  const sum = claimedSum(entry);
  if (sum === null)
    return withoutNumber(context, entry, excludes, gap('outside-model', 'the claim gives no sum in US dollars'));
  if (entry.claim.scopeSites.length > 0 || entry.claim.scopeTypes.length > 0)
    return withoutNumber(
      context,
      entry,
      excludes,
      gap('outside-model', 'a sum for part of the losses is not valued on its own yet'),
    );
  const bases = costs.middling.byBasis.map((basis) => basis.basis);
  const byBasis = bases.map((basis) => {
    const of = (scenario: (typeof SCENARIOS)[number]) => costs[scenario].byBasis.find((b) => b.basis === basis);
    return {
      basis,
      bound: SCENARIOS.some((s) => of(s)?.label !== null) ? ('lower' as const) : ('estimate' as const),
      holds: perScenario((s) => of(s)?.exceedance.find((point) => point.usd === sum)?.probability ?? 0),
    };
  });
  const complete = byBasis.find((basis) => basis.bound === 'estimate' && basis.basis !== 'unstated');
  const chosen = costs[context.wordsFor];
  const median = chosen.byBasis.map(
    (basis) => `${usd(basis.q50)} on ${basis.basis}${basis.label === null ? '' : ', at least'}`,
  );
  return {
    ...withoutNumber(
      context,
      entry,
      excludes,
      gap(
        'incomplete-basis',
        'the claim states no basis, and no stated basis prices every type that may have been hit: see each basis',
      ),
    ),
    statement: `at least ${usd(sum)} lost`,
    quantity: 'value',
    holds: complete?.holds ?? null,
    words: complete === undefined ? null : wordsFor(complete.holds[context.wordsFor]),
    byBasis,
    wouldHaveToBeTrue:
      median.length === 0
        ? []
        : [`${usd(sum)} against a median of ${median.join('; ')}.`, ...needed(widest(chosen.byBasis), sum)],
    warnings: [...entry.warnings, 'Where types are unpriced the probability is a lower bound.'],
    ...(complete === undefined ? {} : { gap: null }),
  };
}

/** `$7 billion on book takes …`: numbers, prices, or both as in the draws that reach it. */
function needed(of: BasisCost | undefined, sum: number): readonly string[] {
  if (!of) return [];
  const { basis, needs } = of;
  const need = needs.find(({ usd: at }) => at === sum);
  if (!need || !(need.middleAssets > 0)) return [];
  const { middleAssets, middlePrice, assetsNeeded, priceNeeded, reached } = need;
  const alone = `On ${basis}, ${usd(sum)} takes ${whole(assetsNeeded)} assets lost at the middle ${usd(middlePrice)} each, or ${usd(priceNeeded)} each for the middle ${whole(middleAssets)}`;
  const both =
    reached === null ? '' : `; the draws that reach it lose ${whole(reached.assets)} at ${usd(reached.price)} each`;
  return [`${alone}${both}.`];
}

/** The basis that comes closest to what is claimed: the one with the largest middle. */
const widest = (bases: readonly BasisCost[]): BasisCost | undefined =>
  bases.reduce<BasisCost | undefined>(
    (most, one) => (most === undefined || one.q50 > most.q50 ? one : most),
    undefined,
  );

const whole = (x: number): string => (x < 10 ? String(Number(x.toPrecision(2))) : Math.round(x).toString());
