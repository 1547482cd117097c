/**
 * What is asked of a claim (contract: "What is asked of a claim"): the event whose probability is the verdict, or the
 * reason why no count of destroyed or hit assets answers it.
 */
import type { Case, Claim } from '../case.js';
import { type Gap, gap } from '../problem.js';
import { expandType } from './expand-type.js';
import type { Question } from './result.js';
import { knownTypes } from './scope.js';
import { quantityOf, verbWords } from './verb.js';

/** `about` n means within this share of n … */
const ABOUT_SHARE = 0.2;
/** … and never closer than this many assets. */
const ABOUT_LEAST = 2;

export function questionOf(theCase: Case, claim: Claim): Question | Gap {
  if (claim.measure !== 'count') return gap('outside-model', `a claim of ${claim.measure} is not a count of assets`);
  const quantity = quantityOf(claim.verb);
  if (quantity === null || claim.verb === null) {
    const verb = claim.verb === null ? 'no damage verb' : `the verb "${verbWords(claim.verb)}"`;
    return gap('outside-model', `${verb} is not answered by a count of destroyed or hit assets`);
  }
  const event = eventOf(claim);
  if (event === null) return gap('outside-model', 'the claim gives no number');
  return { ...event, quantity, statement: `${amount(claim)} ${scopeWords(theCase, claim)}` };
}

type Event = Pick<Question, 'low' | 'high' | 'exactly'>;

function eventOf({ comparator, low, high }: Claim): Event | null {
  switch (comparator) {
    case 'ge':
      return low === null ? null : { low, high: null, exactly: null };
    case 'le':
      return high === null ? null : { low: null, high, exactly: null };
    case 'range':
      return low === null || high === null ? null : { low, high, exactly: null };
    case 'about':
      if (low === null || high === null) return null;
      return low === high ? { ...around(low), exactly: null } : { low, high, exactly: null };
    case 'eq':
      if (low === null) return null;
      return low === 0 ? { low: null, high: 0, exactly: null } : { low, high: null, exactly: low };
    case null:
      return null;
  }
}

function around(n: number): { readonly low: number; readonly high: number } {
  const slack = Math.max(ABOUT_LEAST, ABOUT_SHARE * n);
  return { low: Math.max(0, Math.ceil(n - slack)), high: Math.floor(n + slack) };
}

function amount({ comparator, low, high }: Claim): string {
  switch (comparator) {
    case 'le':
      return `at most ${high}`;
    case 'range':
      return `${low} to ${high}`;
    case 'about':
      return low === high ? `about ${low}` : `about ${low} to ${high}`;
    default:
      return low === 0 ? 'no' : `at least ${low}`;
  }
}

function scopeWords(theCase: Case, claim: Claim): string {
  const unit = claim.unit ?? 'assets';
  const types = claim.scopeTypes.length === 0 ? unit : claim.scopeTypes.join(', ');
  const names = claim.scopeSites.map((id) => theCase.sites.find((site) => site.id === id)?.name ?? id);
  const place = names.length === 0 ? '' : ` at ${names.join(', ')}`;
  return `${types} ${claim.verb === null ? '' : verbWords(claim.verb)}${place}`;
}

/** True when the two scopes share a type; generic types count as all they contain. */
export function shareAType(theCase: Case, a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  const known = knownTypes(theCase);
  const wide = new Set(a.flatMap((type) => expandType(theCase, type, known)));
  return b.some((type) => expandType(theCase, type, known).some((member) => wide.has(member)));
}
