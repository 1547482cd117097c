/**
 * What may be published of a place on a day: the coarser of what its analysts and what the desk's policy allow, after the
 * later of their embargoes, once two persons stand for it.
 *
 *   one place, one position:  of all readings of a place the first that was signed speaks, and only its cell is published
 *   a kept cell:              a place published before stays in the cell it was published in
 *
 * Both for the same reason. A cell hides where in it a place lies, but readings that scatter over the edge between two cells
 * do not: the share that falls on either side, or the cells a moving average runs through from revision to revision, say
 * how near the edge it is. So neither the readings nor their mean are ever snapped one by one.
 *
 * The assumption most likely to be wrong: that readings of one place carry one `placeId`.
 */
import { type Cell, type CellSize, cellOf } from '../../measure/coarse-cell.js';
import { dayText, firstDay, lastDay } from '../../measure/day.js';
import { edtfSpan } from '../../measure/edtf.js';
import { coarser, isCell, type Location, type Precision } from '../../measure/location.js';
import { geodesicKm, type Place } from '../../measure/place.js';
import type { PlacePolicy } from '../../measure/place-policy.js';
import { rowsBy } from '../../measure/rows-by.js';
import { type Gap, gap, InputError } from '../../problem.js';

export type PublicPlace = {
  readonly placeId: string;
  readonly precision: Precision;
  /** the middle of the cell; the place itself only where both allow `exact` */
  readonly at: Place;
  /** of the circle about `at` that holds the true place, km */
  readonly uncertaintyKm: number;
  /** null where the place itself is published */
  readonly cell: Cell | null;
};

/** Place → what was published of it before. */
export type Published = ReadonlyMap<string, PublicPlace>;

export type PlaceRelease = { readonly placeId: string; readonly released: PublicPlace | Gap };

/** @param on the day of publication, as text @returns one entry for each place, in the order its first reading came */
export function publicPlaces(
  readings: readonly Location[],
  policy: PlacePolicy,
  on: string,
  before: Published = new Map(),
): readonly PlaceRelease[] {
  const places = rowsBy(readings, (reading) => reading.placeId);
  const today = lastDay(on);
  return places.keys.map((placeId) => ({
    placeId,
    released: release(places.of(placeId), policy, today, before.get(placeId) ?? null),
  }));
}

function release(
  readings: readonly Location[],
  policy: PlacePolicy,
  today: number,
  before: PublicPlace | null,
): PublicPlace | Gap {
  const speaks = readings.filter((reading) => isSignedBy(reading, today)).sort(bySigning)[0];
  if (!speaks) return gap('withheld', 'no second person has signed this place off');
  const embargo = [policy.embargoUntil, ...readings.map(({ embargoUntil }) => embargoUntil)]
    .flatMap((text) => (text === null ? [] : [endOf(text)]))
    .reduce((latest, day) => Math.max(latest, day), Number.NEGATIVE_INFINITY);
  if (today <= embargo) return gap('withheld', `under embargo until the end of ${dayText(embargo)}`);
  const precision = readings.reduce((worst, reading) => coarser(worst, reading.precision), policy.precision);
  if (precision === 'withheld') return gap('withheld', 'analyst or policy allows no position of this place');
  const { placeId, at, radiusKm } = speaks;
  if (!isCell(precision)) return { placeId, precision, at, uncertaintyKm: radiusKm, cell: null };
  const cell = before ? keptCell(before, at, precision) : cellOf(at, precision);
  // The reading may lie beside a kept cell as far as its own error reaches, and the place as far again beside the reading.
  const beside = cell.id === cellOf(at, cell.size).id ? radiusKm : 2 * radiusKm;
  if (geodesicKm(at, cell.centre) > cell.radiusKm + radiusKm)
    return gap(
      'contradictory',
      `signed off outside the cell ${cell.id} it was published in: correct that publication first`,
    );
  return { placeId, precision: cell.size, at: cell.centre, uncertaintyKm: cell.radiusKm + beside, cell };
}

/** Coarser than before: the cell around the old one. Finer: the new one, if it lies inside the old one. */
function keptCell(before: PublicPlace, at: Place, size: CellSize): Cell {
  const kept = before.cell ?? cellOf(before.at, size);
  if (coarser(size, kept.size) === size) return cellOf(kept.centre, size);
  const finer = cellOf(at, size);
  return cellOf(finer.centre, kept.size).id === kept.id ? finer : kept;
}

const isSignedBy = ({ signedOff }: Location, today: number): boolean =>
  signedOff !== null && firstDay(signedOff.on) <= today;

/** Earliest signature first; then whatever does not depend on the order of the rows, until no two rows that differ tie. */
export function bySigning(a: Location, b: Location): number {
  const [own, other] = [a, b].map(({ signedOff }) => signedOff);
  return (
    firstDay(own?.on ?? '') - firstDay(other?.on ?? '') ||
    a.radiusKm - b.radiusKm ||
    a.at.lat - b.at.lat ||
    a.at.lon - b.at.lon ||
    byText(words(a), words(b))
  );
}

const words = ({ placeId, author, signedOff, basis, precision, embargoUntil, seenOn, reason, approver }: Location) =>
  JSON.stringify([placeId, author, signedOff?.by, basis, precision, embargoUntil, seenOn, reason, approver]);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function endOf(text: string): number {
  const last = edtfSpan(text)?.last ?? null;
  if (last === null) throw new InputError('embargoUntil', 'an EDTF date with an end', text);
  return last;
}
