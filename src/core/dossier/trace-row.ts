/** `row/<table>/<line>`, or `row/<table>/id/<id>`: a row of the case by itself, as it stands in its file. */
import type { Case, RowPlace } from '../case.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';

const TABLES = [
  'sources',
  'claims',
  'imagery',
  'readings',
  'items',
  'prices',
  'inventory',
  'events',
  'presence',
  'rates',
  'replacements',
  'series',
  'sites',
] as const satisfies readonly (keyof Case)[];

export function traceRow({ theCase }: Run, [kind, table, line, ...id]: readonly string[]): Draft | null {
  const name = TABLES.find((known) => known === table);
  if (kind !== 'row' || !name) return null;
  const rows: readonly { readonly row: RowPlace }[] = theCase[name];
  const found = rows.find(({ row }) => (line === 'id' ? row.id === id.join('/') : row.line === Number(line)));
  if (!found) return null;
  return {
    title: `${name}.csv, line ${found.row.line}`,
    value: found.row.id,
    what: 'A row of the case, as it stands in its file.',
    how: 'Entered by hand from its source.',
    rows: [found.row],
    assumes: [],
    wouldChange: ['A correction of the row.'],
  };
}
