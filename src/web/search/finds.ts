/** Everything of a case that can be gone to: its pages and every row, each with the words it is found by. */
import type { Case, RowPlace } from '../../core/case.js';
import { PAGE_NAMES, type PageName } from '../route/route.js';
import { type Key, say } from '../words/say.js';

export type Find = {
  readonly id: string;
  readonly title: string;
  /** what it is, in a word or two */
  readonly kind: string;
  readonly page: PageName | null;
  /** opened in the drawer; null: the page alone */
  readonly trace: string | null;
  /** all it says, for the search */
  readonly text: string;
};

type AnyRow = { readonly row: RowPlace };

/** Where the rows of a table are at home. */
export const HOMES = {
  claims: 'claims',
  sources: 'claims',
  imagery: 'evidence',
  readings: 'evidence',
  items: 'losses',
  sites: 'evidence',
  presence: 'losses',
  inventory: 'fleet',
  prices: 'cost',
  rates: 'cost',
  replacements: 'cost',
  events: 'perception',
  series: 'perception',
} as const satisfies Partial<Record<keyof Case, PageName>>;

export function findsOf(theCase: Case): readonly Find[] {
  const pages = [null, ...PAGE_NAMES].map((page): Find => {
    const title = say(page === null ? 'nav.front' : (`stage.${page}` as Key));
    return { id: `page/${page}`, title, kind: say('search.page'), page, trace: null, text: '' };
  });
  const rows = (Object.keys(HOMES) as (keyof typeof HOMES)[]).flatMap((table) =>
    (theCase[table] as readonly AnyRow[]).map((row) => rowFind(table, row)),
  );
  return [...pages, ...rows];
}

function rowFind(table: keyof typeof HOMES, row: AnyRow): Find {
  const words = wordsOf(row);
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return {
    id: `${table}/${row.row.line}`,
    title: longest === row.row.id ? longest : `${row.row.id} · ${longest}`,
    kind: `${table}.csv`,
    page: HOMES[table],
    trace: `row/${table}/${row.row.line}`,
    text: words.join(' '),
  };
}

/** Its words and numbers; an address is not read by people. */
function wordsOf(row: AnyRow): readonly string[] {
  const said = Object.entries(row).flatMap(([key, value]) => {
    if (key === 'row' || key === 'url') return [];
    return [value].flat().flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
  });
  return [row.row.id, ...said];
}
