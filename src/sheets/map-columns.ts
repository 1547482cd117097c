/**
 * Which column of a case each column of a foreign table is: by its name, by a word commonly used for it, by the nearest
 * spelling. A guess is only a proposal; whoever imports corrects it.
 */
import { similarity } from '../core/evidence/matching/similarity.js';

/** Below it two names are more unlike than one slip of the pen makes them. */
const ALIKE = 0.75;

/** Words for a column that are no spelling of its name. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  id: ['identifier', 'key', 'code', 'no', 'number'],
  url: ['link', 'address', 'web', 'href', 'source url'],
  note: ['notes', 'remark', 'remarks', 'comment', 'comments'],
  date: ['day', 'when', 'published', 'date published'],
  acquired: ['captured', 'taken', 'acquisition', 'acquisition date', 'image date'],
  lat: ['latitude', 'y'],
  lon: ['longitude', 'long', 'lng', 'x'],
  site_id: ['site', 'location', 'place', 'base'],
  source_id: ['source', 'who', 'outlet', 'claimant'],
  imagery_id: ['image', 'image id', 'imagery', 'scene'],
  item_id: ['item', 'serial', 'asset'],
  asset_type: ['type', 'model', 'equipment', 'class'],
  count: ['n', 'quantity', 'qty', 'how many'],
  state: ['status', 'damage', 'condition'],
  paraphrase: ['text', 'statement', 'description', 'what was said', 'summary'],
  low: ['min', 'minimum', 'from'],
  high: ['max', 'maximum', 'to'],
  mode: ['best', 'value', 'estimate', 'likely'],
  provider: ['satellite', 'sensor', 'operator'],
  resolution_m: ['resolution', 'gsd'],
};

/** For each foreign column the known one, or null; none is given twice. */
export function mapColumns(heads: readonly string[], known: readonly string[]): readonly (string | null)[] {
  const offers = heads.flatMap((head, at) =>
    known.map((column) => ({ at, column, alike: likeness(plain(head), column) })).filter(({ alike }) => alike >= ALIKE),
  );
  const mapped: (string | null)[] = heads.map(() => null);
  const taken = new Set<string>();
  for (const { at, column } of offers.sort((a, b) => b.alike - a.alike || a.at - b.at)) {
    if (mapped[at] !== null || taken.has(column)) continue;
    mapped[at] = column;
    taken.add(column);
  }
  return mapped;
}

/** The table whose columns the heads fit best: by how many are found, then by how few of its own stay empty. */
export function guessTable<T extends { readonly columns: readonly string[] }>(
  heads: readonly string[],
  tables: readonly T[],
): T | null {
  const fit = ({ columns }: T): number => {
    const found = mapColumns(heads, columns).filter((column) => column !== null).length;
    return found + found / (columns.length + 1);
  };
  return tables.reduce<T | null>((best, table) => (best === null || fit(table) > fit(best) ? table : best), null);
}

function likeness(head: string, column: string): number {
  const name = plain(column);
  if (head === name) return 1;
  if (ALIASES[column]?.includes(head)) return 0.99;
  // `site name` for `name`
  if (head.endsWith(` ${name}`)) return 0.9;
  return head.length < 3 ? 0 : similarity(head, name) * 0.98;
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_./()-]+/g, ' ')
    .trim();
