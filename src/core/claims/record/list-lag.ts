/**
 * How late a list of pictures is: of what it will show in the end, the share it shows d days after the event. Log-normal in d + ½, set by the median (7 days) and
 * the 95th percentile (390 days, pictures found again much later) between the day a picture's file is named for and the day the
 * item was first seen in the largest such list. Assumption most likely to be wrong: one lag for all categories and years. Increments of claims and of a list
 * are never compared month by month without it.
 */
import { normalCdf } from '../../numerics/special.js';

const CENTRE = Math.log(7.5);
/** log(390.5 / 7.5) over the 95 % point of a normal */
const SPREAD = Math.log(390.5 / 7.5) / 1.6448536269514722;

/** 0..1 for days ≥ 0; a day before the event shows nothing. */
export const shareListed = (days: number): number =>
  days < 0 ? 1e-9 : normalCdf((Math.log(days + 0.5) - CENTRE) / SPREAD);

/**
 * Of each period's losses, what a list read at the end of the last one will show in the end: observed increments spread back over the lag
 * (Becker, Watson & Carstensen 1991, back-projection by EM; a few rounds, so that noise is not sharpened).
 * @param increments newly listed per period @param days length of a period
 */
export function listedInTheEnd(increments: readonly number[], days: number, rounds = 20): Float64Array {
  const n = increments.length;
  // Chance that a loss of a period is first listed k periods later, the event in the middle of its own.
  const delay = Array.from({ length: n }, (_, k) =>
    k === 0 ? shareListed(days / 2) : shareListed((k + 0.5) * days) - shareListed((k - 0.5) * days),
  );
  let found = Float64Array.from(increments);
  for (let round = 0; round < rounds; round++) {
    const expected = Float64Array.from({ length: n }, (_, t) => {
      let total = 0;
      for (let s = 0; s <= t; s++) total += (found[s] as number) * (delay[t - s] as number);
      return total;
    });
    found = found.map((x, s) => {
      let [share, seen] = [0, 0];
      for (let t = s; t < n; t++) {
        const chance = delay[t - s] as number;
        seen += chance;
        if ((expected[t] as number) > 0) share += (chance * (increments[t] as number)) / (expected[t] as number);
      }
      return seen > 0 ? (x * share) / seen : x;
    });
  }
  return found;
}
