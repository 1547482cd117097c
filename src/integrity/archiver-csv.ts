/** A CSV that auto-archiver wrote, to its items. */
import { parseRecords } from '../core/casefile/table.js';
import { type ArchivedItem, parseArchiverRow } from '../core/evidence/captures/archiver-row.js';
import type { Problem } from '../core/problem.js';

export type ArchiverCsv = { readonly items: readonly ArchivedItem[]; readonly problems: readonly Problem[] };

const COLUMNS = ['status', 'metadata', 'media'] as const;

/** @param file its name, for problems */
export function parseArchiverCsv(text: string, file: string): ArchiverCsv {
  const problems: Problem[] = [];
  const problem = (line: number | null, field: string | null, rule: string, got: string | null = null): void => {
    problems.push({ file, line, field, rule, got });
  };
  // Python's csv module ends its lines with CR LF.
  const [header, ...records] = parseRecords(text.replaceAll('\r\n', '\n'), problem) ?? [];
  if (header === undefined) return { items: [], problems };
  const at = COLUMNS.map((column) => header.cells.indexOf(column));
  COLUMNS.forEach((column, i) => {
    if (at[i] === -1) problem(1, column, `a column of auto-archiver: ${COLUMNS.join(', ')}`, header.cells.join(','));
  });
  if (at.includes(-1)) return { items: [], problems };
  const items = records.map(({ cells, line }) => {
    const [status = '', metadata = '', media = ''] = at.map((i) => cells[i] ?? '');
    const row = parseArchiverRow({ line, status, metadata, media }, file);
    problems.push(...row.problems);
    return row.item;
  });
  return { items, problems };
}
