/** The cells a claim speaks of. */
import type { Case } from '../case.js';
import type { ClaimEntry } from '../claims/result.js';
import { matchType } from '../claims/scope.js';
import { onceFor } from '../measure/once-for.js';

type ScopeFilter = (cell: { readonly site: string; readonly type: string }) => boolean;

/** The same for the same claim: what was chosen by it need not be chosen again. */
export const scopeFilter = (theCase: Case, entry: ClaimEntry): ScopeFilter => filtersOf(theCase)(entry);

const filtersOf = onceFor((theCase: Case) => onceFor((entry: ClaimEntry) => filterOf(theCase, entry)));

function filterOf(theCase: Case, { scope }: ClaimEntry): ScopeFilter {
  const sites = new Set(scope.sites);
  /** by type, whether the claim speaks of it: asked of every cell in every scenario */
  const types = new Map<string, boolean>();
  return ({ site, type }) => {
    if (!sites.has(site)) return false;
    const found = types.get(type);
    if (found !== undefined) return found;
    const isMeant = matchType(theCase, scope, type) !== 'outside';
    types.set(type, isMeant);
    return isMeant;
  };
}
