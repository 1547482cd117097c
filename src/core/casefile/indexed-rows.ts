/** The rows of a case as lists over all cases show them: what each is of, in one line, and the words it is found by. */
import type { Case, RowPlace } from '../case.js';
import type { IndexedRow } from '../ports.js';
import { searchTokens } from './search-tokens.js';

/** Changed whenever the same rows would be indexed otherwise: what was made by another is made anew. */
export const INDEX_MADE_BY = '1';

/** Tables that are found over all cases. */
export const INDEXED_TABLES = [
  ...(['claims', 'sources', 'imagery', 'readings', 'items', 'sites', 'presence'] as const),
  ...(['inventory', 'prices', 'events'] as const),
] as const;
export type IndexedTable = (typeof INDEXED_TABLES)[number];

const LONGEST_TITLE = 200;

type AnyRow = { readonly row: RowPlace };

export const indexedRows = (theCase: Case): readonly IndexedRow[] =>
  INDEXED_TABLES.flatMap((table) => (theCase[table] as readonly AnyRow[]).map((row) => indexedRow(table, row)));

function indexedRow(table: IndexedTable, row: AnyRow): IndexedRow {
  const cells = Object.entries(row).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (name === 'row') return [];
    return [value]
      .flat()
      .flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [[name, `${one}`]] : []));
  });
  const { id } = row.row;
  const day = DAYS.flatMap((name) => cells.find(([cell]) => cell === name)?.[1] ?? [])[0] ?? null;
  // The longest of its texts is what it says; an address is not read by people.
  const said = cells
    .filter(([name]) => name !== 'url')
    .reduce((longest, [, text]) => (text.length > longest.length ? text : longest), '');
  return {
    ...{ table, id, day: day === null ? null : day.slice(0, DAY_LENGTH) },
    title: [...(said === '' ? id : said)].slice(0, LONGEST_TITLE).join(''),
    tokens: searchTokens([id, ...cells.map(([, text]) => text)].join(' ')),
  };
}

/** What a row is of, the first it has. */
const DAYS = ['date', 'acquired', 'asOf', 'firstPublished'];
const DAY_LENGTH = '2031-06-03'.length;
