/** A format of another tool: how its text becomes records, and records its text. Pure. */
import type { Problem } from '../problem.js';
import type { ExchangeRecord, RecordKind } from './record.js';

export type ReadRecords = {
  readonly records: readonly ExchangeRecord[];
  readonly problems: readonly Problem[];
  /** rows with a problem, which are in no record */
  readonly malformed: number;
  /** the file is not of this format at all: nothing of it may be loaded */
  readonly isForeign: boolean;
};

export type Format = {
  readonly name: string;
  readonly title: string;
  /** what its shape was taken from, for docs/exchange.md */
  readonly against: string;
  readonly mediaType: string;
  readonly extension: string;
  /** @param file its name, for problems; null where this direction is not had */
  readonly read: ((text: string, file: string) => ReadRecords) | null;
  readonly write: ((records: readonly ExchangeRecord[]) => string) | null;
  /** own columns that say where or who: dropped from what is published (see public-record.ts) */
  readonly places: readonly string[];
  readonly persons: readonly string[];
  /** kinds of record it has rows for; others are left out of what is written */
  readonly carries: readonly RecordKind[];
  /** what it cannot carry, in words */
  readonly loses: string;
};

export const foreign = (file: string, line: number | null, rule: string, got: string | null): ReadRecords => ({
  records: [],
  problems: [{ file, line, field: null, rule, got }],
  malformed: 0,
  isForeign: true,
});
