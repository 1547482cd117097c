/**
 * A case made larger: `times` copies of it side by side, every copy with sites, images, readings and claims of its own.
 * The claims of a copy ask about its own sites, so that the scopes stay as wide as they were.
 */
import type { Case } from '../src/core/case.js';

export function growCase(theCase: Case, times: number): Case {
  const copies = Array.from({ length: times }, (_, k) => (id: string) => (k === 0 ? id : `${id}-${k + 1}`));
  const each = <T>(rows: readonly T[], copy: (row: T, named: (id: string) => string) => T): readonly T[] =>
    copies.flatMap((named) => rows.map((row) => copy(row, named)));
  const struck = theCase.sites.filter((site) => site.targeted !== 'no').map((site) => site.id);
  return {
    ...theCase,
    sites: each(theCase.sites, (row, named) => ({ ...row, id: named(row.id) })),
    presence: each(theCase.presence, (row, named) => ({ ...row, siteId: named(row.siteId) })),
    imagery: each(theCase.imagery, (row, named) => ({ ...row, id: named(row.id), siteId: named(row.siteId) })),
    items: each(theCase.items, (row, named) => ({ ...row, id: named(row.id), siteId: named(row.siteId) })),
    readings: each(theCase.readings, (row, named) => ({
      ...row,
      id: named(row.id),
      imageId: named(row.imageId),
      siteId: named(row.siteId),
      itemId: row.itemId === null ? null : named(row.itemId),
    })),
    claims: each(theCase.claims, (row, named) => ({
      ...row,
      id: named(row.id),
      rootId: row.rootId === null ? null : named(row.rootId),
      scopeSites: (row.scopeSites.length === 0 ? struck : row.scopeSites).map(named),
    })),
  };
}
