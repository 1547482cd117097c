/** Every format of another tool that is read or written, in the order they are told in. */
import { AUTO_ARCHIVER } from './auto-archiver.js';
import { ACLED, UCDP_GED } from './event-lists.js';
import { FOLLOW_THE_MONEY } from './follow-the-money.js';
import type { Format } from './format.js';
import { AIRWARS, ATLOS, GEOCONFIRMED } from './incident-lists.js';
import { KML } from './kml.js';
import { MISP } from './misp.js';
import { ORYX } from './oryx.js';
import type { ExchangeRecord } from './record.js';
import { TIMEMAP, TIMEMAP_SOURCES } from './timemap.js';
import { WARSPOTTING } from './warspotting.js';

export const FORMATS: readonly Format[] = [
  ...[ORYX, WARSPOTTING, AIRWARS, UCDP_GED, ACLED, GEOCONFIRMED, ATLOS, AUTO_ARCHIVER],
  ...[TIMEMAP, TIMEMAP_SOURCES, MISP, FOLLOW_THE_MONEY, KML],
];

export const formatNamed = (name: string): Format | null => FORMATS.find((format) => format.name === name) ?? null;

/** The records a format has rows for, as its text; null where it is only read. */
export const writeRecords = (format: Format, records: readonly ExchangeRecord[]): string | null =>
  format.write?.(records.filter(({ kind }) => format.carries.includes(kind))) ?? null;
