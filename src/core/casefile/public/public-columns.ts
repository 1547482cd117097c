/**
 * Which tables and columns of a case may leave a desk: a list of what may, never of what may not, so that a column nobody
 * thought of stays inside. What a desk judges itself (grades, elicitations, places with their analysts) names persons and
 * is not on it; what a case marks as `plumbline:private` is taken off it.
 */
import { knownColumns } from '../known-tables.js';

export const PUBLIC_TABLES: readonly string[] = [
  'sources',
  'claims',
  'imagery',
  'readings',
  'items',
  'sites',
  'presence',
  'inventory',
  'prices',
  'events',
  'series',
  'rates',
  'replacements',
];

/** Properties of the package that are published beside those of this program's own. */
export const PUBLIC_PROPERTIES: readonly string[] = [
  '$schema',
  'name',
  'title',
  'description',
  'version',
  'licenses',
  'keywords',
];
/** Own properties that say what must stay inside: they would name it. */
const INSIDE: readonly string[] = ['plumbline:private', 'plumbline:publicAccounts'];

export const isPublicProperty = (key: string): boolean =>
  PUBLIC_PROPERTIES.includes(key) || (key.startsWith('plumbline:') && !INSIDE.includes(key));

/** @param marked `table` or `table.column`, as the case marks them */
export const isPublicTable = (table: string, marked: ReadonlySet<string>): boolean =>
  PUBLIC_TABLES.includes(table) && !marked.has(table);

export type ColumnFate = 'published' | 'dropped' | 'withheld';

/** A column that a row cannot be without is kept, and its cells say that they are withheld. */
export function fateOf(table: string, column: string, marked: ReadonlySet<string>): ColumnFate {
  const known = knownColumns(table).get(column);
  if (known === undefined) return 'dropped';
  if (!marked.has(`${table}.${column}`)) return 'published';
  return known.required ? 'withheld' : 'dropped';
}
