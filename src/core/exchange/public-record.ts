/**
 * A record as it may leave the case: no finer placed than the desk's policy, and never with a unit or a person. Where a place
 * is coarsened, its name and every own column that tells it goes too, and the place is said anew by its cell.
 */
import type { Day } from '../case.js';
import { cellOf } from '../measure/coarse-cell.js';
import { lastDay } from '../measure/day.js';
import { edtfSpan } from '../measure/edtf.js';
import { isCell } from '../measure/location.js';
import type { PlacePolicy } from '../measure/place-policy.js';
import { formatNamed } from './formats.js';
import type { ExchangeRecord } from './record.js';

/** @param on the day of publication; @returns null while the policy holds everything back */
export function publicRecord(record: ExchangeRecord, policy: PlacePolicy, on: Day): ExchangeRecord {
  const format = formatNamed(record.format);
  const isHeld = policy.precision === 'withheld' || isEmbargoed(policy, on);
  const isExact = policy.precision === 'exact' && !isHeld;
  const dropped = new Set([...(format?.persons ?? []), ...(isExact ? [] : (format?.places ?? []))]);
  const own = Object.fromEntries(Object.entries(record.own).filter(([column]) => !dropped.has(column)));
  // A case has placed its sites coarsely itself (case-records.ts).
  if (isExact || record.format === 'case') return { ...record, own };
  const { lat, lon, uncertaintyM } = record;
  if (isHeld || lat === null || lon === null || !isCell(policy.precision))
    return { ...record, own, lat: null, lon: null, uncertaintyM: null, place: null };
  const { centre, radiusKm } = cellOf({ lat, lon }, policy.precision);
  return {
    ...record,
    own,
    place: null,
    lat: Number(centre.lat.toFixed(6)),
    lon: Number(centre.lon.toFixed(6)),
    uncertaintyM: Math.ceil(radiusKm * 1000 + (uncertaintyM ?? 0)),
  };
}

function isEmbargoed({ embargoUntil }: PlacePolicy, on: Day): boolean {
  const until = embargoUntil === null ? null : edtfSpan(embargoUntil);
  return until !== null && (until.last === null || lastDay(on) <= until.last);
}
