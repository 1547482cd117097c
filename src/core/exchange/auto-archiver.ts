/** What auto-archiver kept, from its CSV (its cells are Python literals), and addresses for it to keep, as its CSV feeder reads them. */
import { parseRecords } from '../casefile/table.js';
import { csvLine } from '../dossier/documents/csv-text.js';
import { parseArchiverRow } from '../evidence/captures/archiver-row.js';
import type { Problem } from '../problem.js';
import { dayOf } from './dates.js';
import { type Format, foreign, type ReadRecords } from './format.js';
import { EVERYTHING, type ExchangeRecord, NOTHING } from './record.js';

const COLUMNS = ['status', 'metadata', 'media'] as const;

export const AUTO_ARCHIVER: Format = {
  name: 'auto-archiver',
  title: 'auto-archiver',
  against: 'its csv_db (status, metadata, media) in, its csv_feeder (a column url) out; 1.x, April 2026',
  mediaType: 'text/csv',
  extension: 'csv',
  places: [],
  persons: [],
  carries: EVERYTHING,
  loses: 'all but the addresses: what it is given is what it shall keep',
  read: readCsv,
  write: (records) =>
    csvLine(['url']) + [...new Set(records.flatMap(({ urls }) => urls))].map((url) => csvLine([url])).join(''),
};

function readCsv(text: string, file: string): ReadRecords {
  const problems: Problem[] = [];
  const unix = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const rows = parseRecords(unix.endsWith('\n') ? unix : `${unix}\n`, (line, field, rule, got = null) =>
    problems.push({ file, line, field, rule, got }),
  );
  const header = rows?.[0]?.cells ?? [];
  const at = COLUMNS.map((column) => header.indexOf(column));
  if (rows === null || at.includes(-1))
    return foreign(file, 1, `columns of auto-archiver: ${COLUMNS.join(', ')}`, header.join(','));
  const records: ExchangeRecord[] = [];
  let malformed = 0;
  for (const { cells, line } of rows.slice(1)) {
    const [status = '', metadata = '', media = ''] = at.map((i) => cells[i] ?? '');
    const row = parseArchiverRow({ line, status, metadata, media }, file);
    problems.push(...row.problems);
    if (row.problems.length > 0) malformed++;
    else records.push(recordOf(row.item, records.length));
  }
  return { records, problems, malformed, isForeign: false };
}

function recordOf(item: ReturnType<typeof parseArchiverRow>['item'], before: number): ExchangeRecord {
  return {
    ...NOTHING,
    format: 'auto-archiver',
    // one address may be archived again: each is a capture of its own
    id: `${item.url ?? ''} ${item.archivedAt ?? before}`,
    kind: 'capture',
    title: item.title,
    description: item.content,
    date: item.postedAt === null ? null : dayOf(item.postedAt),
    known: item.archivedAt === null ? null : dayOf(item.archivedAt),
    state: item.status,
    urls: item.url === null ? [] : [item.url],
    tags: item.media.flatMap(({ hash }) => (hash === null ? [] : [hash])),
    own: {},
  };
}
