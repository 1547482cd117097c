/**
 * What was said at a site, made out once: a site that nothing was taken out of has the same cells, and there the same was said,
 * whatever was taken out elsewhere.
 */
import type { Case } from '../../case.js';
import type { ReadImage } from '../../evidence/result.js';
import type { Cell } from '../cells.js';
import { decoyItems } from '../floor-rows.js';
import { type NamedItems, namedItems } from '../named-items.js';
import { type SiteStatements, statementsAt } from '../statements.js';

export type Said = { readonly said: SiteStatements; readonly named: readonly NamedItems[] };

/** @param own cells of one site @param reads images of it that were read, sorted */
export type SaidAt = (own: readonly Cell[], reads: readonly ReadImage[]) => Said;

export function saidBySite(theCase: Case): SaidAt {
  const items = new Map(theCase.items.map((item) => [item.id, item]));
  const decoys = decoyItems(theCase);
  /** by the first cell, which no other site has */
  const known = new WeakMap<Cell, Said>();
  return (own, reads) => {
    const first = own[0] as Cell;
    const found = known.get(first);
    if (found) return found;
    const made = { said: statementsAt(theCase, items, own, reads), named: namedItems(theCase, decoys, own, reads) };
    known.set(first, made);
    return made;
  };
}
