/**
 * What distance costs in sorties and how far a few defences go, under speeds and reaches a reader assumes: marked as
 * assumed, beside the finding and never in it. Ranges are carried end by end; every measure here rises or falls with each.
 */
import { geodesicKm, type Place } from '../measure/place.js';
import { gap, isGap } from '../problem.js';
import { coveredShares } from './covered-share.js';
import type { DepthBook } from './depth-book.js';
import type { Basing, DepthWhatIf } from './result.js';
import { sortieRateKept } from './weigh.js';

export type WeighedPlace = Place & { readonly weight: number };

/** @param places of weight above 0, as coarse as the case has them */
export function depthWhatIf(book: DepthBook, basing: Basing, places: readonly WeighedPlace[]): DepthWhatIf {
  return { assumed: true, book, sorties: sorties(book, basing), coverage: coverage(book, places) };
}

function sorties({ speedKmh, turnHours }: DepthBook, { byType }: Basing): DepthWhatIf['sorties'] {
  if (!speedKmh || !turnHours) return gap('no-source', 'nothing gives a speed and the hours between two sorties');
  return byType.map(({ type, was, is, meanShiftKm }) => {
    if (isGap(was)) return { type, rateKept: was };
    if (isGap(is)) return { type, rateKept: is };
    if (isGap(meanShiftKm)) return { type, rateKept: meanShiftKm };
    const kept = [speedKmh.low, speedKmh.high].flatMap((kmh) =>
      [turnHours.low, turnHours.high].map((hours) => sortieRateKept(was.weightedMeanKm, is.weightedMeanKm, kmh, hours)),
    );
    return { type, rateKept: { low: Math.min(...kept), high: Math.max(...kept) } };
  });
}

function coverage({ coverKm, defences }: DepthBook, places: readonly WeighedPlace[]): DepthWhatIf['coverage'] {
  if (!coverKm || defences === undefined)
    return gap('no-source', 'nothing gives how far a defence reaches, and how many there are');
  if (places.length === 0) return gap('no-source', 'no site has a count of anything that stood there');
  const weights = places.map(({ weight }) => weight);
  const at = (km: number) =>
    coveredShares(
      weights,
      places.map((here) => places.flatMap((there, i) => (geodesicKm(here, there) <= km ? [i] : []))),
      defences,
    );
  const [near, far] = [at(coverKm.low), at(coverKm.high)];
  return near.map(({ defences: count, low }, i) => ({ defences: count, low, high: far[i]?.high ?? low }));
}
