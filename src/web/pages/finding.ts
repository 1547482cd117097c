/** The finding of a case in one sentence, made from its run: what is seen, and the largest headline claim of the same verb. */
import type { ClaimEntry, Quantity } from '../../core/claims/result.js';
import type { Losses, Verdict } from '../../core/losses/result.js';
import { speaksOfTotal } from '../../core/losses/total-scope.js';
import { isGap } from '../../core/problem.js';
import type { Run } from '../../core/run.js';
import { say } from '../words/say.js';
import { sentenceCase, spellNumber } from '../words/spell-number.js';

/** Below this chance in the middling scenario a claim is said not to be seen; above one half it is likely. */
const CANNOT = 0.2;
const LIKELY = 0.5;

export function findingOf(run: Run, losses: Losses, quantity: Quantity): string {
  const noun = nounOf(run);
  const verb = say(`quantity.${quantity}.seen`);
  const floor = quantity === 'destroyed' ? losses.floor.destroyed : losses.floor.damagedOrDestroyed;
  if (floor === 0) return say('finding.none', { noun, verb });
  const Floor = sentenceCase(spellNumber(floor));
  const largest = largestClaim(run, quantity);
  if (!largest) return say('finding.seen', { Floor, noun, verb });
  if (largest.number <= floor) return say('finding.covered', { Floor, noun, verb });
  const holds = largest.verdict.holds?.middling ?? 0;
  const key = holds < CANNOT ? 'finding.cannot' : holds > LIKELY ? 'finding.likely' : 'finding.doubt';
  return say(key, { Floor, noun, verb, claim: spellNumber(largest.number) });
}

/** What the claims of the whole count: their most frequent unit. */
export function nounOf(run: Run): string {
  const counts = new Map<string, number>();
  const cells = isGap(run.losses) ? [] : (run.losses.scenarios[0]?.byCell ?? []);
  const whole = run.claims.entries.filter(({ scope }) => scope.everySite && speaksOfTotal(scope.types, cells));
  for (const { claim } of whole.length > 0 ? whole : run.claims.entries) {
    if (claim.measure === 'count' && claim.unit !== null) counts.set(claim.unit, (counts.get(claim.unit) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first?.[0].replaceAll('_', ' ') ?? 'assets';
}

export type Headline = { readonly entry: ClaimEntry; readonly verdict: Verdict };

export const headlinesOf = (run: Run): readonly Headline[] =>
  run.claims.entries.flatMap((entry) => {
    const verdict = run.verdicts.find(({ claim }) => claim === entry.claim.id);
    return entry.claim.headline && verdict ? [{ entry, verdict }] : [];
  });

/** The headline claim of the whole case that says most of a quantity, with its number. */
export function largestClaim(run: Run, quantity: Quantity): (Headline & { readonly number: number }) | null {
  const cells = isGap(run.losses) ? [] : (run.losses.scenarios[0]?.byCell ?? []);
  const counted = headlinesOf(run).flatMap(({ entry, verdict }) => {
    const { question, scope } = entry;
    if (isGap(question) || question.quantity !== quantity || !scope.everySite) return [];
    if (!speaksOfTotal(scope.types, cells)) return [];
    if (question.low === null || verdict.holds === null) return [];
    // "About 120" is asked as a range; what was said is 120.
    const said = entry.claim.comparator === 'about' ? (entry.claim.low ?? question.low) : question.low;
    return [{ entry, verdict, number: said }];
  });
  return counted.sort((a, b) => b.number - a.number)[0] ?? null;
}
