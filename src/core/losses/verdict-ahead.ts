/** What a verdict takes from one scenario, asked for before the other scenarios are in: posteriors keep what they answered. */
import type { ClaimEntry } from '../claims/result.js';
import { quantityOf } from '../claims/verb.js';
import { isGap } from '../problem.js';
import { excludesOf } from './excludes.js';
import { nextLooks } from './next-look.js';
import type { ScenarioName } from './result.js';
import { isAtHand, lookedIn, notModelled, type VerdictContext } from './verdict.js';
import { heardIn } from './verdict-heard.js';
import { scopeFilter } from './verdict-scope.js';

export function verdictAhead(context: VerdictContext, entry: ClaimEntry, scenario: ScenarioName): void {
  const { theCase, claims, fit, hearing, looks, wordsFor } = context;
  const excludes = excludesOf(theCase, claims, entry.claim);
  const { claim, question } = entry;
  const ofShare = claim.measure === 'share' ? quantityOf(claim.verb) : null;
  if (isGap(question) && ofShare === null) return;
  if (notModelled(context, entry, excludes).gap || !isAtHand(context, excludes)) return;
  const scope = scopeFilter(theCase, entry);
  const posterior = fit({ scenario, without: excludes.readings });
  const looked = lookedIn(posterior, scope);
  const overs = looked === null ? [scope] : [scope, looked];
  if (ofShare !== null) for (const over of overs) posterior.distribution(ofShare, over);
  if (isGap(question)) return;
  const { quantity, low, high, exactly } = question;
  for (const over of overs) posterior.chance(quantity, over, low, high);
  if (exactly !== null) posterior.chance(quantity, scope, exactly, exactly);
  if (looks && scenario === wordsFor) nextLooks(posterior, question, scope);
  heardIn(hearing, entry, question, scope, posterior);
}
