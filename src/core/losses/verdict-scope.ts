/** The cells a claim speaks of. */
import type { Case } from '../case.js';
import type { ClaimEntry } from '../claims/result.js';
import { matchType } from '../claims/scope.js';

export function scopeFilter(
  theCase: Case,
  entry: ClaimEntry,
): (cell: { readonly site: string; readonly type: string }) => boolean {
  const { scope } = entry;
  return (cell) => scope.sites.includes(cell.site) && matchType(theCase, scope, cell.type) !== 'outside';
}
