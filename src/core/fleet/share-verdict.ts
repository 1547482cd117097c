/**
 * The verdict on "so many percent of the fleet": the exact distribution of the count in scope over the published figures
 * of the scope's types, types independent, each figure equally likely.
 */

import type { Case } from '../case.js';
import { amountWords, plain } from '../claims/amount.js';
import type { ClaimEntry } from '../claims/result.js';
import { knownTypes } from '../claims/scope.js';
import { quantityOf, verbWords } from '../claims/verb.js';
import { excludesOf } from '../losses/excludes.js';
import { ON_ITS_WAY } from '../losses/on-its-way.js';
import type { Verdict } from '../losses/result.js';
import {
  isAtHand,
  notModelled,
  perLooked,
  perScenario,
  type VerdictContext,
  withoutNumber,
} from '../losses/verdict.js';
import { scopeFilter } from '../losses/verdict-scope.js';
import { wordsFor } from '../losses/words.js';
import { onceFor } from '../measure/once-for.js';
import type { Pmf } from '../numerics/discrete.js';
import { gap, isGap } from '../problem.js';
import { figuresOf, valuesOf } from './figures.js';

/** `about` a share means within this part of it. */
const ABOUT_SHARE = 0.2;

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
  const fleets = fleetsOf(theCase)(types);
  if (fleets === null) {
    const missing = types.filter((type) => isGap(figuresOf(theCase, type, (row) => row.inventory)));
    return withoutNumber(
      context,
      entry,
      excludes,
      gap('no-source', `no fleet figure from before the strike for ${missing.join(', ')}`),
    );
  }
  const missing = notModelled(context, entry, excludes);
  if (missing.gap) return withoutNumber(context, entry, excludes, missing.gap);
  if (!isAtHand(context, excludes)) return withoutNumber(context, entry, excludes, ON_ITS_WAY);
  const scope = scopeFilter(theCase, entry);
  const probability = (pmf: Pmf): number => shareProbability(pmf, fleets, asked);
  const posteriors = perScenario((scenario) => fit({ scenario, without: excludes.readings }));
  const holds = perScenario((scenario) => probability(posteriors[scenario].distribution(quantity, scope)));
  const holdsLooked = perLooked(posteriors, scope, (scenario, looked) =>
    probability(posteriors[scenario].distribution(quantity, looked)),
  );
  const [smallest, largest] = [Math.min(...fleets.keys()), Math.max(...fleets.keys())];
  const needed =
    asked.low === null
      ? []
      : [
          `Between ${plain(Math.ceil(asked.low * smallest - SLACK))} and ${amountWords(Math.ceil(asked.low * largest - SLACK), 'assets')} ${verbWords(claim.verb as NonNullable<typeof claim.verb>)}, of ${plain(smallest)} to ${plain(largest)} that the published figures allow.`,
        ];
  return {
    ...withoutNumber(
      context,
      entry,
      excludes,
      gap('outside-model', 'the record of claimants is of counts, not of shares'),
    ),
    quantity: 'share',
    statement: claim.paraphrase,
    holds,
    holdsLooked,
    words: wordsFor(holds[context.wordsFor]),
    wouldHaveToBeTrue: needed,
    warnings: [
      ...entry.warnings,
      ...missing.warnings,
      `The denominator "${claim.denominator ?? 'not stated'}" is read as the published inventory of ${types.join(', ')}.`,
    ],
    gap: null,
  };
}

/** Sizes of the fleets of these types together; several claims speak of the same ones. */
const fleetsOf = onceFor((theCase: Case) => {
  const known = new Map<string, ReturnType<typeof fleetSizes>>();
  return (types: readonly string[]): ReturnType<typeof fleetSizes> => {
    const key = types.join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;
    const figures = types.map((type) => figuresOf(theCase, type, (row) => row.inventory));
    const made = fleetSizes(figures.map((f) => (isGap(f) ? null : f.figures.flatMap(valuesOf))));
    known.set(key, made);
    return made;
  };
});

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

/** P(low <= count / fleet <= high), shares 0..1, an open end null. @param fleets size → probability */
export function shareProbability(
  count: Pmf,
  fleets: ReadonlyMap<number, number>,
  { low, high }: { readonly low: number | null; readonly high: number | null },
): number {
  // P(count >= n), n = 0..: one sum for all fleets
  const tails = new Float64Array(count.length + 1);
  for (let n = count.length - 1; n >= 0; n--) tails[n] = (tails[n + 1] as number) + (count[n] as number);
  const most = count.length - 1;
  let total = 0;
  for (const [fleet, weight] of fleets) {
    const from = low === null ? 0 : Math.max(0, Math.ceil(low * fleet - SLACK));
    const to = high === null ? most : Math.min(most, Math.floor(high * fleet + SLACK));
    if (from === 0 && to === most) total += weight;
    else if (from <= to) total += weight * ((tails[from] as number) - (tails[to + 1] as number));
  }
  return Math.min(1, total);
}

/** Size of the whole fleet → its probability, one figure per type; null when a type has none. */
export function fleetSizes(perType: readonly (readonly number[] | null)[]): ReadonlyMap<number, number> | null {
  let sizes = new Map([[0, 1]]);
  for (const figures of perType) {
    if (figures === null || figures.length === 0) return null;
    const next = new Map<number, number>();
    for (const [size, weight] of sizes)
      for (const figure of figures) {
        next.set(size + figure, (next.get(size + figure) ?? 0) + weight / figures.length);
      }
    sizes = next;
  }
  return sizes;
}
