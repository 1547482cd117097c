/**
 * A claim never testifies for itself: what is taken out before its verdict is computed. Always the claim and every claim
 * of its root; and where the claim is itself a reading (same source, same site, within three days), those readings.
 */
import type { Case, Claim } from '../case.js';
import type { Claims } from '../claims/result.js';
import { firstDay } from '../measure/day.js';

const SAME_WORK_DAYS = 3;

export type Excludes = { readonly claims: readonly string[]; readonly readings: readonly string[] };

export function excludesOf(theCase: Case, claims: Claims, claim: Claim): Excludes {
  const root = claims.entries.find((entry) => entry.claim.id === claim.id)?.root ?? claim.id;
  const voice = claims.roots.find((group) => group.id === root)?.claims ?? [claim.id];
  const readings = theCase.readings.filter(
    (reading) =>
      reading.sourceId === claim.sourceId &&
      (claim.scopeSites.length === 0 || claim.scopeSites.includes(reading.siteId)) &&
      Math.abs(firstDay(reading.date) - firstDay(claim.date)) <= SAME_WORK_DAYS,
  );
  return {
    claims: [claim.id, ...voice.filter((id) => id !== claim.id)],
    readings: readings.map((reading) => reading.id),
  };
}
