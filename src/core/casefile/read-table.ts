/** A table from anywhere: a header and rows with their lines. Byte order mark, CRLF and a missing last line end are let pass; nothing is written back. */
import type { Problem } from '../problem.js';
import { LIMITS } from './limits.js';
import { type Report, reportFor } from './report.js';
import { parseRecords, type RawRecord } from './table.js';
import { isTooLarge, readText } from './utf8.js';

export type LooseTable = { readonly header: readonly string[]; readonly rows: readonly RawRecord[] };

/** Null where the text cannot be followed; every reason is added to `problems`. */
export function readLooseTable(bytes: Uint8Array, file: string, problems: Problem[]): LooseTable | null {
  const report: Report = reportFor(problems, file);
  if (isTooLarge(bytes, LIMITS.fileBytes, report)) return null;
  const faults: Problem[] = [];
  const text = readText(bytes, reportFor(faults, file));
  if (text === null) {
    problems.push(...faults);
    return null;
  }
  const all = parseRecords(text === '' || text.endsWith('\n') ? text : `${text}\n`, report);
  if (all === null) return null;
  const [header, ...rows] = all;
  if (header === undefined) {
    report(null, null, 'a header and rows, not an empty file');
    return null;
  }
  return { header: header.cells, rows };
}
