/** How many assets stood at each site before the strike, as far as anybody counted. */
import type { Case, Presence } from '../case.js';
import { firstDay } from '../measure/day.js';

export type Stood = {
  /** sum over types of the figure, or of its lower end where only that is known */
  readonly assets: number;
  /** some type was counted only after the strike: it stands in for a count before */
  readonly standIn: boolean;
};

/**
 * By site id; a site nobody counted is not there. Per type the newest count from before the strike, else the first
 * after it; a generic count only where none of its members is counted.
 */
export function stoodThere(theCase: Case): ReadonlyMap<string, Stood> {
  const strike = firstDay(theCase.strike.from);
  const isAfter = (row: Presence): boolean => firstDay(row.asOf) > strike;
  const bySite = new Map<string, Map<string, Presence>>();
  for (const row of theCase.presence) {
    if (row.mode === null && row.low === null) continue;
    const types = bySite.get(row.siteId) ?? new Map<string, Presence>();
    bySite.set(row.siteId, types);
    const held = types.get(row.assetType);
    if (held === undefined || isBetter(row, held, isAfter)) types.set(row.assetType, row);
  }
  return new Map(
    [...bySite].map(([site, types]) => {
      const rows = [...types.values()].filter((row) => !isCountedByMember(theCase, row, types));
      const assets = rows.reduce((sum, row) => sum + (row.mode ?? row.low ?? 0), 0);
      return [site, { assets, standIn: rows.some(isAfter) }];
    }),
  );
}

function isBetter(row: Presence, held: Presence, isAfter: (row: Presence) => boolean): boolean {
  if (isAfter(row) !== isAfter(held)) return isAfter(held);
  const newer = firstDay(row.asOf) > firstDay(held.asOf);
  const older = firstDay(row.asOf) < firstDay(held.asOf);
  return isAfter(row) ? older : newer;
}

function isCountedByMember(theCase: Case, { assetType }: Presence, types: ReadonlyMap<string, Presence>): boolean {
  const members = theCase.typeGroups[assetType];
  if (!members) return false;
  return [...types.keys()].some((type) => type !== assetType && (members.includes('*') || members.includes(type)));
}
