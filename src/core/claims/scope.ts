/** Which sites and types a claim speaks of, and whether a modelled cell falls under it. */
import type { Case, Claim } from '../case.js';
import { onceFor } from '../measure/once-for.js';
import { expandType } from './expand-type.js';
import type { Scope } from './result.js';

/** Every concrete type the case's own tables name, sorted; generic types are left out. Asked for by every reading of every fit. */
export const knownTypes = onceFor((theCase: Case): readonly string[] => {
  const named = [
    ...theCase.presence.map((row) => row.assetType),
    ...theCase.readings.map((row) => row.assetType),
    ...theCase.items.map((row) => row.assetType),
    ...theCase.inventory.map((row) => row.assetType),
    ...Object.values(theCase.typeGroups).flat(),
  ];
  const generic = new Set([...Object.keys(theCase.typeGroups), '*']);
  return [...new Set(named)].filter((type) => !generic.has(type)).sort();
});

/** Sites with targeted yes or claimed: the scope of a claim that names none. */
export const strikeSites = (theCase: Case): readonly string[] =>
  theCase.sites.filter((site) => site.targeted !== 'no').map((site) => site.id);

export function scopeOf(theCase: Case, claim: Claim): Scope {
  const everySite = claim.scopeSites.length === 0;
  return {
    sites: everySite ? strikeSites(theCase) : claim.scopeSites,
    types:
      claim.scopeTypes.length === 0 ? null : [...new Set(claim.scopeTypes.flatMap((t) => withMembers(theCase, t)))],
    everySite,
  };
}

export type TypeMatch = 'inside' | 'partly' | 'outside';

/** Whether a cell's type falls under a scope. A generic cell that only partly overlaps is `partly`. */
export function matchType(theCase: Case, scope: Scope, cellType: string): TypeMatch {
  if (scope.types === null || scope.types.includes(cellType)) return 'inside';
  if (!theCase.typeGroups[cellType]) return 'outside';
  const members = expandType(theCase, cellType, knownTypes(theCase));
  const covered = members.filter((type) => scope.types?.includes(type)).length;
  if (covered === 0) return 'outside';
  return covered === members.length ? 'inside' : 'partly';
}

function withMembers(theCase: Case, type: string): readonly string[] {
  return theCase.typeGroups[type] ? [type, ...expandType(theCase, type, knownTypes(theCase))] : [type];
}
