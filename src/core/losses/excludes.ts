/**
 * A claim never testifies for itself: what is taken out before its verdict is computed. Always the claim and every claim
 * of its root; and where the claim is itself a reading (same source, same site, within three days), those readings.
 */
import type { Case, Claim } from '../case.js';
import type { Claims } from '../claims/result.js';
import { firstDay } from '../measure/day.js';
import { onceFor } from '../measure/once-for.js';
import { rowsBy } from '../measure/rows-by.js';

const SAME_WORK_DAYS = 3;

export type Excludes = { readonly claims: readonly string[]; readonly readings: readonly string[] };

const bySource = onceFor((theCase: Case) => rowsBy(theCase.readings, (row) => row.sourceId));

/** By claim, all of its root. */
const voices = onceFor(({ entries, roots }: Claims): ReadonlyMap<string, readonly string[]> => {
  const byRoot = new Map(roots.map(({ id, claims }) => [id, claims]));
  return new Map(entries.map(({ claim, root }) => [claim.id, byRoot.get(root) ?? [claim.id]]));
});

/** Asked for by every scenario, and whenever a fit comes in. */
export const excludesOf = (theCase: Case, claims: Claims, claim: Claim): Excludes => known(theCase)(claims)(claim);

const known = onceFor((theCase: Case) =>
  onceFor((claims: Claims) => onceFor((claim: Claim) => workedOut(theCase, claims, claim))),
);

function workedOut(theCase: Case, claims: Claims, claim: Claim): Excludes {
  const voice = voices(claims).get(claim.id) ?? [claim.id];
  const day = firstDay(claim.date);
  const readings = bySource(theCase)
    .of(claim.sourceId)
    .filter(
      (reading) =>
        (claim.scopeSites.length === 0 || claim.scopeSites.includes(reading.siteId)) &&
        Math.abs(firstDay(reading.date) - day) <= SAME_WORK_DAYS,
    );
  return {
    claims: [claim.id, ...voice.filter((id) => id !== claim.id)],
    readings: readings.map((reading) => reading.id),
  };
}
