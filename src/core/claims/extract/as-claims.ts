/**
 * Proposals as rows of a case, so that whatever is asked of claims can be asked of them: what one speaker says in one text is
 * one voice, and a number that the case has already is proposed as a relay of it.
 */
import type { Case, Claim } from '../../case.js';
import { arithmeticOf } from '../arithmetic.js';
import type { ArithmeticFinding, ArithmeticRule } from '../result.js';
import { rootOf } from '../roots.js';
import { EMPTY_CASE } from './empty-case.js';
import type { Proposal } from './proposal.js';

/** @returns claims `p1`, `p2` … in the order of the proposals; `rootId` a claim of the case, a proposal before, or null */
export function asClaims(proposals: readonly Proposal[], theCase: Case | null): readonly Claim[] {
  const known = theCase?.claims ?? [];
  const byId = new Map(known.map((claim) => [claim.id, claim]));
  const firstOf = new Map<string, Claim>();
  let voice = '';
  return proposals.map((proposal, i): Claim => {
    voice = proposal.sourceId ?? proposal.speaker ?? voice;
    const relayed = known.find((claim) => saysTheSame(claim, proposal));
    const first = firstOf.get(voice);
    const root = first ? (first.rootId ?? first.id) : relayed ? rootOf(relayed, byId) : null;
    const claim = claimOf(proposal, `p${i + 1}`, i, root, (theCase ?? EMPTY_CASE).strike.from);
    if (!first) firstOf.set(voice, claim);
    return claim;
  });
}

/** What the proposals commit their speakers to, by arithmetic alone. */
export function arithmeticIn(claims: readonly Claim[], theCase: Case): readonly ArithmeticFinding[] {
  const voices = new Map<string, string[]>();
  for (const { id, rootId } of claims) voices.set(rootId ?? id, [...(voices.get(rootId ?? id) ?? []), id]);
  const roots = [...voices].map(([id, members]) => ({ id, claims: members }));
  return arithmeticOf({ ...theCase, claims }, roots).filter(({ rule }) => !OVER_TIME.has(rule));
}

/** What changed from telling to telling: in one text nothing has yet. */
const OVER_TIME: ReadonlySet<ArithmeticRule> = new Set(['restated-number', 'hardened-verb', 'moving-denominator']);

/** The same measure with the same numbers, none so small that two speakers hit on it by chance. */
function saysTheSame(claim: Claim, { measure, low, high, comparator }: Proposal): boolean {
  if (claim.measure !== measure || claim.comparator !== comparator) return false;
  return claim.low === low && claim.high === high && Math.max(low ?? 0, high ?? 0) >= LEAST_TELLING;
}
const LEAST_TELLING = 3;

const claimOf = (proposal: Proposal, id: string, i: number, rootId: string | null, strike: string): Claim => ({
  row: { table: 'proposals', id, line: i + 1 },
  url: null,
  note: null,
  id,
  sourceId: proposal.sourceId ?? '',
  rootId,
  date: proposal.date ?? strike,
  measure: proposal.measure,
  verb: proposal.verb,
  comparator: proposal.comparator,
  low: proposal.low,
  high: proposal.high,
  unit: proposal.unit,
  scopeSites: proposal.scopeSites,
  scopeTypes: proposal.scopeTypes,
  denominator: proposal.denominator,
  asOf: proposal.date,
  hedge: proposal.hedge,
  headline: false,
  paraphrase: proposal.text,
  basis: 'seen',
});
