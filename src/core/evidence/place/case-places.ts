/** What a case lets be published of its places: the coarser of analyst and policy, embargoes and the second person with it. */
import type { Case, Day } from '../../case.js';
import { dayText, firstDay } from '../../measure/day.js';
import { coarser, type Precision } from '../../measure/location.js';
import { latestDay } from '../as-of.js';
import { type PlaceRelease, publicPlaces } from './publish-place.js';

/** The day places are published on where none is asked for: the latest the case speaks of, signatures with it. Never today. */
export function publicationDay(theCase: Case, asOf: Day | null): Day {
  if (asOf !== null) return asOf;
  const signed = theCase.locations.flatMap(({ signedOff }) => (signedOff === null ? [] : [firstDay(signedOff.on)]));
  return dayText(signed.reduce((latest, day) => Math.max(latest, day), firstDay(latestDay(theCase))));
}

/** @param atLeast a precision that is not undercut whatever analyst and policy allow */
export function casePlaces(theCase: Case, on: Day, atLeast: Precision = 'exact'): readonly PlaceRelease[] {
  const { locations, placePolicy } = theCase;
  return publicPlaces(locations, { ...placePolicy, precision: coarser(placePolicy.precision, atLeast) }, on);
}
