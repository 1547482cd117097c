/** The claims stage: every claim with its root, its scope and what is asked of it; and the arithmetic audit. */
import type { Case } from '../case.js';
import { arithmeticOf } from './arithmetic.js';
import { questionOf } from './question.js';
import type { ClaimEntry, Claims } from './result.js';
import { rootsOf } from './roots.js';
import { scopeOf } from './scope.js';
import { verbWarning } from './verb.js';

/** @param theCase as of the day asked for */
export function claimsOf(theCase: Case): Claims {
  const roots = rootsOf(theCase.claims);
  const rootOf = new Map(roots.flatMap((root) => root.claims.map((id) => [id, root.id] as const)));
  const sources = new Map(theCase.sources.map((source) => [source.id, source]));
  const entries = theCase.claims.map((claim): ClaimEntry => {
    const question = questionOf(theCase, claim);
    const warning = claim.verb === null || 'reason' in question ? null : verbWarning(claim.verb);
    return {
      claim,
      root: rootOf.get(claim.id) ?? claim.id,
      speaker: sources.get(claim.sourceId)?.name ?? claim.sourceId,
      side: sources.get(claim.sourceId)?.side ?? 'third_party',
      scope: scopeOf(theCase, claim),
      question,
      warnings: warning === null ? [] : [warning],
    };
  });
  return { entries, roots, arithmetic: arithmeticOf(theCase, roots), warnings: [] };
}
