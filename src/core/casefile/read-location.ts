/** A row of locations, with every fault of it at once. */
import { dayRange } from '../measure/day.js';
import { edtfSpan } from '../measure/edtf.js';
import { BASES, type Basis, isSamePerson, type Location, PRECISIONS } from '../measure/location.js';
import { PLACE_FORMS, readPlace } from '../measure/place-text.js';
import type { Problem } from '../problem.js';

/** Column → text. A blank is the same as none. */
export type LocationRow = Readonly<Partial<Record<(typeof LOCATION_COLUMNS)[number], string>>>;

export const LOCATION_COLUMNS = [
  ...(['place_id', 'place', 'radius_km', 'basis', 'author', 'signed_by', 'signed_on'] as const),
  ...(['seen_on', 'precision', 'embargo_until', 'reason', 'approver'] as const),
] as const;

/** What stands in `embargo_until` where there is none: a blank would not say whether anybody thought of it. */
const NO_EMBARGO = 'none';
/** Half the way round the earth. */
const MOST_KM = 20_004;

export type ReadLocation =
  | { readonly ok: true; readonly location: Location }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** @param file and @param line where the row stands, for the problems */
export function readLocation(row: LocationRow, file: string, line: number | null): ReadLocation {
  const problems: Problem[] = [];
  const cell = (field: keyof LocationRow): string => (row[field] ?? '').trim();
  const fault = (field: keyof LocationRow, rule: string): void => {
    problems.push({ file, line, field, rule, got: cell(field) });
  };
  const named = (field: keyof LocationRow, rule: string): string => {
    if (cell(field) === '') fault(field, rule);
    return cell(field);
  };
  const oneOf = <T extends string>(field: keyof LocationRow, allowed: readonly T[]): T | null => {
    const found = allowed.find((name) => name === cell(field)) ?? null;
    if (found === null) fault(field, `one of ${allowed.join(', ')}`);
    return found;
  };

  const placeId = named('place_id', 'the id all readings of this place share');
  const written = readPlace(cell('place'));
  if (!written) fault('place', PLACE_FORMS);
  const radiusKm = Number(cell('radius_km'));
  if (cell('radius_km') === '' || !(radiusKm > 0 && radiusKm <= MOST_KM))
    fault('radius_km', `kilometres, above 0 and at most ${MOST_KM}`);
  else if (written && radiusKm < written.radiusKm * CLOSE)
    fault('radius_km', `at least ${kmText(written.radiusKm)}: ${cell('place')} says no more`);
  const basis = oneOf('basis', Object.keys(BASES) as Basis[]);

  const author = named('author', 'who found the place');
  const [by, on] = [cell('signed_by'), cell('signed_on')];
  if (by !== '' && isSamePerson(by, author)) fault('signed_by', 'a second person, not the author');
  if (by !== '' && (dayRange(on) === null || on.length < 'yyyy-mm-dd'.length))
    fault('signed_on', 'the day it was signed');
  if (by === '' && on !== '') fault('signed_by', 'who signed on the day given');

  if (cell('seen_on') !== '' && !edtfSpan(cell('seen_on'))) fault('seen_on', 'an EDTF date or interval');

  const precision = oneOf('precision', PRECISIONS);
  const embargo = cell('embargo_until');
  if (embargo !== NO_EMBARGO && !endsOnADay(embargo))
    fault('embargo_until', `the EDTF date it ends with, or "${NO_EMBARGO}"`);
  const reason = named('reason', 'why this precision and this embargo');
  const approver = named('approver', 'who decided precision and embargo');
  if (approver !== '' && isSamePerson(approver, author)) fault('approver', 'another person than the author');

  if (problems.length > 0 || !written || !basis || !precision) return { ok: false, problems };
  const location: Location = {
    placeId,
    at: written.at,
    radiusKm,
    basis,
    author,
    seenOn: cell('seen_on') || null,
    signedOff: by === '' ? null : { by, on },
    precision,
    embargoUntil: embargo === NO_EMBARGO ? null : embargo,
    reason,
    approver,
  };
  return { ok: true, location };
}

/** A radius may be the stated one rounded to two digits. */
const CLOSE = 0.95;

const endsOnADay = (text: string): boolean => text !== '' && (edtfSpan(text)?.last ?? null) !== null;

const kmText = (km: number): string => `${Number(km.toPrecision(2))} km`;
