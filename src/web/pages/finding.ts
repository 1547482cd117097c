/** The finding of a case in one sentence, generated from its run: what is seen, and the largest headline claim against it. */
import type { ClaimEntry } from '../../core/claims/result.js';
import type { Losses, Verdict } from '../../core/losses/result.js';
import { isGap } from '../../core/problem.js';
import type { Run } from '../../core/run.js';
import { say } from '../words/say.js';
import { sentenceCase, spellNumber } from '../words/spell-number.js';

/** Below this chance in every scenario but the worst, a claim "cannot" be seen; above one half it is likely. */
const CANNOT = 0.2;
const LIKELY = 0.5;

export function findingOf(run: Run, losses: Losses): string {
  const noun = nounOf(run);
  const verb = say('quantity.destroyed.seen');
  const Floor = sentenceCase(spellNumber(losses.floor.destroyed));
  if (losses.floor.damagedOrDestroyed === 0) return say('finding.none', { noun, verb });
  const largest = largestClaim(run);
  if (!largest) return say('finding.seen', { Floor, noun, verb });
  const { entry, verdict, number } = largest;
  const floor =
    isGap(entry.question) || entry.question.quantity === 'destroyed'
      ? losses.floor.destroyed
      : losses.floor.damagedOrDestroyed;
  if (number <= floor) return say('finding.covered', { Floor, noun, verb });
  const holds = verdict.holds?.middling ?? 0;
  const claim = spellNumber(number);
  const key = holds < CANNOT ? 'finding.cannot' : holds > LIKELY ? 'finding.likely' : 'finding.doubt';
  return say(key, { Floor, noun, verb, claim });
}

/** What the claims count: their most frequent unit. */
export function nounOf(run: Run): string {
  const counts = new Map<string, number>();
  for (const { claim } of run.claims.entries) {
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

function largestClaim(run: Run): (Headline & { readonly number: number }) | null {
  const counted = headlinesOf(run).flatMap(({ entry, verdict }) => {
    const number = isGap(entry.question) || !entry.scope.everySite ? null : (entry.question.low ?? null);
    return number === null ? [] : [{ entry, verdict, number }];
  });
  return counted.sort((a, b) => b.number - a.number)[0] ?? null;
}
