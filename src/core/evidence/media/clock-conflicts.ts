/**
 * Where the clocks of a picture contradict each other. A camera's clock has no zone unless it says so, so it is held against GPS
 * up to an offset that some time zone has; a GPS fix may be minutes old, hence the allowance.
 */
import { type Clock, clockText, lengthText, readClock, readExifTime, readGpsTime, zoneText } from './clock.js';
import type { MediaFlag } from './codes.js';
import type { MediaTags } from './media-tags.js';

const HOUR = 3600;
/** A receiver may keep its last fix for minutes. */
const GPS_ALLOWANCE = 300;
/** EXIF and FAT count in whole or double seconds. */
const ROUNDING = 2;
const LEAST_ZONE = -12 * HOUR;
const MOST_ZONE = 14 * HOUR;
/** Offsets of zones that are no whole hours, in hours (IANA time zone database, since 1990). */
const BROKEN_ZONES = [-9.5, -3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 11.5, 12.75, 13.75];
/** Years in which the clocks of cameras and their file systems begin. */
const BEGINNINGS = ['1970', '1980', '2000', '2001', '2010'];

export type Clocks = {
  /** EXIF time of capture */
  readonly taken: Clock | null;
  readonly gps: Clock | null;
  /** XMP time of creation */
  readonly created: Clock | null;
};

export const clocksOf = (tags: MediaTags): Clocks => ({
  taken: readExifTime(tags.taken),
  gps: readGpsTime(tags.gpsDate, tags.gpsTime),
  created: tags.xmpCreated === null ? null : readClock(tags.xmpCreated),
});

/** @param collected when the file was collected, UTC `2030-01-02T03:04:05Z`; null: not known */
export function clockConflicts(tags: MediaTags, collected: string | null): readonly MediaFlag[] {
  const clocks = clocksOf(tags);
  const { taken, gps, created } = clocks;
  const flags: MediaFlag[] = unreadable(tags, clocks);
  const digitized = readExifTime(tags.digitized);
  if (taken && gps) flags.push(...againstGps(taken, gps));
  if (taken && created && isApart(taken, created))
    flags.push({
      code: 'clock.xmp-created-apart',
      detail: `EXIF ${clockText(taken)}, XMP ${clockText(created)}: ${lengthText(created.shown - taken.shown)} apart`,
    });
  if (taken && digitized && isBefore(digitized, taken, 0))
    flags.push({
      code: 'clock.digitized-before-taken',
      detail: `digitized ${clockText(digitized)}, taken ${clockText(taken)}`,
    });
  if (taken) flags.push(...changed(taken, tags));
  const collectedAt = collected === null ? null : readClock(collected);
  if (taken && collectedAt && taken.shown - (taken.offset ?? MOST_ZONE) > collectedAt.shown + GPS_ALLOWANCE)
    flags.push({
      code: 'clock.after-collection',
      detail: `taken ${clockText(taken)}, collected ${clockText(collectedAt)}`,
    });
  if (taken && BEGINNINGS.some((year) => clockText(taken).startsWith(`${year}-01-01T00:00`)))
    flags.push({ code: 'clock.never-set', detail: `taken ${clockText(taken)}` });
  return flags;
}

function againstGps(taken: Clock, gps: Clock): readonly MediaFlag[] {
  const offset = taken.shown - gps.shown;
  const said = `camera ${clockText(taken)}, GPS ${clockText(gps)}: ${lengthText(offset)} ${offset < 0 ? 'behind' : 'ahead'}`;
  if (taken.offset !== null && Math.abs(offset - taken.offset) > GPS_ALLOWANCE)
    return [{ code: 'clock.gps-against-offset', detail: `${said}, where ${zoneText(taken.offset)} is stated` }];
  if (taken.offset !== null) return [];
  if (offset < LEAST_ZONE - GPS_ALLOWANCE || offset > MOST_ZONE + GPS_ALLOWANCE)
    return [{ code: 'clock.gps-outside-zones', detail: said }];
  return isOfAZone(offset) ? [] : [{ code: 'clock.gps-off-zone', detail: said }];
}

const isOfAZone = (offset: number): boolean =>
  [Math.round(offset / HOUR), ...BROKEN_ZONES].some((hours) => Math.abs(offset - hours * HOUR) <= GPS_ALLOWANCE);

/** A time that was shifted by an offset is no conflict, so both must differ: the hands, and the instants where they are known. */
function isApart(a: Clock, b: Clock): boolean {
  const areHandsApart = Math.abs(a.shown - b.shown) > ROUNDING;
  if (a.offset === null || b.offset === null) return areHandsApart;
  return areHandsApart && Math.abs(a.shown - a.offset - (b.shown - b.offset)) > ROUNDING;
}

/** Surely before: as instants where both offsets are known, by the hands where neither is, in every zone otherwise. */
function isBefore(a: Clock, b: Clock, allowance: number): boolean {
  if (a.offset !== null && b.offset !== null) return a.shown - a.offset < b.shown - b.offset - allowance;
  if (a.offset === null && b.offset === null) return a.shown < b.shown - allowance;
  return a.shown - (a.offset ?? LEAST_ZONE) < b.shown - (b.offset ?? MOST_ZONE) - allowance;
}

function changed(taken: Clock, tags: MediaTags): readonly MediaFlag[] {
  const times = [
    { field: 'EXIF', clock: readExifTime(tags.modified) },
    { field: 'XMP', clock: tags.xmpModified === null ? null : readClock(tags.xmpModified) },
  ];
  return times.flatMap(({ field, clock }): MediaFlag[] => {
    if (clock === null) return [];
    const detail = `changed ${clockText(clock)} (${field}), taken ${clockText(taken)}`;
    if (isBefore(clock, taken, ROUNDING)) return [{ code: 'clock.modified-before-taken', detail }];
    return isBefore(taken, clock, 60) ? [{ code: 'saved.later', detail }] : [];
  });
}

function unreadable(tags: MediaTags, { taken, gps, created }: Clocks): MediaFlag[] {
  const gpsText = tags.gpsDate === null || tags.gpsTime === null ? null : `${tags.gpsDate} ${tags.gpsTime.join(':')}`;
  const fields = [
    { field: 'EXIF time of capture', text: tags.taken?.text ?? null, clock: taken },
    { field: 'GPS', text: gpsText, clock: gps },
    { field: 'XMP time of creation', text: tags.xmpCreated, clock: created },
  ];
  return (
    fields
      // XMP may give a day alone, or a year.
      .filter(({ text, clock }) => text !== null && clock === null && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(text))
      .map(({ field, text }) => ({ code: 'clock.unreadable', detail: `${field}: ${JSON.stringify(text)}` }))
  );
}
