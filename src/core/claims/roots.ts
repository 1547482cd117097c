/** Roots as one voice: every claim that relays another belongs to that other's body of evidence. */
import type { Claim } from '../case.js';
import { firstDay } from '../measure/day.js';
import type { Root } from './result.js';

/** The id at the end of the relay chain (itself when original). A cycle or a missing link ends the walk where it is. */
export function rootOf(claim: Claim, byId: ReadonlyMap<string, Claim>): string {
  const seen = new Set<string>();
  let at = claim;
  while (at.rootId !== null && !seen.has(at.id)) {
    seen.add(at.id);
    const up = byId.get(at.rootId);
    if (!up) return at.rootId;
    at = up;
  }
  return at.id;
}

export function rootsOf(claims: readonly Claim[]): readonly Root[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const root = rootOf(claim, byId);
    groups.set(root, [...(groups.get(root) ?? []), claim]);
  }
  return [...groups].map(([id, members]) => ({
    id,
    claims: members
      .sort((a, b) => rank(a, id) - rank(b, id) || firstDay(a.date) - firstDay(b.date) || (a.id < b.id ? -1 : 1))
      .map((claim) => claim.id),
  }));
}

const rank = (claim: Claim, root: string): number => (claim.id === root ? 0 : 1);
