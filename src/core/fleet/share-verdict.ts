/**
 * The verdict on "so many percent of the fleet": the exact distribution of the count in scope over the published figures
 * of the scope's types, types independent, each figure equally likely.
 */

import { amountWords, plain } from '../claims/amount.js';
import type { ClaimEntry } from '../claims/result.js';
import { knownTypes } from '../claims/scope.js';
import { quantityOf, verbWords } from '../claims/verb.js';
import { excludesOf } from '../losses/excludes.js';
import type { Verdict } from '../losses/result.js';
import { perScenario, scopeFilter, type VerdictContext, withoutNumber } from '../losses/verdict.js';
import { wordsFor } from '../losses/words.js';
import { between, type Pmf } from '../numerics/discrete.js';
import { gap, isGap } from '../problem.js';
import { figuresOf, valuesOf } from './figures.js';

/** `about` a share means within this part of it. */
const ABOUT_SHARE = 0.2;
/** More combinations of figures than this are thinned to each type's lowest and highest. */
const MOST_COMBINATIONS = 10_000;

export function shareVerdict(context: VerdictContext, entry: ClaimEntry): Verdict {
  const { theCase, claims, fit } = context;
  const { claim } = entry;
  const excludes = excludesOf(theCase, claims, claim);
  const quantity = quantityOf(claim.verb);
  const asked = boundsOf(claim);
  if (quantity === null || asked === null)
    return withoutNumber(context, entry, excludes, gap('outside-model', 'a share without a damage verb or a number'));
  const types = entry.scope.types?.filter((type) => knownTypes(theCase).includes(type)) ?? [];
  if (types.length === 0)
    return withoutNumber(
      context,
      entry,
      excludes,
      gap('outside-model', 'the claim does not say of which types the share is'),
    );
  const fleets = fleetSizes(
    types
      .map((type) => figuresOf(theCase, type, (row) => row.inventory))
      .map((f) => (isGap(f) ? null : f.figures.flatMap(valuesOf))),
  );
  if (fleets === null) {
    const missing = types.filter((type) => isGap(figuresOf(theCase, type, (row) => row.inventory)));
    return withoutNumber(
      context,
      entry,
      excludes,
      gap('no-source', `no fleet figure from before the strike for ${missing.join(', ')}`),
    );
  }
  const scope = scopeFilter(theCase, entry);
  const probability = (pmf: Pmf): number =>
    fleets.reduce(
      (total, fleet) =>
        total +
        between(
          pmf,
          asked.low === null ? null : asked.low * fleet - SLACK,
          asked.high === null ? null : asked.high * fleet + SLACK,
        ),
      0,
    ) / fleets.length;
  const holds = perScenario((scenario) =>
    probability(fit({ scenario, without: excludes.readings }).distribution(quantity, scope)),
  );
  const holdsLooked = perScenario((scenario) =>
    probability(
      fit({ scenario, without: excludes.readings }).distribution(quantity, (cell) => cell.looked && scope(cell)),
    ),
  );
  const [smallest, largest] = [Math.min(...fleets), Math.max(...fleets)];
  const needed =
    asked.low === null
      ? []
      : [
          `Between ${plain(Math.ceil(asked.low * smallest - SLACK))} and ${amountWords(Math.ceil(asked.low * largest - SLACK), 'assets')} ${verbWords(claim.verb as NonNullable<typeof claim.verb>)}, of ${plain(smallest)} to ${plain(largest)} that the published figures allow.`,
        ];
  return {
    ...withoutNumber(context, entry, excludes, gap('not-covered', '')),
    quantity: 'share',
    statement: claim.paraphrase,
    holds,
    holdsLooked,
    words: wordsFor(holds[context.wordsFor]),
    wouldHaveToBeTrue: needed,
    warnings: [
      ...entry.warnings,
      `The denominator "${claim.denominator ?? 'not stated'}" is read as the published inventory of ${types.join(', ')}.`,
    ],
    gap: null,
  };
}

// Rounding of share × fleet must not cost a whole asset.
const SLACK = 1e-9;

function boundsOf({
  comparator,
  low,
  high,
  unit,
}: ClaimEntry['claim']): { low: number | null; high: number | null } | null {
  if (unit !== 'percent') return null;
  const part = (x: number | null): number | null => (x === null ? null : x / 100);
  if (comparator === 'le') return high === null ? null : { low: null, high: part(high) };
  if (comparator === 'ge' || comparator === 'eq')
    return low === null ? null : { low: part(low), high: low === 0 ? 0 : null };
  if (low === null || high === null) return null;
  if (comparator === 'about' && low === high)
    return { low: ((1 - ABOUT_SHARE) * low) / 100, high: ((1 + ABOUT_SHARE) * high) / 100 };
  return { low: part(low), high: part(high) };
}

/** Every sum of one figure per type; null when a type has none. */
function fleetSizes(perType: readonly (readonly number[] | null)[]): readonly number[] | null {
  if (perType.some((figures) => figures === null)) return null;
  const lists = perType as readonly (readonly number[])[];
  const combinations = lists.reduce((n, list) => n * list.length, 1);
  const thinned =
    combinations > MOST_COMBINATIONS ? lists.map((list) => [Math.min(...list), Math.max(...list)]) : lists;
  return thinned.reduce<readonly number[]>(
    (sums, list) => sums.flatMap((sum) => list.map((figure) => sum + figure)),
    [0],
  );
}
