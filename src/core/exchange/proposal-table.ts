/**
 * Proposed readings as a table that a person fills in, and what that person accepted as rows for the case. Only a row that says
 * `yes` is taken, and only when nothing in it is open any more; who accepted it, when, and of which record stands in its words.
 */

import type { RowEdit } from '../casefile/edit.js';
import { idsAfter } from '../casefile/new-ids.js';
import { type Report, reportFor } from '../casefile/report.js';
import { parseRecords } from '../casefile/table.js';
import { csvLine, unescapeFormula } from '../dossier/documents/csv-text.js';
import type { Problem } from '../problem.js';
import { acceptedWords, PROPOSAL_FIELDS, type Proposal, type ProposalField } from './propose-readings.js';

const HEAD = ['accept', 'from', 'said', 'open', 'heed'] as const;
const COLUMNS: readonly string[] = [...HEAD, ...PROPOSAL_FIELDS];
/** May stay blank: when a picture was taken is not always known. */
const MAY_BE_BLANK: readonly ProposalField[] = ['acquired', 'url'];

export function proposalsCsv(proposals: readonly Proposal[]): string {
  const lines = proposals.map(({ from, said, open, heed, fields }) =>
    csvLine(['', from, said, open.join('; '), heed.join('; '), ...PROPOSAL_FIELDS.map((name) => fields[name])]),
  );
  return csvLine(COLUMNS) + lines.join('');
}

export type Decided = {
  readonly edits: readonly RowEdit[];
  readonly accepted: number;
  readonly declined: number;
  readonly undecided: number;
  readonly problems: readonly Problem[];
};

export type Acceptance = {
  /** who says yes */
  readonly by: string;
  /** day */
  readonly on: string;
  readonly imagery: TableOfCase;
  readonly readings: TableOfCase;
  /** records that readings were accepted from before */
  readonly before: ReadonlySet<string>;
};

export type TableOfCase = {
  readonly path: string;
  readonly columns: readonly string[];
  readonly ids: ReadonlySet<string>;
};

/** @param file name for what is wrong with the table */
export function decidedReadings(text: string, file: string, given: Acceptance): Decided {
  const problems: Problem[] = [];
  const report = reportFor(problems, file);
  const tally = { accepted: 0, declined: 0, undecided: 0 };
  const records = parseRecords(text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n'), report);
  const [header, ...rows] = records ?? [];
  const missing = COLUMNS.filter((column) => !header?.cells.includes(column));
  if (header && missing.length > 0) report(1, null, `the columns of a table of proposals, with ${missing.join(', ')}`);
  if (!header || missing.length > 0) return { edits: [], ...tally, problems };
  const images = new Set(given.imagery.ids);
  const nextId = idsAfter([...given.readings.ids], 'r000');
  const edits = rows.flatMap(({ cells, line }): readonly RowEdit[] => {
    const cell = (name: string): string => unescapeFormula(cells[header.cells.indexOf(name)] ?? '').trim();
    const said = cell('accept').toLowerCase();
    if (said === 'yes') {
      if (given.before.has(cell('from'))) return [];
      const made = rowsOf(cell, line, nextId(), images, given, report);
      images.add(cell('imagery_id'));
      tally.accepted += 1;
      return made;
    }
    if (said === 'no') tally.declined += 1;
    else if (said === '') tally.undecided += 1;
    else report(line, 'accept', 'yes, no or blank', cell('accept'));
    return [];
  });
  return { edits: problems.length > 0 ? [] : edits, ...tally, problems };
}

function rowsOf(
  cell: (name: string) => string,
  line: number,
  id: string,
  images: ReadonlySet<string>,
  { by, on, imagery, readings }: Acceptance,
  report: Report,
): readonly RowEdit[] {
  const isNew = !images.has(cell('imagery_id'));
  const ofImage: readonly string[] = ['acquired', 'acquired_precision', 'channel', 'coverage'];
  for (const name of PROPOSAL_FIELDS) {
    if (cell(name) !== '' || MAY_BE_BLANK.includes(name) || (!isNew && ofImage.includes(name))) continue;
    report(line, name, 'said by whoever accepts it', '');
  }
  const added = ({ path, columns }: TableOfCase, row: Readonly<Record<string, string>>): RowEdit => ({
    kind: 'add',
    table: path,
    row: Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])),
  });
  const [from, site, url] = [cell('from'), cell('site_id'), cell('url')];
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, cell(name)]));
  const image = {
    ...named(ofImage),
    ...{ id: cell('imagery_id'), site_id: site, first_published: cell('date'), url, note: `Of ${from}.` },
  };
  const reading = {
    ...named(PROPOSAL_FIELDS.filter((name) => !ofImage.includes(name))),
    // Somebody looked at the picture, as for any other reading.
    ...{ id, basis: 'seen', paraphrase: `${cell('paraphrase')} ${acceptedWords(from, by, on)}` },
  };
  return [...(isNew ? [added(imagery, image)] : []), added(readings, reading)];
}
